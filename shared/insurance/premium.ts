import { catalogue } from "./shippedCatalogue.ts";
import type { CatalogueTables, Product } from "./product.ts";
import { roundHalfUp } from "./rounding.ts";
import type { OccupationClass, PayTerm, PremiumMode, Sex } from "./rules.ts";

export interface PremiumFacts {
  readonly sex: Sex;
  /** Insurance age at issue, or the attained age for a rider that is re-rated each year. */
  readonly age: number;
  /** In the product's own unit: TWD, TWD a day, month or year, or plan units. */
  readonly sumInsured: number;
  readonly payTerm: PayTerm;
  readonly occupationClass?: OccupationClass | null;
}

/**
 * Annual premium in TWD by DOMAIN 8, without underwriting checks (A05); null for a product without a tariff.
 * Illustrative rates only: show the catalogue's disclaimer beside it.
 */
export function annualPremiumTwd(product: Product, facts: PremiumFacts): number | null {
  const tariff = product.premium;
  if (!tariff) return null;
  const rate = tariff.c + tariff.a * Math.exp(tariff.b * (facts.age - 30));
  const occupation = facts.occupationClass
    ? (tariff.occupation_factor?.[String(facts.occupationClass)] ?? 1)
    : 1;
  const pay = tariff.pay_factor[String(facts.payTerm)] ?? 1;
  return roundHalfUp(
    (facts.sumInsured / tariff.unit) * rate * tariff.sex[facts.sex] * pay * occupation,
  );
}

/** One instalment in TWD (DOMAIN 2.5): round each coverage, then add. */
export function modalPremiumTwd(
  annualTwd: number,
  mode: PremiumMode,
  factors: CatalogueTables["premium_mode_factor"] = catalogue.tables.premium_mode_factor,
): number {
  return roundHalfUp(annualTwd * factors[mode]);
}

/** What is paid at the start in TWD: one instalment, or as many months as the company asks for [cfg] (DOMAIN 2.5). */
export function firstPaymentTwd(modalTwd: number, mode: PremiumMode, firstMonths = 2): number {
  return mode === "monthly" ? modalTwd * firstMonths : modalTwd;
}

const PAYMENTS_A_YEAR = { annual: 1, semiannual: 2, quarterly: 4, monthly: 12 } as const;

/** Instalments a year of a premium mode (DOMAIN 2.5). */
export function paymentsPerYear(mode: PremiumMode): number {
  return PAYMENTS_A_YEAR[mode];
}

/** Annualised premium 年化保費: instalment times payments a year (DOMAIN 2.5). */
export function annualisedPremiumTwd(modalTwd: number, mode: PremiumMode): number {
  return modalTwd * PAYMENTS_A_YEAR[mode];
}

/** Years of payment; Infinity where premiums are paid as long as the cover runs (A05). */
export function paymentYears(payTerm: PayTerm, issueAge: number): number {
  if (payTerm === "=coverage") return Number.POSITIVE_INFINITY;
  return payTerm === "to_age_18" ? 18 - issueAge : payTerm;
}

/** Premiums paid up to and including policy year `year`, in TWD (DOMAIN 3.2, A14). */
export function premiumsPaidTwd(annualTwd: number, year: number, years: number): number {
  return annualTwd * Math.max(0, Math.min(year, years));
}

/** A rider whose premium follows the attained age (DOMAIN 8). */
export function isRenewable(product: Product, payTerm: PayTerm): boolean {
  return payTerm === "=coverage" && product.coverage_term.type === "to_age";
}
