import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CITIES, DISTRICTS, districtsOf, FORMER_CITIES, FORMER_DISTRICTS } from "./districts.ts";
import { formatAddress, parseAddress } from "./parseAddress.ts";

/** City, district, postcode, street and findings in one line. */
function read(text: string): string {
  const parsed = parseAddress(text);
  if (parsed.kind !== "located") return parsed.kind;
  const { city, district, postcode, street } = parsed.address;
  return [city, district, postcode, street, ...parsed.findings].join(" ");
}

describe("districts of Taiwan", () => {
  it("22 cities, 368 districts, each postcode in one city", () => {
    expect(CITIES).toHaveLength(22);
    expect(DISTRICTS).toHaveLength(368);
    for (const [postcode, same] of Map.groupBy(DISTRICTS, (district) => district.postcode)) {
      expect(postcode).toMatch(/^[1-9]\d\d$/);
      expect(new Set(same.map(({ city }) => city)).size).toBe(1);
    }
    for (const { city, name } of DISTRICTS) {
      expect(name).toMatch(/^\p{Script=Han}{1,4}[鄉鎮市區]$/u);
      expect(districtsOf(city).filter((district) => district.name === name)).toHaveLength(1);
    }
    expect(Object.values(FORMER_CITIES).every((city) => CITIES.includes(city))).toBe(true);
    for (const name of Object.values(FORMER_DISTRICTS))
      expect(DISTRICTS.some((district) => district.name === name)).toBe(true);
  });
});

describe("addresses (DOMAIN 7, criterion 13)", () => {
  it.each([
    ["100臺北市中正區重慶南路一段122號", "臺北市 中正區 100 重慶南路一段122號"],
    ["10048 台北市中正區重慶南路1段122號", "臺北市 中正區 10048 重慶南路一段122號"],
    ["１００００６台北市　中正區，重慶南路 一段 122號", "臺北市 中正區 100006 重慶南路一段122號"],
    ["(220)新北市板橋區中山路一段161號5F", "新北市 板橋區 220 中山路一段161號5樓"],
    ["247新北市蘆洲區中山二路8號", "新北市 蘆洲區 247 中山二路8號"],
    ["744臺南市新市區中華路1號", "臺南市 新市區 744 中華路1號"],
    ["324桃園市平鎮區環南路2號", "桃園市 平鎮區 324 環南路2號"],
    ["849高雄市那瑪夏區平和巷170號", "高雄市 那瑪夏區 849 平和巷170號"],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));

  it("adds what is left out, and says so", () => {
    expect(read("臺北市中正區愛國東路1號")).toBe("臺北市 中正區 100 愛國東路1號 postcodeAdded");
    expect(read("板橋區中山路161號")).toBe("新北市 板橋區 220 中山路161號 postcodeAdded cityAdded");
    expect(read("彰化市中山路2號")).toBe("彰化縣 彰化市 500 中山路2號 postcodeAdded cityAdded");
    expect(read("100重慶南路一段122號")).toBe(
      "臺北市 中正區 100 重慶南路一段122號 cityAdded districtAdded",
    );
    expect(read("407臺中市臺灣大道三段99號")).toBe(
      "臺中市 西屯區 407 臺灣大道三段99號 districtAdded",
    );
    expect(read("106大安區和平東路1號")).toBe("臺北市 大安區 106 和平東路1號 cityAdded");
    expect(read("台北大安區和平東路1號")).toBe("臺北市 大安區 106 和平東路1號 postcodeAdded");
    expect(read("新竹竹北市光明六路10號")).toBe("新竹縣 竹北市 302 光明六路10號 postcodeAdded");
    expect(read("台灣台北市大安區")).toBe("臺北市 大安區 106  postcodeAdded noStreet");
    expect(read("台灣省南投縣南投市省府路1號")).toBe("南投縣 南投市 540 省府路1號 postcodeAdded");
  });

  it("gives old names their successors", () => {
    expect(read("220台北縣板橋市中山路161號")).toBe("新北市 板橋區 220 中山路161號 renamed");
    expect(read("333桃園縣龜山鄉文化路1號")).toBe("桃園市 龜山區 333 文化路1號 renamed");
    expect(read("351苗栗縣頭份鎮中華路1號")).toBe("苗栗縣 頭份市 351 中華路1號 renamed");
    expect(read("849高雄縣三民鄉民生路1號")).toBe("高雄市 那瑪夏區 849 民生路1號 renamed");
    expect(read("807高雄市三民區民生路1號")).toBe("高雄市 三民區 807 民生路1號");
    expect(read("700臺南市西區民權路1號")).toBe("臺南市 中西區 700 民權路1號 renamed");
  });

  it("a postcode of another district is corrected", () => {
    expect(read("104臺北市中正區愛國東路1號")).toBe(
      "臺北市 中正區 100 愛國東路1號 postcodeCorrected",
    );
  });

  it("what cannot be located is told apart", () => {
    expect(parseAddress("中正區愛國東路1號")).toMatchObject({
      kind: "ambiguous",
      candidates: [{ city: "臺北市" }, { city: "基隆市" }],
      street: "愛國東路1號",
    });
    expect(parseAddress("300新竹市光復路1號")).toEqual({
      kind: "city",
      city: "新竹市",
      postcode: "300",
      street: "光復路1號",
    });
    expect(parseAddress("臺北市愛國東路1號")).toMatchObject({ kind: "city", postcode: null });
    expect(parseAddress("台灣大道四段1號")).toEqual({
      kind: "unlocated",
      postcode: null,
      street: "台灣大道四段1號",
    });
    expect(parseAddress("305號")).toMatchObject({ kind: "unlocated", postcode: null });
    expect(parseAddress(" 12 Main  Street ")).toEqual({
      kind: "unlocated",
      postcode: null,
      street: "12 Main Street",
    });
    expect(parseAddress("100 Main Street")).toMatchObject({ kind: "unlocated", postcode: null });
    expect(parseAddress("　 ")).toEqual({ kind: "empty" });
  });

  it("writing and reading are inverse for every district, and reading twice is reading once", () => {
    const address = fc.record({
      place: fc.constantFrom(...DISTRICTS),
      more: fc.constantFrom("", "01", "045"),
      road: fc.constantFrom("中正路", "臺灣大道二段", "市府路", "東區路", "中山二路", "大同街"),
      house: fc.integer({ min: 1, max: 999 }),
      floor: fc.constantFrom("", "5樓", "12樓之3"),
    });
    fc.assert(
      fc.property(address, ({ place, more, road, house, floor }) => {
        const written = {
          postcode: `${place.postcode}${more}`,
          city: place.city,
          district: place.name,
          street: `${road}${house}號${floor}`,
        };
        expect(parseAddress(formatAddress(written))).toEqual({
          kind: "located",
          address: written,
          findings: [],
        });
      }),
    );
  });

  it("whatever is located reads the same again", () => {
    const pieces =
      "100 22041 台 臺灣 台北 臺北縣 新竹 市 板橋市 中正區 東區 頭份鎮 中山路 3段 5F １２號 　 ,";
    const piece = fc.constantFrom(...pieces.split(" "));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (chosen) => {
        const first = parseAddress(chosen.join(""));
        const address = first.kind === "located" ? first.address : null;
        const again = address && parseAddress(formatAddress(address));
        expect(again?.kind === "located" ? again.address : null).toEqual(address);
      }),
      { numRuns: 1_000 },
    );
  });
});
