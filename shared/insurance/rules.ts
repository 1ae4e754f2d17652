/** Triggers of DOMAIN 3.3. */
export const TRIGGERS = [
  "death",
  "disability",
  "diagnosis_major",
  "diagnosis_cancer",
  "diagnosis_cancer_early",
  "hospital",
  "hospital_icu",
  "surgery",
  "medical_expense",
  "chemo",
  "burn",
  "ltc",
  "survival",
  "maturity",
  "payor_death",
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Causes of DOMAIN 3.2; a benefit names every cause it pays for, so nesting needs no rule (A29). */
export const CAUSES = ["illness", "cancer", "accident", "transport_accident"] as const;
export type Cause = (typeof CAUSES)[number];

export const RULE_TYPES = [
  "fixed",
  "sum_insured_multiple",
  "per_day",
  "surgery_grade",
  "disability_grade",
  "age_band",
  "decreasing_term",
  "increasing",
  "return_of_premium",
  "max_of",
  "annuity",
  "reimbursement",
  "waiver",
] as const;

export const BILL_ITEMS = ["room", "misc", "surgery", "accident_medical"] as const;
export type BillItem = (typeof BILL_ITEMS)[number];

export const COORDINATIONS = ["excess_only", "copy_allowed"] as const;
export type Coordination = (typeof COORDINATIONS)[number];

export const SURGERY_SETTINGS = ["inpatient", "outpatient"] as const;
export type SurgerySetting = (typeof SURGERY_SETTINGS)[number];

export const TREATMENT_SETTINGS = ["nhi", "non_nhi"] as const;
export type TreatmentSetting = (typeof TREATMENT_SETTINGS)[number];

export const SEXES = ["M", "F"] as const;
export type Sex = (typeof SEXES)[number];

export const OCCUPATION_CLASSES = [1, 2, 3, 4, 5, 6] as const;
export type OccupationClass = (typeof OCCUPATION_CLASSES)[number];

export const PREMIUM_MODES = ["annual", "semiannual", "quarterly", "monthly"] as const;
export type PremiumMode = (typeof PREMIUM_MODES)[number];

/** Years of payment, or the catalogue's own words (A05). */
export const NAMED_PAY_TERMS = ["=coverage", "to_age_18"] as const;
export type PayTerm = number | (typeof NAMED_PAY_TERMS)[number];
