import { catalogue } from "#shared/insurance/catalogue.ts";
import type { BenefitCategory } from "#shared/insurance/categories.ts";
import type {
  Benefit,
  BenefitRule,
  Company,
  Product,
  ProductLine,
} from "#shared/insurance/product.ts";
import type { Cause, Trigger } from "#shared/insurance/rules.ts";

/** A coverage that is in no catalogue, described by what it pays (F21); it has no tariff. */
export type CustomProduct = Product;

export const catalogueCompanies: readonly Company[] = catalogue.companies;

/** What a company sells or sold, as main contract or rider; discontinued ones too, since people still hold them. */
export function productsOf(company: string, kind: Product["kind"]): Product[] {
  return catalogue.products.filter(
    (product) => product.company === company && product.kind === kind,
  );
}

const ANY: Cause[] = ["illness", "cancer", "accident", "transport_accident"];
const ACCIDENT: Cause[] = ["accident", "transport_accident"];
const CANCER: Cause[] = ["cancer"];

/** What sets off each category, and by which causes (DOMAIN 3.1 with 3.3). */
const SET_OFF: Record<BenefitCategory, { trigger: Trigger; causes: Cause[] } & Partial<Benefit>> = {
  DEATH: { trigger: "death", causes: ANY },
  DISABILITY_TOTAL: { trigger: "disability", causes: ANY, grades: [1] },
  DISABILITY_ACCIDENT: { trigger: "disability", causes: ACCIDENT, lifetime_cap_multiple: 1 },
  DISABILITY_LUMP: { trigger: "disability", causes: ANY },
  DISABILITY_INCOME: { trigger: "disability", causes: ANY, grades: [1, 2, 3, 4, 5, 6] },
  MAJOR_ILLNESS: { trigger: "diagnosis_major", causes: ANY, once: true },
  CANCER_FIRST: { trigger: "diagnosis_cancer", causes: CANCER, once: true },
  CANCER_DAY: { trigger: "hospital", causes: CANCER },
  CANCER_TREATMENT: { trigger: "chemo", causes: CANCER },
  HOSPITAL_DAY: { trigger: "hospital", causes: ANY },
  HOSPITAL_ICU: { trigger: "hospital_icu", causes: ANY },
  SURGERY: { trigger: "surgery", causes: ANY },
  REIMB_ROOM: { trigger: "medical_expense", causes: ANY },
  REIMB_MISC: { trigger: "medical_expense", causes: ANY },
  REIMB_SURGERY: { trigger: "medical_expense", causes: ANY },
  REIMB_ACCIDENT: { trigger: "medical_expense", causes: ACCIDENT },
  ACCIDENT_DAY: { trigger: "hospital", causes: ACCIDENT },
  BURN: { trigger: "burn", causes: ACCIDENT },
  LTC: { trigger: "ltc", causes: ANY },
  ANNUITY: { trigger: "survival", causes: ANY, from_age: 65 },
  SURVIVAL: { trigger: "survival", causes: ANY },
  EDUCATION: { trigger: "survival", causes: ANY, from_age: 18, to_age: 21 },
  WAIVER: { trigger: "disability", causes: ANY, grades: [2, 3, 4, 5, 6] },
};

/** Rules one can describe in a form; bands and combinations come from catalogues only. */
export const FORM_RULES = [
  "sum_insured_multiple",
  "fixed",
  "per_day",
  "surgery_grade",
  "disability_grade",
  "reimbursement",
  "annuity",
  "increasing",
  "decreasing_term",
  "return_of_premium",
  "waiver",
] as const satisfies readonly BenefitRule["type"][];
export type FormRule = (typeof FORM_RULES)[number];

const DEFAULT_RULES: Record<FormRule, BenefitRule> = {
  sum_insured_multiple: { type: "sum_insured_multiple", multiple: 1 },
  fixed: { type: "fixed", amount: 100_000, per: "event" },
  per_day: { type: "per_day", sa_multiple: 1, from_day: 1, max_days: 365 },
  surgery_grade: { type: "surgery_grade", table: "surgery_1_7", unit: "SA" },
  disability_grade: { type: "disability_grade", table: "disability_1_11", multiple: 1 },
  reimbursement: {
    type: "reimbursement",
    item: "misc",
    cap: { sa_multiple: 1 },
    per: "stay",
    ratio: 1,
    non_nhi_ratio: 0.65,
    coordination: "copy_allowed",
  },
  annuity: { type: "annuity", frequency: "monthly", sa_multiple: 1, payments: 120 },
  increasing: { type: "increasing", mode: "simple", rate: 0.05, cap_multiple: 2 },
  decreasing_term: { type: "decreasing_term", schedule: "linear" },
  return_of_premium: { type: "return_of_premium", factor: 1.05 },
  waiver: { type: "waiver" },
};

export function defaultRule(type: FormRule): BenefitRule {
  return structuredClone(DEFAULT_RULES[type]);
}

const USUAL_RULE: Partial<Record<BenefitCategory, FormRule>> = {
  DISABILITY_ACCIDENT: "disability_grade",
  DISABILITY_LUMP: "disability_grade",
  DISABILITY_INCOME: "annuity",
  CANCER_DAY: "per_day",
  CANCER_TREATMENT: "fixed",
  HOSPITAL_DAY: "per_day",
  HOSPITAL_ICU: "per_day",
  SURGERY: "surgery_grade",
  REIMB_ROOM: "reimbursement",
  REIMB_MISC: "reimbursement",
  REIMB_SURGERY: "reimbursement",
  REIMB_ACCIDENT: "reimbursement",
  ACCIDENT_DAY: "per_day",
  LTC: "annuity",
  ANNUITY: "annuity",
  EDUCATION: "annuity",
  WAIVER: "waiver",
};

const BILL_ITEM = {
  REIMB_ROOM: "room",
  REIMB_SURGERY: "surgery",
  REIMB_ACCIDENT: "accident_medical",
} as const;

/** A benefit of a category as it usually is; `rule` overrides how it pays. */
export function benefitOf(id: string, category: BenefitCategory, rule?: BenefitRule): Benefit {
  const usual = rule ?? defaultRule(USUAL_RULE[category] ?? "sum_insured_multiple");
  const item = category in BILL_ITEM ? BILL_ITEM[category as keyof typeof BILL_ITEM] : "misc";
  return {
    id,
    category,
    ...SET_OFF[category],
    rule: usual.type === "reimbursement" && !rule ? { ...usual, item } : usual,
  };
}

const UNIT_OF_LINE: Record<ProductLine, Product["sum_insured"]["kind"]> = {
  life: "amount",
  accident: "amount",
  health: "daily",
  annuity: "annual",
};

/** An empty description for a company without a catalogue. `code` names it within its policy only. */
export function newCustomProduct(
  code: string,
  company: string,
  kind: Product["kind"],
): CustomProduct {
  return {
    code,
    company: company || "?",
    name_zh: "",
    name_en: "",
    kind,
    line: "life",
    status: "discontinued",
    issue_age: { min: 0, max: 110 },
    coverage_term: { type: "whole_life", to_age: 110 },
    pay_terms: ["=coverage"],
    sum_insured: { kind: UNIT_OF_LINE.life, min: 0, max: Number.MAX_SAFE_INTEGER, step: 0 },
    waiting_days: { illness: 0, cancer: 0 },
    benefits: [benefitOf("b1", "DEATH")],
  };
}
