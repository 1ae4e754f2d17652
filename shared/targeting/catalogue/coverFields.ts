import type { FieldDefinition } from "./fieldDefinition.ts";
import * as v from "./values.ts";

/** What somebody holds, by what is covered and what it costs: 18 to 23, 31, 32, 49. */
export const COVER_FIELDS = {
  policies_in_force: {
    criterion: 18,
    scope: "person",
    type: "num",
    unit: "policies",
    words: ["有效保單數", "number of policies in force", "有效保单数"],
  },
  product_lines: {
    criterion: 19,
    scope: "person",
    type: "set",
    values: v.LINE_WORDS,
    words: ["持有險種", "lines held", "持有险种"],
    element: ["種", "lines held", "种"],
  },
  coverage_categories: {
    criterion: 20,
    scope: "person",
    type: "set",
    values: v.CATEGORY_WORDS,
    words: ["持有保障項目", "covers held", "持有保障项目"],
    element: ["項", "covers held", "项"],
  },
  gap: {
    criterion: 21,
    scope: "person",
    type: "num",
    unit: "twd",
    keys: v.GAP_WORDS,
    words: ["{key}保障缺口", "gap in {key}", "{key}保障缺口"],
  },
  adequacy: {
    criterion: 21,
    scope: "person",
    type: "num",
    unit: "ratio",
    keys: v.GAP_WORDS,
    words: ["{key}保障充足率", "adequacy of {key}", "{key}保障充足率"],
  },
  annualised_premium: {
    criterion: 22,
    scope: "person",
    type: "num",
    unit: "twd",
    words: ["年化保費", "annualised premium", "年化保费"],
  },
  premium_income_ratio: {
    criterion: 23,
    scope: "person",
    type: "num",
    unit: "ratio",
    words: ["保費占收入比", "ratio of premium to income", "保费占收入比"],
  },
  has_other_company_policy: {
    criterion: 31,
    scope: "person",
    type: "bool",
    words: ["他公司保單", "policy of another company", "其他公司保单"],
    yes: ["有他公司保單", "has a policy of another company", "有其他公司保单"],
    no: ["無他公司保單", "has no policy of another company", "无其他公司保单"],
  },
  beneficiary_issue: {
    criterion: 32,
    scope: "person",
    type: "set",
    values: v.BENEFICIARY_WORDS,
    words: ["受益人異常", "beneficiary issues", "受益人异常"],
    element: ["項", "beneficiary issues", "项"],
  },
  "coverage.end_date": {
    criterion: 49,
    scope: "coverage",
    type: "date",
    words: ["保障終止日", "end of cover", "保障终止日"],
  },
  /** DOMAIN 7 #49 asks for riders 附約 that end; the end date alone also finds main contracts. */
  "coverage.kind": {
    criterion: 49,
    scope: "coverage",
    type: "enum",
    values: v.COVERAGE_KIND_WORDS,
    words: ["主附約", "kind", "主附险"],
  },
} as const satisfies Record<string, FieldDefinition>;
