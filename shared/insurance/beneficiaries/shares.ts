import { exactWeights } from "../exactWeights.ts";
import {
  isLiving,
  nothingKnown,
  ordersOf,
  type AssignableBenefit,
  type Beneficiary,
  type PersonOf,
} from "./types.ts";

export type OrderShares =
  | { readonly kind: "equal" }
  | { readonly kind: "percent" }
  /** Given, but not 100 % in all. */
  | { readonly kind: "notWhole"; readonly totalPercent: number }
  /** Given for some of the order and not for others. */
  | { readonly kind: "incomplete"; readonly totalPercent: number };

/** How one order shares (DOMAIN 2.7): exact decimals, so that 33.3 + 33.3 + 33.4 is 100. */
export function orderShares(members: readonly Pick<Beneficiary, "sharePercent">[]): OrderShares {
  const given = members.flatMap(({ sharePercent }) => sharePercent ?? []);
  if (given.length === 0) return { kind: "equal" };
  const [hundred = 0n, ...exact] = exactWeights([100, ...given]);
  const total = exact.reduce((sum, weight) => sum + weight, 0n);
  const totalPercent = (Number(total) * 100) / Number(hundred);
  if (given.length < members.length) return { kind: "incomplete", totalPercent };
  return total === hundred ? { kind: "percent" } : { kind: "notWhole", totalPercent };
}

export interface Payee<B extends Beneficiary> {
  readonly beneficiary: B;
  readonly amountTwd: number;
}

export type Payout<B extends Beneficiary> =
  | { readonly kind: "beneficiaries"; readonly order: number; readonly payees: readonly Payee<B>[] }
  /** Nobody living is named: the death benefit falls into the estate (E22). */
  | { readonly kind: "estate"; readonly amountTwd: number }
  /** Nobody living is named for a benefit of the living; the insurer asks the policyholder. */
  | { readonly kind: "unnamed"; readonly amountTwd: number };

export interface PayoutRequest<B extends Beneficiary> {
  readonly beneficiaries: readonly B[];
  readonly benefit: AssignableBenefit;
  /** Whole TWD, not negative. */
  readonly amountTwd: number;
  /** What is known of a beneficiary as a person; default nothing. */
  readonly personOf?: PersonOf<B>;
}

/*  order 1: A 60 %, B 40 %      order 2: C
 *  1. The payees' amounts sum to the amount.
 *  2. An order is paid only if everybody in all former orders is dead.
 *  3. Whoever lives takes the place of the dead of the same order, in proportion to the own shares. */

/** Who is paid how much (DOMAIN 2.7). */
export function payoutOf<B extends Beneficiary>(request: PayoutRequest<B>): Payout<B> {
  const { beneficiaries, benefit, amountTwd, personOf = nothingKnown } = request;
  for (const { order, members } of ordersOf(beneficiaries, benefit)) {
    const living = members.filter((beneficiary) => isLiving(beneficiary, personOf));
    if (living.length === 0) continue;
    const amounts = splitAmount(amountTwd, weightsOf(members, living));
    const payees = living.map((beneficiary, i) => ({ beneficiary, amountTwd: amounts[i] ?? 0 }));
    return { kind: "beneficiaries", order, payees };
  }
  return { kind: benefit === "death" ? "estate" : "unnamed", amountTwd };
}

/** Shares that do not make 100 % still say who gets more; incomplete ones say nothing and are taken as equal. */
function weightsOf(members: readonly Beneficiary[], living: readonly Beneficiary[]): number[] {
  const { kind } = orderShares(members);
  const isGiven = kind === "percent" || kind === "notWhole";
  const weights = living.map(({ sharePercent }) => (isGiven ? (sharePercent ?? 0) : 1));
  return weights.some((weight) => weight > 0) ? weights : living.map(() => 1);
}

/** Whole dollars by weight; what rounding down leaves over goes to the first with a share (DOMAIN 2.7). */
function splitAmount(amountTwd: number, weights: readonly number[]): number[] {
  const exact = exactWeights(weights);
  const total = exact.reduce((sum, weight) => sum + weight, 0n);
  const shares = exact.map((weight) => Number((BigInt(amountTwd) * weight) / total));
  const left = amountTwd - shares.reduce((sum, share) => sum + share, 0);
  const first = exact.findIndex((weight) => weight > 0n);
  return shares.map((share, i) => (i === first ? share + left : share));
}
