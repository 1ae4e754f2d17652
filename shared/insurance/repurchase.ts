import { completedYears, type IsoDate } from "./date.ts";
import { repurchaseWindows, type RepurchaseWindow } from "./policyClocks.ts";
import { annualPremiumTwd, type PremiumFacts } from "./premium.ts";
import type { Product } from "./product.ts";

export interface RepurchaseRequest {
  readonly product: Product;
  readonly effectiveDate: IsoDate;
  /** Of the policy already held; `age` is the insurance age at its issue. */
  readonly issued: PremiumFacts;
  /** Insurance age today. */
  readonly ageNow: number;
  readonly on: IsoDate;
}

export type RepurchaseOffer =
  | { readonly kind: "none"; readonly reason: "noOption" | "discontinued" | "notInWindow" }
  | {
      readonly kind: "open";
      readonly window: RepurchaseWindow;
      /** Completed policy years at the anniversary: 5 for the five-year option. */
      readonly years: number;
      /** The most that may be bought again, in the product's own unit. */
      readonly sumInsured: number;
      /** A year, for that sum: at the age of the first issue, and at today's. */
      readonly premiumTwd: number;
      readonly premiumNowTwd: number;
      readonly savingTwd: number;
    };

/** What may be bought again at the original age (DOMAIN 2.4.7, F04), with what it saves a year. */
export function repurchaseOffer(request: RepurchaseRequest): RepurchaseOffer {
  const { product, effectiveDate, issued, ageNow, on } = request;
  const option = product.repurchase;
  if (!option) return { kind: "none", reason: "noOption" };
  if (product.status === "discontinued" && !option.allowed_although_discontinued) {
    return { kind: "none", reason: "discontinued" };
  }
  const window = repurchaseWindows(product, effectiveDate).find(
    ({ from, to }) => from <= on && on <= to,
  );
  if (!window) return { kind: "none", reason: "notInWindow" };
  const sumInsured = issued.sumInsured * option.max_multiple_of_original;
  const premiumAt = (age: number) => annualPremiumTwd(product, { ...issued, sumInsured, age }) ?? 0;
  const premiumNowTwd = premiumAt(ageNow);
  const premiumTwd = option.at_original_issue_age ? premiumAt(issued.age) : premiumNowTwd;
  return {
    kind: "open",
    window,
    years: completedYears(effectiveDate, window.anniversary),
    sumInsured,
    premiumTwd,
    premiumNowTwd,
    savingTwd: premiumNowTwd - premiumTwd,
  };
}
