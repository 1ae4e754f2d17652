import { attainedAge, policyAnniversary, policyYear } from "../policyYear.ts";
import { addDays, type IsoDate } from "../date.ts";
import { isInForce, isPremiumDue } from "../policyState.ts";
import { annualPremiumTwd, paymentYears, premiumsPaidTwd } from "../premium.ts";
import type { Product } from "../product.ts";
import type { Cause } from "../rules.ts";
import type { Reason } from "./reason.ts";
import type { CoverageInput, CoveragePolicy, InsuredPerson } from "./types.ts";

/** Everything about one coverage on one date that no benefit can change. */
export interface CoverageFacts {
  readonly policy: CoveragePolicy;
  readonly coverage: CoverageInput;
  readonly product: Product;
  readonly on: IsoDate;
  /** Policy year `t` of DOMAIN 3.2. */
  readonly year: number;
  /** Attained age `x`, from the coverage's own issue age (A15). */
  readonly age: number;
  /** Years of cover: what a decreasing sum falls over. */
  readonly termYears: number;
  readonly paymentYears: number;
  /** Why the whole coverage does not pay, whatever the benefit. */
  readonly blocked: Reason | null;
  /** The term test, kept apart because maturity on the last day escapes it (A12). */
  readonly expired: Reason | null;
}

/** `years` of cover (A15); a product with several options and no other word takes the shortest, to promise no cover that may not exist. */
export function coverageYears(product: Product, coverage: CoverageInput): number | null {
  if (product.coverage_term.type !== "years") return null;
  const { options } = product.coverage_term;
  if (coverage.coverageYears != null) return coverage.coverageYears;
  if (options.length === 1) return options[0] ?? null;
  return typeof coverage.payTerm === "number" ? coverage.payTerm : Math.min(...options);
}

/** The first day on which the coverage no longer holds by its term. */
export function coverageEndsOn(
  product: Product,
  coverage: CoverageInput,
  effectiveDate: IsoDate,
): IsoDate {
  const term = product.coverage_term;
  const years =
    term.type === "years"
      ? (coverageYears(product, coverage) ?? 0)
      : term.to_age - coverage.issueAge;
  return policyAnniversary(effectiveDate, Math.max(0, years));
}

function blockedBy(policy: CoveragePolicy, coverage: CoverageInput, product: Product, on: IsoDate) {
  if (!isInForce(policy.state)) return { code: "state", state: policy.state } as const;
  if (on < policy.effectiveDate)
    return { code: "notEffective", from: policy.effectiveDate } as const;
  // DOMAIN 3.5: once a terminating benefit has been paid, nothing of the coverage is left.
  const ended = coverage.paidBefore?.find((paid) =>
    product.benefits.some((benefit) => benefit.id === paid.benefitId && benefit.terminates),
  );
  return ended ? ({ code: "coverageEnded", benefitId: ended.benefitId } as const) : null;
}

function expiredBy(
  product: Product,
  coverage: CoverageInput,
  policy: CoveragePolicy,
  year: number,
  age: number,
): Reason | null {
  const term = product.coverage_term;
  if (term.type === "years") {
    const years = coverageYears(product, coverage) ?? 0;
    if (year <= years) return null;
    const on = coverageEndsOn(product, coverage, policy.effectiveDate);
    return { code: "expiredAfterYears", years, on };
  }
  // Whole life to 110 is read like any other `to_age` (A13): the last covered age is N - 1.
  if (age < term.to_age) return null;
  const on = coverageEndsOn(product, coverage, policy.effectiveDate);
  return { code: "expiredAtAge", age: term.to_age, on };
}

/** @param year policy year, where it is known already: all coverages of a policy share it (A15) */
export function coverageFacts(
  policy: CoveragePolicy,
  coverage: CoverageInput,
  product: Product,
  on: IsoDate,
  year = policyYear(policy.effectiveDate, on),
): CoverageFacts {
  const age = attainedAge(coverage.issueAge, year);
  const term = product.coverage_term;
  return {
    policy,
    coverage,
    product,
    on,
    year,
    age,
    termYears:
      term.type === "years"
        ? (coverageYears(product, coverage) ?? 0)
        : term.to_age - coverage.issueAge,
    paymentYears: paymentYears(coverage.payTerm, coverage.issueAge),
    blocked: blockedBy(policy, coverage, product, on),
    expired: expiredBy(product, coverage, policy, year, age),
  };
}

/** Days from the effective date on which an event of this cause is not yet covered (DOMAIN 2.6). */
export function waitingDays(product: Product, cause: Cause): number {
  if (cause === "cancer") return product.waiting_days.cancer;
  return cause === "illness" ? product.waiting_days.illness : 0;
}

/** The first day on which an event of this cause is covered (DOMAIN 2.6, A17). */
export function firstCoveredDay(product: Product, effectiveDate: IsoDate, cause: Cause): IsoDate {
  const days = waitingDays(product, cause);
  return days === 0 ? effectiveDate : addDays(effectiveDate, days);
}

/** Annual premium at issue: as entered, else by the catalogue (A14). */
export function premiumAtIssueTwd(
  product: Product,
  coverage: CoverageInput,
  person: InsuredPerson,
): number {
  return (
    coverage.annualPremiumTwd ??
    annualPremiumTwd(product, {
      sex: person.sex,
      age: coverage.issueAge,
      sumInsured: coverage.sumInsured,
      payTerm: coverage.payTerm,
      occupationClass: person.occupationClass,
    }) ??
    0
  );
}

/** Premiums that count as paid for a refund (A14: lent, waived or in grace count). */
export function paidPremiumsTwd(facts: CoverageFacts, person: InsuredPerson): number {
  const annual = premiumAtIssueTwd(facts.product, facts.coverage, person);
  return premiumsPaidTwd(annual, facts.year, facts.paymentYears);
}

/** Whether a further premium falls due after this policy year (A10). */
export function hasPremiumLeft(facts: CoverageFacts): boolean {
  return isPremiumDue(facts.policy.state) && facts.year < facts.paymentYears;
}
