import { beneficiaryDefects } from "#shared/insurance/beneficiaries/defects.ts";
import { isInForce } from "#shared/insurance/policyState.ts";
import type { Product } from "#shared/insurance/product.ts";
import type { Policy, PolicyCoverage } from "#shared/model/policy.ts";

/** In force, with a benefit on death. */
export function owesDeathBenefit(
  { state, coverages }: Policy,
  productOf: (coverage: PolicyCoverage) => Product | undefined,
): boolean {
  return (
    isInForce(state) &&
    coverages.some((coverage) =>
      productOf(coverage)?.benefits.some(({ trigger }) => trigger === "death"),
    )
  );
}

/** Nobody alive is named to receive the death benefit (DOMAIN 2.7). */
export function lacksBeneficiary({ beneficiaries, effectiveDate: on }: Policy): boolean {
  const defects = beneficiaryDefects({ beneficiaries, on });
  return defects.some(({ kind }) => kind === "noBeneficiary");
}
