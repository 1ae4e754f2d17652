import { beneficiaryDefects } from "#shared/insurance/beneficiaries/defects.ts";
import type { Beneficiary, PersonOf } from "#shared/insurance/beneficiaries/types.ts";
import type { ProductBook } from "#shared/insurance/coverage/evaluateSituation.ts";
import type { IsoDate } from "#shared/insurance/date.ts";
import { coveragePremiumTwd, premiumIncomeRatio } from "#shared/insurance/policyPremiums.ts";
import { isInForce } from "#shared/insurance/policyState.ts";
import { annualisedPremiumTwd, modalPremiumTwd } from "#shared/insurance/premium.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { PersonRow } from "../catalogue/fieldTypes.ts";
import { standingCoverages } from "./policyFacts.ts";

export type Holdings = Pick<
  PersonRow,
  | "policies_in_force"
  | "product_lines"
  | "coverage_categories"
  | "annualised_premium"
  | "premium_income_ratio"
  | "has_other_company_policy"
  | "beneficiary_issue"
>;

/**
 * What a person's policies in force come to: covers of those in which they are insured, premiums of those
 * they hold, counts and beneficiaries of both.
 */
export function holdingsOf(
  customer: Customer,
  policies: readonly Policy[],
  products: ProductBook,
  personOf: PersonOf<Beneficiary>,
  on: IsoDate,
): Holdings {
  const inForce = policies.filter(({ state }) => isInForce(state));
  const insured = inForce.filter(({ insuredId }) => insuredId === customer.id);
  const held = inForce.filter(({ policyholderId }) => policyholderId === customer.id);
  const covers = insured.flatMap((policy) => standingCoverages(policy, products, on));
  const premiums = held.map((policy) => premiumsOf(policy, products, on));
  const annualTwd = sumOf(premiums, ({ annual }) => annual);
  return {
    policies_in_force: inForce.length,
    product_lines: [...new Set(covers.map(({ product }) => product.line))],
    coverage_categories: [
      ...new Set(covers.flatMap(({ product }) => product.benefits.map((one) => one.category))),
    ],
    annualised_premium: sumOf(premiums, ({ annualised }) => annualised),
    premium_income_ratio:
      customer.annualIncomeTwd === undefined
        ? null
        : premiumIncomeRatio(annualTwd, customer.annualIncomeTwd),
    has_other_company_policy: inForce.some(({ isOwn }) => !isOwn),
    beneficiary_issue: [
      ...new Set(inForce.flatMap((policy) => issuesOf(policy, customer, products, personOf, on))),
    ],
  };
}

const sumOf = <T>(list: readonly T[], of: (one: T) => number) =>
  list.reduce((sum, one) => sum + of(one), 0);

// Coverages of the model carry their premium, so that the tariff, which asks for the person, is not used.
const NOBODY = { birthDate: "1900-01-01", sex: "M" } as const;

/** Premiums still due on a policy in TWD: in annual mode, and as paid in a year by its own mode (DOMAIN 2.5). */
function premiumsOf(policy: Policy, products: ProductBook, on: IsoDate) {
  const annuals = policy.coverages.map((coverage) =>
    coveragePremiumTwd({ person: NOBODY, on }, policy, coverage, products),
  );
  const modal = sumOf(annuals, (annual) => modalPremiumTwd(annual, policy.premiumMode));
  return {
    annual: sumOf(annuals, (annual) => annual),
    annualised: annualisedPremiumTwd(modal, policy.premiumMode),
  };
}

/** Only where there is a death benefit to be paid (E22). */
function issuesOf(
  policy: Policy,
  customer: Customer,
  products: ProductBook,
  personOf: PersonOf<Beneficiary>,
  on: IsoDate,
) {
  const paysOnDeath = standingCoverages(policy, products, on).some(({ product }) =>
    product.benefits.some(({ trigger }) => trigger === "death"),
  );
  if (!paysOnDeath) return [];
  const isInsuredDivorced =
    policy.insuredId === customer.id && customer.maritalStatus === "divorced";
  const { beneficiaries } = policy;
  return beneficiaryDefects({ beneficiaries, personOf, on, isInsuredDivorced }).map(
    ({ kind }) => kind,
  );
}
