import { exactWeights } from "../insurance/exactWeights.ts";

export interface CostPool {
  readonly name: string;
  readonly amountTwd: number;
  /** Name of the measure by which the pool is shared out. */
  readonly driver: string;
}

export interface CostObject<K> {
  readonly id: K;
  readonly premiumTwd: number;
  /** Stands in for the premium as income, where margins are known [cfg]; the driver `premium` stays. */
  readonly marginTwd?: number | undefined;
  /** Commission, claims, underwriting, gifts. */
  readonly directTwd: number;
  readonly drivers: Readonly<Record<string, number>>;
}

export interface Contribution<K> {
  readonly id: K;
  readonly allocated: Readonly<Record<string, number>>;
  readonly netTwd: number;
}

/*  1. The shares of a pool sum to the pool, or all are 0 when nobody drives it.
 *  2. A share is its exact value rounded down, plus at most one dollar.
 *  3. The left-over dollars go to the largest fractions, ties in input order. */

/** Contribution by allocated cost (DOMAIN 5.4, A23). */
export function allocate<K>(
  pools: readonly CostPool[],
  objects: readonly CostObject<K>[],
): Contribution<K>[] {
  const shares = pools.map((pool) => ({
    name: pool.name,
    twd: largestRemainder(
      pool.amountTwd,
      objects.map((object) => driverOf(object, pool.driver)),
    ),
  }));
  return objects.map((object, i) => {
    const allocated = new Map<string, number>();
    for (const { name, twd } of shares) {
      allocated.set(name, (allocated.get(name) ?? 0) + (twd[i] ?? 0));
    }
    const cost = [...allocated.values()].reduce((sum, twd) => sum + twd, 0);
    return {
      id: object.id,
      allocated: Object.fromEntries(allocated),
      netTwd: (object.marginTwd ?? object.premiumTwd) - object.directTwd - cost,
    };
  });
}

/** The measure of one object by which a pool is shared out; the premium is at hand for every object. */
export function driverOf(object: CostObject<unknown>, driver: string): number {
  if (Object.hasOwn(object.drivers, driver)) return object.drivers[driver] ?? 0;
  return driver === "premium" ? object.premiumTwd : 0;
}

/** Share out whole dollars by weight (A23), `amountTwd` an integer; all 0 if the weights sum to 0. */
export function largestRemainder(amountTwd: number, weights: readonly number[]): number[] {
  // Whole numbers throughout: a fraction compared as a float could send the last dollar to the wrong object.
  const exact = exactWeights(weights);
  const total = exact.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return weights.map(() => 0);
  const amount = BigInt(amountTwd);
  const parts = exact.map((weight, index) => {
    const product = amount * weight * (total < 0n ? -1n : 1n);
    const divisor = total < 0n ? -total : total;
    const remainder = ((product % divisor) + divisor) % divisor;
    return { index, floor: (product - remainder) / divisor, remainder };
  });
  const left = amount - parts.reduce((sum, part) => sum + part.floor, 0n);
  const shares = parts.map((part) => Number(part.floor));
  parts
    .toSorted((a, b) => (a.remainder > b.remainder ? -1 : Number(a.remainder < b.remainder)))
    .slice(0, Number(left))
    .forEach(({ index }) => {
      shares[index] = (shares[index] ?? 0) + 1;
    });
  return shares;
}
