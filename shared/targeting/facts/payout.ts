import { coverageEndsOn } from "#shared/insurance/coverage/coverageFacts.ts";
import type { CoverageInput } from "#shared/insurance/coverage/types.ts";
import type { IsoDate } from "#shared/insurance/date.ts";
import { attainedAge, policyAnniversary, policyYear } from "#shared/insurance/policyYear.ts";
import type { Benefit, Product } from "#shared/insurance/product.ts";

/** Whether a benefit pays on the anniversary after `years` full years, at attained age `age` (A11, A12). */
function paysAfter(benefit: Benefit, years: number, age: number): boolean {
  const { at_age, at_policy_year_end, from_age, to_age, from_policy_year } = benefit;
  if (at_age !== undefined) return age === at_age;
  if (at_policy_year_end !== undefined) return years === at_policy_year_end;
  // The payment of a policy year falls due when the year begins, the first one at the policy's start.
  return (
    age >= (from_age ?? 0) && age <= (to_age ?? Infinity) && years + 1 >= (from_policy_year ?? 1)
  );
}

/**
 * The first anniversary on or after `on` at which a coverage pays a survival, annuity or maturity benefit;
 * null if none is left. Maturity falls on the day on which the cover ends (A12).
 */
export function nextPayout(
  product: Product,
  coverage: CoverageInput,
  effectiveDate: IsoDate,
  on: IsoDate,
): IsoDate | null {
  const benefits = product.benefits.filter(
    ({ trigger }) => trigger === "survival" || trigger === "maturity",
  );
  if (benefits.length === 0) return null;
  const end = coverageEndsOn(product, coverage, effectiveDate);
  for (let years = Math.max(1, policyYear(effectiveDate, on) - 1); ; years += 1) {
    const day = policyAnniversary(effectiveDate, years);
    if (day > end) return null;
    const age = attainedAge(coverage.issueAge, years + 1);
    const pays = (benefit: Benefit) =>
      paysAfter(benefit, years, age) &&
      (day < end || benefit.at_age !== undefined || benefit.at_policy_year_end !== undefined);
    if (day >= on && benefits.some(pays)) return day;
  }
}
