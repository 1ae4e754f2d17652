import type { People } from "../columns/people.ts";
import { ageBandOf } from "./ageBands.ts";

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

/** The filter as a test of rows. @param today as a date number */
export function rowFilter(
  { at, agents, cities }: People,
  filter: PeopleFilter,
  today: number,
): (row: number) => boolean {
  const inAgents = new Set(filter.agentIds.map((id) => agents.find(id)));
  const inCities = new Set(filter.cities.map((city) => cities.find(city)));
  const inBands = new Set(filter.ageBands);
  return (row) =>
    (inAgents.size === 0 || inAgents.has(at.agent[row])) &&
    (inCities.size === 0 || inCities.has(at.city[row])) &&
    (inBands.size === 0 || inBands.has(ageBandOf(at.birth[row] ?? 0, today)));
}

export function choicesOf(
  { at, agents, cities }: People,
  rows: Iterable<number>,
  today: number,
): FilterChoices {
  const byAgent = new Map<number, number>();
  const byCity = new Map<number, number>();
  const byBand = new Map<number, number>();
  for (const row of rows) {
    raise(byAgent, at.agent[row] ?? 0);
    raise(byCity, at.city[row] ?? 0);
    raise(byBand, ageBandOf(at.birth[row] ?? 0, today));
  }
  return {
    agentIds: mostFirst(byAgent, agents.textOf),
    cities: mostFirst(byCity, cities.textOf),
    ageBands: mostFirst(byBand, (band) => band).sort((a, b) => a.value - b.value),
  };
}

const raise = (counts: Map<number, number>, key: number) =>
  counts.set(key, (counts.get(key) ?? 0) + 1);

const mostFirst = <T>(counts: Map<number, number>, valueOf: (key: number) => T): Choice<T>[] =>
  [...counts]
    .map(([key, people]) => ({ value: valueOf(key), people }))
    .sort((a, b) => b.people - a.people);
