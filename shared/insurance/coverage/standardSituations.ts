import type { BenefitCategory } from "../categories.ts";
import type { Situation } from "./types.ts";

/** What one figure of a row counts. */
export type CoverUnit = "lump" | "month" | "year" | "day" | "session" | "cap" | "flag";

export interface StandardSituation {
  readonly category: BenefitCategory;
  readonly unit: CoverUnit;
  readonly situation: Omit<Situation, "on">;
  /** Rows whose money may be the same money as another row's (DOMAIN 3.1). */
  readonly sameMoneyAs?: "MAJOR_ILLNESS" | "CANCER_FIRST";
  /** Shown although the date of payment lies ahead. */
  readonly isPromise?: boolean;
}

const total = { disabilityGrade: 1 } as const;
// A stay long enough for every deductible of days; a row shows what one of those days pays.
const stay = { days: 365, icuDays: 365 } as const;

/** For each category of DOMAIN 3.1 the situation that shows it, in the order of the matrix. */
export const STANDARD_SITUATIONS = {
  death_illness: {
    category: "DEATH",
    unit: "lump",
    situation: { cause: "illness", triggers: ["death"] },
  },
  death_accident: {
    category: "DEATH",
    unit: "lump",
    situation: { cause: "accident", triggers: ["death"] },
  },
  death_transport: {
    category: "DEATH",
    unit: "lump",
    situation: { cause: "transport_accident", triggers: ["death"] },
  },
  disability_total: {
    category: "DISABILITY_TOTAL",
    unit: "lump",
    situation: { cause: "illness", triggers: ["disability"], ...total },
  },
  disability_accident: {
    category: "DISABILITY_ACCIDENT",
    unit: "lump",
    situation: { cause: "accident", triggers: ["disability"], ...total },
  },
  disability_lump: {
    category: "DISABILITY_LUMP",
    unit: "lump",
    situation: { cause: "illness", triggers: ["disability"], ...total },
  },
  disability_income: {
    category: "DISABILITY_INCOME",
    unit: "month",
    situation: { cause: "illness", triggers: ["disability"], ...total },
  },
  major_illness: {
    category: "MAJOR_ILLNESS",
    unit: "lump",
    situation: { cause: "illness", triggers: ["diagnosis_major"] },
    sameMoneyAs: "CANCER_FIRST",
  },
  cancer_first: {
    category: "CANCER_FIRST",
    unit: "lump",
    situation: { cause: "cancer", triggers: ["diagnosis_cancer"] },
    sameMoneyAs: "MAJOR_ILLNESS",
  },
  cancer_day: {
    category: "CANCER_DAY",
    unit: "day",
    situation: { cause: "cancer", triggers: ["hospital"], ...stay },
  },
  cancer_treatment: {
    category: "CANCER_TREATMENT",
    unit: "session",
    situation: { cause: "cancer", triggers: ["chemo"], sessions: 1 },
  },
  hospital_day: {
    category: "HOSPITAL_DAY",
    unit: "day",
    situation: { cause: "illness", triggers: ["hospital"], ...stay },
  },
  hospital_icu: {
    category: "HOSPITAL_ICU",
    unit: "day",
    situation: { cause: "illness", triggers: ["hospital_icu"], ...stay },
  },
  /** Grade 4, the middle of the seven. */
  surgery: {
    category: "SURGERY",
    unit: "lump",
    situation: { cause: "illness", triggers: ["surgery"], surgeryGrade: 4 },
  },
  reimb_room: {
    category: "REIMB_ROOM",
    unit: "cap",
    situation: { cause: "illness", triggers: ["medical_expense"] },
  },
  reimb_misc: {
    category: "REIMB_MISC",
    unit: "cap",
    situation: { cause: "illness", triggers: ["medical_expense"] },
  },
  reimb_surgery: {
    category: "REIMB_SURGERY",
    unit: "cap",
    situation: { cause: "illness", triggers: ["medical_expense"] },
  },
  reimb_accident: {
    category: "REIMB_ACCIDENT",
    unit: "cap",
    situation: { cause: "accident", triggers: ["medical_expense"] },
  },
  accident_day: {
    category: "ACCIDENT_DAY",
    unit: "day",
    situation: { cause: "accident", triggers: ["hospital"], ...stay },
  },
  burn: { category: "BURN", unit: "lump", situation: { cause: "accident", triggers: ["burn"] } },
  ltc_lump: { category: "LTC", unit: "lump", situation: { cause: "illness", triggers: ["ltc"] } },
  ltc_month: { category: "LTC", unit: "month", situation: { cause: "illness", triggers: ["ltc"] } },
  annuity: {
    category: "ANNUITY",
    unit: "year",
    situation: { cause: "illness", triggers: ["survival"] },
    isPromise: true,
  },
  survival: {
    category: "SURVIVAL",
    unit: "lump",
    situation: { cause: "illness", triggers: ["survival", "maturity"] },
    isPromise: true,
  },
  education: {
    category: "EDUCATION",
    unit: "year",
    situation: { cause: "illness", triggers: ["survival"] },
    isPromise: true,
  },
  /** Grade 2: the first that waives where grade 1 already ends the contract. */
  waiver: {
    category: "WAIVER",
    unit: "flag",
    situation: {
      cause: "illness",
      triggers: ["disability", "ltc", "payor_death"],
      disabilityGrade: 2,
    },
  },
} as const satisfies Record<string, StandardSituation>;

export type CoverKind = keyof typeof STANDARD_SITUATIONS;

export const COVER_KINDS = Object.keys(STANDARD_SITUATIONS) as CoverKind[];

/** The question behind a row of the matrix, and the unit of its answer (DOMAIN 3.1, F20). */
export function standardSituation(kind: CoverKind): StandardSituation {
  return STANDARD_SITUATIONS[kind];
}
