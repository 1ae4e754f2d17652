import type { Product } from "./product.ts";
import type { PayTerm } from "./rules.ts";

/** What is asked of the insurer about one coverage; null or undefined is what nobody has said yet. */
export interface Application {
  /** At issue. */
  readonly insuranceAge: number | null;
  /** In the product's own unit: TWD, TWD a day, month or year, or plan units. */
  readonly sumInsured: number | null;
  /** 1 to 6; only whether there is one is asked. */
  readonly occupationClass?: number | null | undefined;
  /** Whether the insured has, or applies together for, a main contract of the product's company. */
  readonly hasMainContract: boolean;
}

/** A check that an application fails, with the limit it breaks in the unit of the application. */
export type Refusal =
  | { readonly kind: "main_contract_missing" }
  | { readonly kind: "occupation_missing" }
  | { readonly kind: "age_missing" }
  | { readonly kind: "age"; readonly age: number; readonly min: number; readonly max: number }
  | { readonly kind: "sum_missing" }
  | { readonly kind: "sum_min"; readonly min: number }
  | { readonly kind: "sum_max"; readonly max: number }
  | { readonly kind: "sum_step"; readonly step: number };

/**
 * The underwriting checks of DOMAIN 8 that an application fails, none to four of them; it never throws.
 * Where the text is silent: every product of the accident line asks for the occupation class, also one whose
 * premium does not depend on it; a sum is a whole multiple of the step, counted from 0 and not from the
 * smallest sum; a sum of 0 or less counts as not given; of a sum the first limit broken is told.
 */
export function underwritingRefusals(product: Product, application: Application): Refusal[] {
  const { occupationClass, hasMainContract } = application;
  const refusals: Refusal[] = [];
  if (product.kind === "rider" && !hasMainContract) {
    refusals.push({ kind: "main_contract_missing" });
  }
  if (product.line === "accident" && !occupationClass) {
    refusals.push({ kind: "occupation_missing" });
  }
  const ageRefused = ageRefusal(product, application.insuranceAge);
  if (ageRefused) refusals.push(ageRefused);
  const sumRefused = sumRefusal(product, application.sumInsured);
  if (sumRefused) refusals.push(sumRefused);
  return refusals;
}

function ageRefusal({ issue_age: { min, max } }: Product, age: number | null): Refusal | null {
  if (age === null) return { kind: "age_missing" };
  return age < min || age > max ? { kind: "age", age, min, max } : null;
}

function sumRefusal({ sum_insured }: Product, sum: number | null): Refusal | null {
  const { min, max, step } = sum_insured;
  if (sum === null || sum <= 0) return { kind: "sum_missing" };
  if (sum < min) return { kind: "sum_min", min };
  if (sum > max) return { kind: "sum_max", max };
  return step > 0 && sum % step !== 0 ? { kind: "sum_step", step } : null;
}

/** One way in which a product is sold. */
export interface SaleTerms {
  readonly payTerm: PayTerm;
  /** Years of cover; undefined where the product leaves none to choose. */
  readonly coverageYears: number | undefined;
}

/**
 * Every way in which a product is sold today (DOMAIN 8); none if it is discontinued. This binds proposals only: a
 * policy on file keeps the terms on which it was once issued.
 */
export function saleTerms(product: Product): SaleTerms[] {
  if (product.status !== "on_sale") return [];
  const { coverage_term: term, pay_terms: payTerms } = product;
  const years = term.type === "years" ? term.options : [undefined];
  return payTerms.flatMap((payTerm) => years.map((coverageYears) => ({ payTerm, coverageYears })));
}

/** The sums a product is sold for: `first`, and up to `steps` steps more, in the product's own unit. */
export interface SumRange {
  readonly first: number;
  readonly step: number;
  readonly steps: number;
}

/** All sums that `underwritingRefusals` lets pass, whole ones where there is no step; null if there is none. */
export function sumRange({ sum_insured: { min, max, step } }: Product): SumRange | null {
  const unit = step > 0 ? step : 1;
  const first = Math.max(1, Math.ceil(min / unit)) * unit;
  return first > max ? null : { first, step: unit, steps: Math.floor((max - first) / unit) };
}
