import { paidUpEstimate } from "./policyClocks.ts";
import { premiumsPaidTwd } from "./premium.ts";
import type { Product } from "./product.ts";
import type { IsoDate } from "./date.ts";
import { roundHalfUp } from "./rounding.ts";

export interface ValueFacts {
  /** TWD. */
  readonly sumInsured: number;
  readonly annualPremiumTwd: number;
  /** Years of payment, finite. */
  readonly paymentYears: number;
  /** Policy year, from 1. */
  readonly year: number;
}

/** Growth of the value a year once all premiums are paid, as the catalogue words it. */
const VALUE_GROWTH = 0.015;

/**
 * Surrender value in TWD by the catalogue's rough rule (DOMAIN 2.4.6, 8); null for a product without one. An estimate: only
 * the insurer's own figure may be promised.
 */
export function valueEstimateTwd(product: Product, facts: ValueFacts): number | null {
  const rule = product.cash_value;
  if (!rule || !Number.isFinite(facts.paymentYears)) return null;
  const { year, paymentYears, annualPremiumTwd, sumInsured } = facts;
  const paidYears = Math.min(year, paymentYears);
  const progress = paymentYears > 1 ? (paidYears - 1) / (paymentYears - 1) : 1;
  const ratio = rule.start_ratio + (rule.end_ratio - rule.start_ratio) * progress;
  const paid = premiumsPaidTwd(annualPremiumTwd, year, paymentYears);
  const grown = (1 + VALUE_GROWTH) ** Math.max(0, year - paymentYears);
  return Math.min(sumInsured, roundHalfUp(paid * ratio * grown));
}

export interface NonForfeitureRequest {
  /** Sum insured now, in the product's own unit. */
  readonly sumInsured: number;
  readonly yearsPaid: number;
  /** Finite; a policy paid for as long as it runs has no value to use. */
  readonly paymentYears: number;
  /** Value that the policy has, TWD; 0 if none. */
  readonly valueTwd: number;
  /** From the insurer's table, where known. */
  readonly insurer?: { readonly paidUpSum?: number; readonly extendedUntil?: IsoDate };
}

export type NonForfeiture =
  | { readonly kind: "none"; readonly reason: "noValue" | "firstYear" | "allPaid" }
  | {
      readonly kind: "available";
      /** 減額繳清: for life or to the end of the term, smaller sum, no more premiums. */
      readonly paidUp: { readonly sumInsured: number; readonly isEstimate: boolean };
      /** 展期定期: same sum; the date comes from the insurer, null while it is not known. */
      readonly extendedTerm: { readonly sumInsured: number; readonly until: IsoDate | null };
    };

/** What is left to a customer who stops paying (DOMAIN 2.4.6). */
export function nonForfeiture(request: NonForfeitureRequest): NonForfeiture {
  const { sumInsured, yearsPaid, paymentYears, valueTwd, insurer } = request;
  if (yearsPaid >= paymentYears) return { kind: "none", reason: "allPaid" };
  if (yearsPaid < 1) return { kind: "none", reason: "firstYear" };
  if (valueTwd <= 0 || !Number.isFinite(paymentYears)) return { kind: "none", reason: "noValue" };
  return {
    kind: "available",
    paidUp: {
      sumInsured: insurer?.paidUpSum ?? paidUpEstimate(sumInsured, yearsPaid, paymentYears),
      isEstimate: insurer?.paidUpSum === undefined,
    },
    extendedTerm: { sumInsured, until: insurer?.extendedUntil ?? null },
  };
}
