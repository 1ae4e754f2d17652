/** Benefit categories of DOMAIN 3.1, in the order in which the health check prints them. */
export const BENEFIT_CATEGORIES = [
  "DEATH",
  "DISABILITY_TOTAL",
  "DISABILITY_ACCIDENT",
  "DISABILITY_LUMP",
  "DISABILITY_INCOME",
  "MAJOR_ILLNESS",
  "CANCER_FIRST",
  "CANCER_DAY",
  "CANCER_TREATMENT",
  "HOSPITAL_DAY",
  "HOSPITAL_ICU",
  "SURGERY",
  "REIMB_ROOM",
  "REIMB_MISC",
  "REIMB_SURGERY",
  "REIMB_ACCIDENT",
  "ACCIDENT_DAY",
  "BURN",
  "LTC",
  "ANNUITY",
  "SURVIVAL",
  "EDUCATION",
  "WAIVER",
] as const;

export type BenefitCategory = (typeof BENEFIT_CATEGORIES)[number];

/** Reimbursements are bounded by the bill and a waiver saves premiums: neither may be added up (DOMAIN 3.1). */
const NOT_ADDED: ReadonlySet<BenefitCategory> = new Set([
  "REIMB_ROOM",
  "REIMB_MISC",
  "REIMB_SURGERY",
  "REIMB_ACCIDENT",
  "WAIVER",
]);

/** Whether benefits of a category may be added up (DOMAIN 3.1). */
export function addsUp(category: BenefitCategory): boolean {
  return !NOT_ADDED.has(category);
}
