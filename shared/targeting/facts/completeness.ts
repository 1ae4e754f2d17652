import { parseIso } from "#shared/insurance/date.ts";
import { checkPhone } from "#shared/insurance/phone.ts";
import type { Product } from "#shared/insurance/product.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy, PolicyCoverage } from "#shared/model/policy.ts";
import { lacksBeneficiary, owesDeathBenefit } from "./deathBenefit.ts";

/** Weight of each part in percent; 100 in all [cfg] (DOMAIN 10). */
export const COMPLETENESS_WEIGHTS = {
  birthDate: 15,
  mobile: 15,
  family: 15,
  address: 10,
  occupation: 10,
  income: 10,
  consent: 10,
  email: 5,
  beneficiaries: 5,
  otherPolicies: 5,
} as const;
export type CompletenessPart = keyof typeof COMPLETENESS_WEIGHTS;

export type Completeness = Readonly<{
  /** 0 to 100. */
  percent: number;
  missing: readonly CompletenessPart[];
}>;

/**
 * How much of a person is on file; a field counts only if it passes validation (DOMAIN 10, E23, F144). `policies`
 * are those which the person holds or is insured by: living beneficiaries on all that owe a death benefit, and a
 * policy of another company, say that somebody asked; else the day of asking on the record does.
 */
export function completeness(
  customer: Customer,
  household: readonly Customer[],
  policies: readonly Policy[],
  productOf: (coverage: PolicyCoverage) => Product | undefined,
): Completeness {
  const owed = policies.filter((policy) => owesDeathBenefit(policy, productOf));
  const has: Record<CompletenessPart, boolean> = {
    birthDate: customer.birthDate !== undefined && parseIso(customer.birthDate) !== null,
    mobile: customer.phones.some(({ number }) => {
      const phone = checkPhone(number);
      return phone.valid && phone.kind === "mobile";
    }),
    // A single person's family is known without a second member.
    family: customer.maritalStatus !== undefined || household.length > 1,
    address: customer.address?.city !== undefined && customer.address.street !== undefined,
    occupation: customer.occupation !== undefined,
    income: customer.annualIncomeTwd !== undefined,
    consent: customer.consents.length > 0,
    email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(customer.email ?? ""),
    beneficiaries:
      customer.beneficiariesCheckedOn !== undefined ||
      (owed.length > 0 && !owed.some(lacksBeneficiary)),
    otherPolicies:
      customer.otherPoliciesAskedOn !== undefined || policies.some(({ isOwn }) => !isOwn),
  };
  const parts = Object.keys(COMPLETENESS_WEIGHTS) as CompletenessPart[];
  return {
    percent: parts.reduce((sum, part) => sum + (has[part] ? COMPLETENESS_WEIGHTS[part] : 0), 0),
    missing: parts.filter((part) => !has[part]),
  };
}
