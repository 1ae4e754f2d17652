import { z } from "zod";
import { BENEFIT_CATEGORIES } from "./categories.ts";
import {
  BILL_ITEMS,
  CAUSES,
  COORDINATIONS,
  NAMED_PAY_TERMS,
  SURGERY_SETTINGS,
  TRIGGERS,
} from "./rules.ts";

const age = z.int().min(0).max(130);
const amount = z.number().nonnegative();
const table = z.enum(["disability_1_11", "surgery_1_7"]);

const leafRules = [
  z.object({ type: z.literal("fixed"), amount, per: z.enum(["event", "session"]).optional() }),
  z.object({ type: z.literal("sum_insured_multiple"), multiple: amount }),
  z.object({
    type: z.literal("per_day"),
    sa_multiple: amount,
    from_day: z.int().min(1),
    max_days: z.int().min(1),
  }),
  z.object({ type: z.literal("surgery_grade"), table, unit: z.literal("SA").optional() }),
  z.object({ type: z.literal("disability_grade"), table, multiple: amount }),
  z.object({
    type: z.literal("age_band"),
    bands: z.array(z.object({ from: age, to: age, multiple: amount })).min(1),
  }),
  z.object({ type: z.literal("decreasing_term"), schedule: z.literal("linear") }),
  z.object({
    type: z.literal("increasing"),
    mode: z.enum(["simple", "compound"]),
    rate: amount,
    cap_multiple: amount,
  }),
  z.object({
    type: z.literal("return_of_premium"),
    factor: amount,
    interest_rate: amount.optional(),
  }),
] as const;

const leafRule = z.discriminatedUnion("type", leafRules);

export const benefitRuleSchema = z.discriminatedUnion("type", [
  ...leafRules,
  z.object({ type: z.literal("max_of"), rules: z.array(leafRule).min(1) }),
  z.object({
    type: z.literal("annuity"),
    frequency: z.enum(["monthly", "yearly"]),
    sa_multiple: amount,
    payments: z.int().min(1).nullable(),
    guaranteed: z.int().min(0).optional(),
    grade_table: table.optional(),
  }),
  z.object({
    type: z.literal("reimbursement"),
    item: z.enum(BILL_ITEMS),
    cap: z.union([z.object({ per_unit: amount }), z.object({ sa_multiple: amount })]),
    per: z.enum(["day", "stay", "accident"]),
    ratio: z.number().min(0).max(1),
    non_nhi_ratio: z.number().min(0).max(1),
    coordination: z.enum(COORDINATIONS),
  }),
  z.object({ type: z.literal("waiver") }),
]);

export const benefitSchema = z.object({
  id: z.string().min(1),
  category: z.enum(BENEFIT_CATEGORIES),
  trigger: z.enum(TRIGGERS),
  causes: z.array(z.enum(CAUSES)).min(1),
  rule: benefitRuleSchema,
  group: z.string().optional(),
  terminates: z.boolean().optional(),
  once: z.boolean().optional(),
  grades: z.array(z.int().min(1).max(11)).optional(),
  settings: z.array(z.enum(SURGERY_SETTINGS)).optional(),
  from_age: age.optional(),
  to_age: age.optional(),
  at_age: age.optional(),
  from_policy_year: z.int().min(1).optional(),
  at_policy_year_end: z.int().min(1).optional(),
  lifetime_cap_multiple: amount.optional(),
  deduct_from: z.string().optional(),
});

const coverageTermSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("whole_life"), to_age: age }),
  z.object({ type: z.literal("to_age"), to_age: age }),
  z.object({ type: z.literal("years"), options: z.array(z.int().min(1)) }),
]);

const premiumFormulaSchema = z.object({
  formula: z.literal("exp_age"),
  unit: z.number().positive(),
  a: z.number(),
  b: z.number(),
  c: z.number(),
  sex: z.object({ M: z.number(), F: z.number() }),
  pay_factor: z.record(z.string(), z.number()),
  occupation_factor: z.record(z.string(), z.number()).optional(),
  rounding: z.literal("half_up_to_dollar_per_coverage").optional(),
});

/**
 * A product of DOMAIN 8: what a coverage resolves to. `premium` is absent for a hand-entered coverage of
 * another company (F21), whose yearly premium is then read off the policy (`annualPremiumTwd`).
 */
export const productSchema = z.object({
  code: z.string().min(1),
  company: z.string().min(1),
  name_zh: z.string(),
  name_en: z.string(),
  kind: z.enum(["main", "rider"]),
  line: z.enum(["life", "accident", "health", "annuity"]),
  status: z.enum(["on_sale", "discontinued"]),
  issue_age: z.object({ min: age, max: age }),
  coverage_term: coverageTermSchema,
  pay_terms: z.array(z.union([z.int().min(1), z.enum(NAMED_PAY_TERMS)])),
  sum_insured: z.object({
    kind: z.enum(["amount", "daily", "monthly", "annual", "plan_units"]),
    min: amount,
    max: amount,
    step: amount,
  }),
  waiting_days: z.object({ illness: z.int().min(0), cancer: z.int().min(0) }),
  premium: premiumFormulaSchema.optional(),
  benefits: z.array(benefitSchema),
  repurchase: z
    .object({
      anniversaries: z.array(z.int().min(1)),
      max_multiple_of_original: amount,
      at_original_issue_age: z.boolean(),
      allowed_although_discontinued: z.boolean().optional(),
    })
    .optional(),
  cash_value: z
    .object({
      type: z.literal("linear_reserve"),
      start_ratio: amount,
      end_ratio: amount,
      note: z.string(),
    })
    .optional(),
});

export const companySchema = z.object({
  code: z.string().min(1),
  name_zh: z.string(),
  name_en: z.string(),
  own: z.boolean(),
  fictitious: z.boolean(),
});

export const catalogueSchema = z.object({
  schema_version: z.literal(1),
  disclaimer: z.string(),
  disclaimer_zh: z.string(),
  currency: z.literal("TWD"),
  companies: z.array(companySchema),
  tables: z.object({
    disability_1_11: z.record(z.string(), z.number()),
    surgery_1_7: z.record(z.string(), z.number()),
    premium_mode_factor: z.object({
      annual: z.number(),
      semiannual: z.number(),
      quarterly: z.number(),
      monthly: z.number(),
    }),
  }),
  premium_formula: z.record(z.string(), z.string()),
  products: z.array(productSchema),
});
