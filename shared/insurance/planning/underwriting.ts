import type { Product } from "../product.ts";
import type { OccupationClass, PayTerm } from "../rules.ts";

/** What is asked of the insurer, before any policy exists. */
export interface Application {
  readonly insuranceAge: number;
  /** In the product's own unit: TWD, TWD a day, month or year, or plan units. */
  readonly sumInsured: number;
  readonly payTerm: PayTerm;
  readonly coverageYears?: number | undefined;
  readonly occupationClass?: OccupationClass | null | undefined;
  /** Whether the insured has, or applies together for, a main contract of the product's company. */
  readonly hasMainContract: boolean;
}

export const REFUSALS = [
  "discontinued",
  "issue_age",
  "pay_term",
  "coverage_years",
  "sum_insured",
  "occupation_missing",
  "main_contract_missing",
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Underwriting limits of DOMAIN 8 that an application breaks; empty if none. */
export function underwritingRefusals(product: Product, application: Application): Refusal[] {
  const { insuranceAge, payTerm, occupationClass } = application;
  const broken: Record<Refusal, boolean> = {
    discontinued: product.status !== "on_sale",
    issue_age: insuranceAge < product.issue_age.min || insuranceAge > product.issue_age.max,
    pay_term: !product.pay_terms.includes(payTerm),
    coverage_years: !coverageYearsOf(product).includes(application.coverageYears),
    sum_insured: !isSumAllowed(product, application.sumInsured),
    occupation_missing: product.line === "accident" && !occupationClass,
    main_contract_missing: product.kind === "rider" && !application.hasMainContract,
  };
  return REFUSALS.filter((refusal) => broken[refusal]);
}

/** Terms a `years` product is sold for; any other has none to choose. */
export function coverageYearsOf({ coverage_term: term }: Product): (number | undefined)[] {
  return term.type === "years" ? term.options : [undefined];
}

/** The sums a product is sold for: `first`, and up to `steps` steps more; null if there is none. */
export interface SumRange {
  readonly first: number;
  readonly step: number;
  readonly steps: number;
}

/** Sums are whole multiples of the step, as the policy form has it, from the smallest to the largest. */
export function sumRange({ sum_insured: { min, max, step } }: Product): SumRange | null {
  const unit = step > 0 ? step : 1;
  const first = Math.ceil(min / unit) * unit;
  return first > max ? null : { first, step: unit, steps: Math.floor((max - first) / unit) };
}

function isSumAllowed({ sum_insured: { min, max, step } }: Product, sum: number): boolean {
  return sum >= min && sum <= max && (step <= 0 || sum % step === 0);
}
