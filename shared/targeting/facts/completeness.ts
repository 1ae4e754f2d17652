import { parseIso } from "#shared/insurance/date.ts";
import { checkPhone } from "#shared/insurance/phone.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { PersonProfile } from "./input.ts";

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

/** How much of a person is on file; a field counts only if it passes validation (DOMAIN 10, E23, F144). */
export function completeness(
  customer: Customer,
  household: readonly Customer[],
  profile: PersonProfile = {},
): Completeness {
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
    beneficiaries: profile.hasCheckedBeneficiaries === true,
    otherPolicies: profile.hasAskedOtherPolicies === true,
  };
  const parts = Object.keys(COMPLETENESS_WEIGHTS) as CompletenessPart[];
  return {
    percent: parts.reduce((sum, part) => sum + (has[part] ? COMPLETENESS_WEIGHTS[part] : 0), 0),
    missing: parts.filter((part) => !has[part]),
  };
}
