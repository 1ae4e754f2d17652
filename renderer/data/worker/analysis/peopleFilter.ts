import { ageBandOf } from "./ageBands.ts";
import type { BookPerson } from "./bookTable.ts";

/** Filter chips of a chart: an empty list lets everybody through. Unknown is the empty string. */
export type PeopleFilter = Readonly<{
  agentIds: readonly string[];
  cities: readonly string[];
  ageBands: readonly number[];
}>;

export const NO_FILTER: PeopleFilter = { agentIds: [], cities: [], ageBands: [] };

export const isFiltered = ({ agentIds, cities, ageBands }: PeopleFilter): boolean =>
  agentIds.length + cities.length + ageBands.length > 0;

/** How many people stand behind each choice of each chip, most first. */
export type FilterChoices = Readonly<{
  agentIds: readonly Choice<string>[];
  cities: readonly Choice<string>[];
  ageBands: readonly Choice<number>[];
}>;
export type Choice<T> = Readonly<{ value: T; people: number }>;

const lets = <T>(chosen: readonly T[], value: T) => chosen.length === 0 || chosen.includes(value);

export function passesFilter(person: BookPerson, filter: PeopleFilter, today: string): boolean {
  return (
    lets(filter.agentIds, person.agentId ?? "") &&
    lets(filter.cities, person.city) &&
    (filter.ageBands.length === 0 || filter.ageBands.includes(ageBandOf(person.birthDate, today)))
  );
}

export function choicesOf(people: Iterable<BookPerson>, today: string): FilterChoices {
  const agents = new Map<string, number>();
  const cities = new Map<string, number>();
  const bands = new Map<number, number>();
  for (const person of people) {
    raise(agents, person.agentId ?? "");
    raise(cities, person.city);
    raise(bands, ageBandOf(person.birthDate, today));
  }
  return {
    agentIds: mostFirst(agents),
    cities: mostFirst(cities),
    ageBands: mostFirst(bands).sort((a, b) => a.value - b.value),
  };
}

const raise = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);

const mostFirst = <K>(counts: Map<K, number>): Choice<K>[] =>
  [...counts].map(([value, people]) => ({ value, people })).sort((a, b) => b.people - a.people);
