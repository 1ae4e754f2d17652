import { addMonths, anniversary, completedYears, type IsoDate } from "./date.ts";

/** Policy year on a date: 1 from the effective date to the eve of the first anniversary (DOMAIN 2.1). */
export function policyYear(effectiveDate: IsoDate, on: IsoDate): number {
  return completedYears(effectiveDate, on) + 1;
}

/** Attained age: it rises on the policy anniversary, not on the birthday (DOMAIN 2.1, A15). */
export function attainedAge(issueAge: number, year: number): number {
  return issueAge + year - 1;
}

/** The anniversary after so many years (DOMAIN 2.1); 29 Feb falls on 1 Mar in common years (A15). */
export function policyAnniversary(effectiveDate: IsoDate, years: number): IsoDate {
  return anniversary(effectiveDate, years);
}

/** The first anniversary strictly after `on`; before the effective date, the first anniversary of all. */
export function nextPolicyAnniversary(effectiveDate: IsoDate, on: IsoDate): IsoDate {
  return anniversary(effectiveDate, Math.max(0, completedYears(effectiveDate, on)) + 1);
}

/**
 * The due date so many months after the effective date (DOMAIN 2.4, 2.5): counted from the first, so that the
 * 31st stays the 31st; whole years are anniversaries (A15).
 */
export function instalmentDate(effectiveDate: IsoDate, months: number): IsoDate {
  return months % 12 === 0
    ? policyAnniversary(effectiveDate, months / 12)
    : addMonths(effectiveDate, months);
}
