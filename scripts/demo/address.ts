import type { Customer } from "#shared/model/customer.ts";
import type { Random } from "./random.ts";
import { cities, roads, type City } from "./tables/districts.ts";

export type Home = { city: City; address: NonNullable<Customer["address"]> };

const sections = ["", "", "一段", "二段", "三段"];

export function homeOf(random: Random): Home {
  const city = random.weighted(cities.map((city) => [city, city.weight] as const));
  const district = random.pick(city.districts);
  const road = random.pick(roads);
  const lane = random.chance(0.35) ? `${random.int(2, 320)}巷` : "";
  const alley = lane && random.chance(0.3) ? `${random.int(1, 60)}弄` : "";
  const floor = random.chance(0.65) ? `${random.int(2, 15)}樓` : "";
  const flat = floor && random.chance(0.25) ? `之${random.int(1, 6)}` : "";
  const section = road.endsWith("路") ? random.pick(sections) : "";
  const street = `${road}${section}${lane}${alley}${random.int(1, 399)}號${floor}${flat}`;
  return {
    city,
    address: { postcode: district.postcode, city: city.name, district: district.name, street },
  };
}

export function mobileOf(random: Random): Customer["phones"][number] {
  return { kind: "mobile", number: `09${digits(random, 8)}` };
}

export function landlineOf(
  random: Random,
  { areaCode, localDigits }: City,
): Customer["phones"][number] {
  const number = `${areaCode}${random.int(2, 8)}${digits(random, localDigits - 1)}`;
  return { kind: "landline", number };
}

function digits(random: Random, count: number): string {
  let text = "";
  for (let at = 0; at < count; at += 1) text += random.int(0, 9);
  return text;
}
