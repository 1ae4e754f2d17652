import type { FieldDefinition } from "./fieldDefinition.ts";
import * as v from "./values.ts";

/** One policy of several: 24 to 30, 39. */
export const POLICY_FIELDS = {
  "policy.status": {
    criterion: 24,
    scope: "policy",
    type: "enum",
    values: v.STATE_WORDS,
    words: ["狀態", "status", "状态"],
  },
  /** Not in DOMAIN 7: without it every question about a policy also finds those long surrendered. */
  "policy.in_force": {
    criterion: 24,
    scope: "policy",
    type: "bool",
    words: ["有效", "in force", "有效"],
    yes: ["有效", "is in force", "有效"],
    no: ["非有效", "is not in force", "非有效"],
  },
  "policy.mode": {
    criterion: 25,
    scope: "policy",
    type: "enum",
    values: v.MODE_WORDS,
    words: ["繳別", "premium mode", "交费方式"],
  },
  "policy.payment_method": {
    criterion: 25,
    scope: "policy",
    type: "enum",
    values: v.METHOD_WORDS,
    words: ["付款方式", "payment method", "付款方式"],
  },
  "policy.anniversary": {
    criterion: 26,
    scope: "policy",
    type: "date",
    recurs: { next: "anniversary", last: "last_anniversary" },
    words: ["保單週年日", "anniversary", "保单周年日"],
  },
  "policy.years": {
    criterion: 26,
    scope: "policy",
    type: "num",
    unit: "fullYears",
    words: ["投保已滿年數", "full years in force", "投保已满年数"],
  },
  "policy.repurchase_window": {
    criterion: 27,
    scope: "policy",
    type: "bool",
    words: ["可增購期間", "repurchase window", "可增购期间"],
    yes: ["在可增購期間內", "is in its repurchase window", "在可增购期间内"],
    no: ["不在可增購期間內", "is not in its repurchase window", "不在可增购期间内"],
  },
  "policy.repurchase_until": {
    criterion: 27,
    scope: "policy",
    type: "date",
    words: ["可增購截止日", "end of the repurchase window", "可增购截止日"],
  },
  "policy.maturity_date": {
    criterion: 28,
    scope: "policy",
    type: "date",
    words: ["滿期日", "maturity date", "满期日"],
  },
  "policy.payout_date": {
    criterion: 28,
    scope: "policy",
    type: "date",
    words: ["下次生存金日", "next payout date", "下次生存金日"],
  },
  "policy.reinstatable_until": {
    criterion: 29,
    scope: "policy",
    type: "date",
    words: ["可復效期限", "last day for reinstatement", "可复效期限"],
  },
  "policy.loan_ratio": {
    criterion: 30,
    scope: "policy",
    type: "num",
    unit: "ratio",
    words: ["保單借款比率", "loan ratio", "保单借款比率"],
  },
  "policy.lapse_score": {
    criterion: 39,
    scope: "policy",
    type: "num",
    unit: "ratio",
    words: ["停效風險", "lapse risk", "失效风险"],
  },
} as const satisfies Record<string, FieldDefinition>;
