import { compareIds, type CustomerKey } from "./compareIds.ts";

export const TIERS = ["S", "A", "B", "C"] as const;
export type Tier = (typeof TIERS)[number];

/** Cumulative percentages of customers [cfg] (DOMAIN 5.2); C takes the rest. */
export const TIER_PERCENT = { S: 5, A: 20, B: 30 } as const;

export interface Valued<K extends CustomerKey> {
  readonly id: K;
  /** The measure ranked by: premium, contribution or lifetime value. */
  readonly value: number;
}

export interface Tiered<K extends CustomerKey> {
  readonly id: K;
  readonly tier: Tier;
}

/** Rank by value descending, equal values by id ascending; tiers in input order (A21). */
export function tiers<K extends CustomerKey>(
  customers: readonly Valued<K>[],
  percent: { readonly S: number; readonly A: number; readonly B: number } = TIER_PERCENT,
): Tiered<K>[] {
  const n = customers.length;
  const limit = (p: number) => Math.ceil((p * n) / 100);
  const [s, a, b] = [limit(percent.S), limit(percent.A), limit(percent.B)];
  const result: Tiered<K>[] = customers.map(({ id }) => ({ id, tier: "C" }));
  customers
    .map(({ id, value }, index) => ({ id, value, index }))
    .toSorted((x, y) => y.value - x.value || compareIds(x.id, y.id))
    .forEach(({ id, index }, i) => {
      const rank = i + 1;
      const tier = rank <= s ? "S" : rank <= a ? "A" : rank <= b ? "B" : "C";
      result[index] = { id, tier };
    });
  return result;
}

export interface ParetoShare {
  /** ceil(percent x n / 100). */
  readonly count: number;
  readonly value: number;
  /** Of the total; 0 when the total is 0. */
  readonly share: number;
}

/** What the top `percent` of customers bring (DOMAIN 5.2). */
export function paretoShare(values: readonly number[], percent: number): ParetoShare {
  const sorted = Float64Array.from(values).toSorted().toReversed();
  const count = Math.ceil((percent * values.length) / 100);
  const value = sorted.slice(0, count).reduce((sum, v) => sum + v, 0);
  const total = sorted.reduce((sum, v) => sum + v, 0);
  return { count, value, share: total === 0 ? 0 : value / total };
}
