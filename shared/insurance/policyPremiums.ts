import type { CoverageInput, CoveragePolicy, InsuredPerson } from "./coverage/types.ts";
import { coverageFacts, premiumAtIssueTwd } from "./coverage/coverageFacts.ts";
import type { ProductBook } from "./coverage/evaluateSituation.ts";
import type { IsoDate } from "./date.ts";
import { isPremiumDue } from "./policyState.ts";
import { annualPremiumTwd, isRenewable } from "./premium.ts";
import { catalogue as shipped } from "./shippedCatalogue.ts";

/** "issue": as DOMAIN 3.5 prints them; "attained": renewable riders re-rated at today's attained age. */
export type PremiumBasis = "issue" | "attained";

export interface PremiumRequest {
  readonly person: InsuredPerson;
  readonly policies: readonly CoveragePolicy[];
  readonly on: IsoDate;
  readonly basis?: PremiumBasis;
}

/** Yearly premium of one coverage in TWD (DOMAIN 4, 8), 0 when nothing more is due on it. */
export function coveragePremiumTwd(
  { person, on, basis = "attained" }: Omit<PremiumRequest, "policies">,
  policy: CoveragePolicy,
  coverage: CoverageInput,
  catalogue: ProductBook = shipped,
): number {
  const product = coverage.product ?? catalogue.find(coverage.productCode ?? "");
  if (!product) return coverage.annualPremiumTwd ?? 0;
  const facts = coverageFacts(policy, coverage, product, on);
  if (facts.blocked || facts.expired || !isPremiumDue(policy.state)) return 0;
  // The premium of the last paying year still belongs to this year.
  if (facts.year > facts.paymentYears) return 0;
  const rerated =
    basis === "attained" &&
    coverage.annualPremiumTwd == null &&
    isRenewable(product, coverage.payTerm)
      ? annualPremiumTwd(product, {
          sex: person.sex,
          age: facts.age,
          sumInsured: coverage.sumInsured,
          payTerm: coverage.payTerm,
          occupationClass: person.occupationClass,
        })
      : null;
  return rerated ?? premiumAtIssueTwd(product, coverage, person);
}

/** Premiums of a year over all policies in TWD (DOMAIN 4). */
export function yearlyPremiumsTwd(
  request: PremiumRequest,
  catalogue: ProductBook = shipped,
): number {
  return request.policies.reduce(
    (sum, policy) =>
      policy.coverages.reduce(
        (own, coverage) => own + coveragePremiumTwd(request, policy, coverage, catalogue),
        sum,
      ),
    0,
  );
}

/** Premiums as a share of income (0.05 = 5 %; DOMAIN 4); null without income. */
export function premiumIncomeRatio(premiumsTwd: number, annualIncomeTwd: number): number | null {
  return annualIncomeTwd > 0 ? premiumsTwd / annualIncomeTwd : null;
}
