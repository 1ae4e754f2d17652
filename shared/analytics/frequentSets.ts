import { compareIds, type CustomerKey } from "./compareIds.ts";

export interface FrequentSet<I> {
  /** Ascending. */
  readonly items: readonly I[];
  /** Baskets that hold all of them. */
  readonly count: number;
}

export interface FrequentSets<I> {
  readonly all: readonly FrequentSet<I>[];
  /** Count of a frequent set given in ascending order; 0 if it is not frequent. */
  readonly countOf: (items: readonly I[]) => number;
}

/**
 * All sets of up to `maxItems` items that enough baskets hold, by Eclat: each set carries the baskets that
 * hold it, and a larger set is the intersection. A set can only be frequent if its parts are.
 */
export function frequentSets<I extends CustomerKey>(
  baskets: readonly (readonly I[])[],
  isFrequent: (count: number) => boolean,
  maxItems: number,
): FrequentSets<I> {
  const all: FrequentSet<I>[] = [];
  const counts = new Map<string, number>();
  const keyOf = (items: readonly I[]) => JSON.stringify(items);
  const extend = (prefix: readonly I[], candidates: readonly Holding<I>[]) => {
    candidates.forEach(({ item, holders }, i) => {
      const items = [...prefix, item];
      all.push({ items, count: holders.length });
      counts.set(keyOf(items), holders.length);
      if (items.length >= maxItems) return;
      const next = candidates
        .slice(i + 1)
        .map((other) => ({ item: other.item, holders: intersect(holders, other.holders) }))
        .filter((other) => isFrequent(other.holders.length));
      extend(items, next);
    });
  };
  extend(
    [],
    singles(baskets).filter(({ holders }) => isFrequent(holders.length)),
  );
  return { all, countOf: (items) => counts.get(keyOf(items)) ?? 0 };
}

interface Holding<I> {
  readonly item: I;
  /** Positions of the baskets that hold the item, ascending. */
  readonly holders: readonly number[];
}

function singles<I extends CustomerKey>(baskets: readonly (readonly I[])[]): Holding<I>[] {
  const holders = new Map<I, number[]>();
  baskets.forEach((basket, position) => {
    for (const item of new Set(basket)) {
      const own = holders.get(item);
      if (own) own.push(position);
      else holders.set(item, [position]);
    }
  });
  return [...holders]
    .map(([item, own]) => ({ item, holders: own }))
    .toSorted((a, b) => compareIds(a.item, b.item));
}

function intersect(a: readonly number[], b: readonly number[]): number[] {
  const common: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x = 0, y = 0] = [a[i], b[j]];
    if (x === y) common.push(x);
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return common;
}
