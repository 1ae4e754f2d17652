import { compareIds, type CustomerKey } from "./compareIds.ts";
import { frequentSets, type FrequentSets } from "./frequentSets.ts";

export interface AssociationInput<I extends CustomerKey> {
  readonly baskets: readonly (readonly I[])[];
  readonly minSupport: number;
  readonly minCount: number;
  readonly minConfidence: number;
  /** Strict: a rule of exactly this lift is left out. */
  readonly minLift: number;
  /** Most items on the left side. */
  readonly maxLeft: number;
}

export interface AssociationRule<I extends CustomerKey> {
  readonly left: readonly I[];
  readonly right: I;
  readonly support: number;
  readonly confidence: number;
  readonly lift: number;
}

/** The thresholds of DOMAIN 5.6 [cfg]. */
export const ASSOCIATION_DEFAULTS = {
  minSupport: 0.02,
  minCount: 10,
  minConfidence: 0.3,
  minLift: 1.1,
  maxLeft: 2,
} as const;

interface Counted<I extends CustomerKey> extends AssociationRule<I> {
  readonly both: number;
  readonly leftCount: number;
  readonly rightCount: number;
}

/** Rules "who holds the left also holds the right" (DOMAIN 5.6, A25). */
export function associationRules<I extends CustomerKey>(
  input: AssociationInput<I>,
): AssociationRule<I>[] {
  const n = input.baskets.length;
  if (n === 0) return [];
  // One division of exact integers keeps the order of the ratios, so thresholds may be tested on it.
  const isFrequent = (count: number) =>
    count >= Math.max(1, input.minCount) && count / n >= input.minSupport;
  const sets = frequentSets(input.baskets, isFrequent, input.maxLeft + 1);
  return rulesOf(sets, n)
    .filter((rule) => rule.confidence >= input.minConfidence && rule.lift > input.minLift)
    .toSorted(compareRules)
    .map(({ left, right, support, confidence, lift }) => ({
      left,
      right,
      support,
      confidence,
      lift,
    }));
}

function rulesOf<I extends CustomerKey>(sets: FrequentSets<I>, n: number): Counted<I>[] {
  const rules: Counted<I>[] = [];
  for (const { items, count: both } of sets.all) {
    if (items.length < 2) continue;
    for (const right of items) {
      const left = items.filter((item) => item !== right);
      const leftCount = sets.countOf(left);
      const rightCount = sets.countOf([right]);
      rules.push({
        left,
        right,
        support: both / n,
        confidence: both / leftCount,
        lift: (both * n) / (leftCount * rightCount),
        both,
        leftCount,
        rightCount,
      });
    }
  }
  return rules;
}

function compareRules<I extends CustomerKey>(a: Counted<I>, b: Counted<I>): number {
  return (
    compareRatio(b.both, b.leftCount * b.rightCount, a.both, a.leftCount * a.rightCount) ||
    compareRatio(b.both, b.leftCount, a.both, a.leftCount) ||
    b.both - a.both ||
    compareLists(a.left, b.left) ||
    compareIds(a.right, b.right)
  );
}

/** Order of p/q against r/s by cross-multiplication; exact beyond 2^53 too. */
function compareRatio(p: number, q: number, r: number, s: number): number {
  const [left, right] = [p * s, r * q];
  if (Math.max(left, right) <= Number.MAX_SAFE_INTEGER) return left - right;
  const difference = BigInt(p) * BigInt(s) - BigInt(r) * BigInt(q);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

function compareLists<I extends CustomerKey>(a: readonly I[], b: readonly I[]): number {
  for (const [i, item] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    const order = compareIds(item, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
