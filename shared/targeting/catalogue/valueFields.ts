import type { FieldDefinition } from "./fieldDefinition.ts";
import * as v from "./values.ts";

/** What the customer is worth, where from and whose: 37, 38, 42, 43, 45, 47. */
export const VALUE_FIELDS = {
  rfm_r: {
    criterion: 37,
    scope: "person",
    type: "num",
    unit: "score",
    words: ["RFM 的 R 分數", "RFM score R", "RFM 的 R 分数"],
  },
  rfm_f: {
    criterion: 37,
    scope: "person",
    type: "num",
    unit: "score",
    words: ["RFM 的 F 分數", "RFM score F", "RFM 的 F 分数"],
  },
  rfm_m: {
    criterion: 37,
    scope: "person",
    type: "num",
    unit: "score",
    words: ["RFM 的 M 分數", "RFM score M", "RFM 的 M 分数"],
  },
  rfm_segment: {
    criterion: 37,
    scope: "person",
    type: "enum",
    values: v.SEGMENT_WORDS,
    words: ["RFM 區隔", "RFM segment", "RFM 分群"],
  },
  tier: {
    criterion: 38,
    scope: "person",
    type: "enum",
    values: v.TIER_WORDS,
    words: ["價值等級", "value tier", "价值等级"],
  },
  clv: {
    criterion: 38,
    scope: "person",
    type: "num",
    unit: "twd",
    words: ["顧客終身價值", "customer lifetime value", "客户终身价值"],
  },
  contribution: {
    criterion: 38,
    scope: "person",
    type: "num",
    unit: "twd",
    words: ["貢獻度", "contribution", "贡献度"],
  },
  referrer: {
    criterion: 42,
    scope: "person",
    type: "text",
    words: ["轉介人", "referrer", "转介绍人"],
  },
  referrals: {
    criterion: 42,
    scope: "person",
    type: "num",
    unit: "people",
    words: ["轉介人數", "number of people referred", "转介绍人数"],
  },
  source: {
    criterion: 43,
    scope: "person",
    type: "enum",
    values: v.SOURCE_WORDS,
    words: ["來源", "source", "来源"],
  },
  channel: {
    criterion: 43,
    scope: "person",
    type: "enum",
    values: v.SALES_CHANNEL_WORDS,
    words: ["通路", "sales channel", "渠道"],
  },
  completeness: {
    criterion: 45,
    scope: "person",
    type: "num",
    unit: "percent",
    words: ["資料完整度", "data completeness", "资料完整度"],
  },
  agent: {
    criterion: 47,
    scope: "person",
    type: "enum",
    words: ["服務業務員", "serving agent", "服务业务员"],
  },
  unit: {
    criterion: 47,
    scope: "person",
    type: "enum",
    words: ["單位", "unit", "单位"],
  },
  is_orphan: {
    criterion: 47,
    scope: "person",
    type: "bool",
    words: ["孤兒保單", "orphan policy", "孤儿保单"],
    yes: ["是孤兒保單客戶", "holds orphan policies", "是孤儿保单客户"],
    no: ["不是孤兒保單客戶", "holds no orphan policies", "不是孤儿保单客户"],
  },
} as const satisfies Record<string, FieldDefinition>;
