import {
  CITIES,
  DISTRICTS,
  districtsOf,
  FORMER_CITIES,
  FORMER_DISTRICTS,
  type District,
} from "./districts.ts";
import { foldAddress, foldStreet, isChinese, officialTai } from "./foldAddress.ts";

export interface LocatedAddress {
  /** Three, five or six digits; its first three are those of the district. */
  readonly postcode: string;
  readonly city: string;
  readonly district: string;
  /** Everything after the district; empty if there is nothing. */
  readonly street: string;
}

/** What was put right or added on the way, for the person who checks an import. */
export type AddressFinding =
  "postcodeAdded" | "postcodeCorrected" | "cityAdded" | "districtAdded" | "renamed" | "noStreet";

export type ParsedAddress =
  | {
      readonly kind: "located";
      readonly address: LocatedAddress;
      readonly findings: readonly AddressFinding[];
    }
  /** The city is certain, the district is missing or not one of it. */
  | {
      readonly kind: "city";
      readonly city: string;
      readonly postcode: string | null;
      readonly street: string;
    }
  /** A district of this name lies in several cities. */
  | {
      readonly kind: "ambiguous";
      readonly candidates: readonly District[];
      readonly street: string;
    }
  | { readonly kind: "unlocated"; readonly postcode: string | null; readonly street: string }
  | { readonly kind: "empty" };

interface Place {
  readonly city: string | null;
  readonly districts: readonly District[];
  readonly rest: string;
  readonly isRenamed: boolean;
}

/**
 * City, district and postcode off the front of a Taiwanese address, in official names (DOMAIN 7, criterion
 * 13). Reads full-width text, 台 for 臺, the names before 2010 and 2014, and addresses that leave out the
 * city, its last character or the postcode.
 */
export function parseAddress(input: string): ParsedAddress {
  const text = foldAddress(input);
  if (text === "") return { kind: "empty" };
  // 100 Main Street is no postcode.
  if (!isChinese(text)) return { kind: "unlocated", postcode: null, street: text };
  const { postcode, rest } = takePostcode(text);
  const place = takePlace(rest);
  const street = foldStreet(place.rest);
  const candidates = narrowed(place, postcode);
  const [district] = candidates;
  if (district && candidates.length === 1) return located(district, place, postcode, street);
  if (place.city !== null) return { kind: "city", city: place.city, postcode, street };
  return candidates.length > 1 && place.districts.length > 0
    ? { kind: "ambiguous", candidates, street }
    : { kind: "unlocated", postcode, street };
}

/** One line, postcode first; `parseAddress` reads it back. */
export function formatAddress({ postcode, city, district, street }: LocatedAddress): string {
  return `${postcode}${city}${district}${street}`;
}

function takePostcode(text: string): { postcode: string | null; rest: string } {
  // A house number may also begin the line: 100巷, 305號.
  const match = /^[[(〒]?(\d{3}(?:\d{2,3})?)[\])]?(?![\d巷弄號鄰樓])(.*)$/su.exec(text);
  return match
    ? { postcode: match[1] ?? null, rest: match[2] ?? "" }
    : { postcode: null, rest: text };
}

function takePlace(text: string): Place {
  const withoutState = text.replace(/^(?:[台臺]灣省|福建省|中華民國)/, "");
  // 臺灣大道 is a road, so the name of the island is dropped only before the name of a city.
  const withoutIsland = withoutState.replace(/^[台臺]灣/, "");
  return (
    takeCity(withoutState) ??
    takeCity(withoutIsland) ??
    takeShortCity(withoutState) ??
    takeDistrictAlone(withoutState)
  );
}

function takeCity(text: string): Place | null {
  const name = officialTai(text.slice(0, 3));
  const city = FORMER_CITIES[name] ?? name;
  if (!CITIES.includes(city)) return null;
  const rest = text.slice(3);
  const found = districtAt(rest, city, name);
  const isRenamed = city !== name || (found !== null && !found.isExact);
  return {
    city,
    districts: found ? [found.district] : [],
    rest: found ? rest.slice(found.length) : rest,
    isRenamed,
  };
}

/** 台北中正區, 新竹竹北市: the last character of the city is left out, but a district of it follows. */
function takeShortCity(text: string): Place | null {
  const name = officialTai(text.slice(0, 2));
  for (const city of CITIES.filter((one) => one.startsWith(name))) {
    const found = districtAt(text.slice(2), city, city);
    if (found?.isExact) {
      const rest = text.slice(2 + found.length);
      return { city, districts: [found.district], rest, isRenamed: false };
    }
  }
  return null;
}

function takeDistrictAlone(text: string): Place {
  const official = officialTai(text);
  const districts = DISTRICTS.filter(({ name }) => official.startsWith(name));
  const longest = Math.max(0, ...districts.map(({ name }) => name.length));
  return {
    city: null,
    districts: districts.filter(({ name }) => name.length === longest),
    rest: text.slice(longest),
    isRenamed: false,
  };
}

/** The district at the start of a text; 板橋市 and 龜山鄉 are the 區 of today. */
function districtAt(text: string, city: string, cityAsWritten: string) {
  const official = officialTai(text);
  for (const [former, today] of Object.entries(FORMER_DISTRICTS)) {
    if (!`${cityAsWritten}${official}`.startsWith(former)) continue;
    const district = districtsOf(city).find(({ name }) => name === today);
    if (district) return { district, length: former.length - cityAsWritten.length, isExact: false };
  }
  const exact = districtsOf(city).find(({ name }) => official.startsWith(name));
  if (exact) return { district: exact, length: exact.name.length, isExact: true };
  // One character, such as 東, is too little to go by; 板橋市場 is a market.
  const renamed = districtsOf(city).find(
    ({ name }) =>
      name.length > 2 &&
      official.startsWith(name.slice(0, -1)) &&
      /^(?:[鄉鎮區]|市(?!場))/.test(official.slice(name.length - 1)),
  );
  return renamed ? { district: renamed, length: renamed.name.length, isExact: false } : null;
}

/** The districts that the names and the postcode leave possible. */
function narrowed({ city, districts }: Place, postcode: string | null): readonly District[] {
  const area = postcode?.slice(0, 3);
  if (districts.length === 1 || area === undefined) return districts;
  const pool = districts.length > 0 ? districts : city === null ? DISTRICTS : districtsOf(city);
  const matching = pool.filter((district) => district.postcode === area);
  return matching.length > 0 ? matching : districts;
}

function located(
  { city, name, postcode: area }: District,
  place: Place,
  given: string | null,
  street: string,
): ParsedAddress {
  const isGivenRight = given?.startsWith(area) ?? false;
  const findings: readonly (AddressFinding | false)[] = [
    given === null && "postcodeAdded",
    given !== null && !isGivenRight && "postcodeCorrected",
    place.city === null && "cityAdded",
    place.districts.length === 0 && "districtAdded",
    place.isRenamed && "renamed",
    street === "" && "noStreet",
  ];
  const postcode = given !== null && isGivenRight ? given : area;
  return {
    kind: "located",
    address: { postcode, city, district: name, street },
    findings: findings.filter((finding) => finding !== false),
  };
}
