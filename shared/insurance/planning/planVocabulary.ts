import type { SumInsuredKind } from "../product.ts";
import type { PremiumMode } from "../rules.ts";
import type { ProposalKind } from "./planProposals.ts";
import type { PlanKind } from "./settings.ts";

/** Languages of the explanation. */
export const PLAN_LOCALES = ["zh-TW", "en", "zh-CN"] as const;
export type PlanLocale = (typeof PLAN_LOCALES)[number];

/** Words of one language; figures come in with their separators. */
export interface PlanVocabulary {
  readonly rows: Readonly<Record<PlanKind, string>>;
  readonly modes: Readonly<Record<PremiumMode, string>>;
  readonly titles: Readonly<Record<ProposalKind, (budget: string) => string>>;
  readonly twd: (amount: string) => string;
  readonly twdADay: (amount: string) => string;
  readonly twdAMonth: (amount: string) => string;
  readonly sums: Readonly<Record<SumInsuredKind, (sum: string) => string>>;
  readonly self: string;
  readonly coverage: (of: {
    readonly insured: string;
    readonly product: string;
    readonly sum: string;
    readonly terms: string;
    readonly premium: string;
  }) => string;
  readonly covers: (years: string) => string;
  readonly paysYears: (years: string) => string;
  readonly paysAsCovered: string;
  readonly paysTo18: string;
  readonly closes: (rows: string) => string;
  readonly closesNothing: string;
  readonly decreases: string;
  readonly renewable: string;
  readonly waits: (illnessDays: string, cancerDays: string) => string;
  readonly nothing: string;
  readonly closed: string;
  readonly left: (row: string, gap: string, need: string) => string;
  readonly cost: (mode: string, amount: string) => string;
  readonly premiumIncome: (ratio: string, limit: string) => string;
  readonly senior: (age: string) => string;
  readonly sameMoney: string;
  readonly educationTwice: string;
  readonly kept: string;
  readonly assumptions: (on: string, settingsFrom: string) => string;
  readonly and: string;
  readonly comma: string;
}

const zhTW: PlanVocabulary = {
  rows: {
    life_illness: "身故（疾病）",
    life_accident: "身故（意外）",
    major_illness: "重大傷病",
    cancer: "初次罹癌",
    hospital_day: "住院日額",
    reimb_misc: "實支實付：雜費",
    reimb_surgery: "實支實付：手術",
    disability_month: "失能扶助金",
    ltc: "長期照顧（現值）",
    education: "子女教育金（現值）",
    retirement: "退休金（退休時）",
  },
  modes: { annual: "年繳", semiannual: "半年繳", quarterly: "季繳", monthly: "月繳" },
  titles: {
    closes_all: () => "補足缺口所需",
    within_budget: (budget) => `年保費 ${budget} 元以內`,
    half_budget: (budget) => `半數預算，年保費 ${budget} 元以內`,
  },
  twd: (amount) => `${amount} 元`,
  twdADay: (amount) => `每日 ${amount} 元`,
  twdAMonth: (amount) => `每月 ${amount} 元`,
  sums: {
    amount: (sum) => `保額 ${sum} 元`,
    daily: (sum) => `日額 ${sum} 元`,
    monthly: (sum) => `每月 ${sum} 元`,
    annual: (sum) => `每年 ${sum} 元`,
    plan_units: (sum) => `${sum} 單位`,
  },
  self: "本人",
  coverage: ({ insured, product, sum, terms, premium }) =>
    `${insured}：${product}，${sum}，${terms}，年繳保費 ${premium} 元。`,
  covers: (years) => `保障 ${years} 年`,
  paysYears: (years) => `繳費 ${years} 年`,
  paysAsCovered: "保險期間內逐年繳費",
  paysTo18: "繳費至 18 歲",
  closes: (rows) => `補上${rows}。`,
  closesNothing: "本身不補缺口，為附約所需的主約。",
  decreases: "保額逐年遞減。",
  renewable: "保費依續保時年齡調整。",
  waits: (illness, cancer) => `等待期：疾病 ${illness} 日、癌症 ${cancer} 日。`,
  nothing: "不建議新增商品。",
  closed: "所列缺口均已補足。",
  left: (row, gap, need) => `${row}仍缺 ${gap}（需求 ${need}）。`,
  cost: (mode, amount) => `${mode} ${amount} 元`,
  premiumIncome: (ratio, limit) =>
    `連同現有保單，保費占年收入 ${ratio}，超過 ${limit}，送件前須說明。`,
  senior: (age) => `年滿 ${age} 歲，須依高齡客戶程序辦理。`,
  sameMoney: "罹癌時重大傷病與初次罹癌可能動用同一筆給付，兩列不可相加。",
  educationTwice: "子女教育金已含於身故需求，兩列不可相加。",
  kept: "現有保單維持不變，本規畫不含解約、減額或轉換。",
  assumptions: (on, from) =>
    `依 ${on} 資料及 ${from} 起適用的規畫權數計算，以等待期屆滿後的保障為準；費率為示意，僅供規畫參考，非投保建議。`,
  and: "、",
  comma: "，",
};

const en: PlanVocabulary = {
  rows: {
    life_illness: "death (illness)",
    life_accident: "death (accident)",
    major_illness: "major illness",
    cancer: "first cancer",
    hospital_day: "hospital benefit",
    reimb_misc: "reimbursement of hospital costs",
    reimb_surgery: "reimbursement of surgery",
    disability_month: "disability income",
    ltc: "long-term care (present value)",
    education: "education (present value)",
    retirement: "retirement (when it begins)",
  },
  modes: {
    annual: "annually",
    semiannual: "half-yearly",
    quarterly: "quarterly",
    monthly: "monthly",
  },
  titles: {
    closes_all: () => "What closing the gaps takes",
    within_budget: (budget) => `Within NT$${budget} a year`,
    half_budget: (budget) => `With half the budget, within NT$${budget} a year`,
  },
  twd: (amount) => `NT$${amount}`,
  twdADay: (amount) => `NT$${amount} a day`,
  twdAMonth: (amount) => `NT$${amount} a month`,
  sums: {
    amount: (sum) => `sum insured NT$${sum}`,
    daily: (sum) => `NT$${sum} a day`,
    monthly: (sum) => `NT$${sum} a month`,
    annual: (sum) => `NT$${sum} a year`,
    plan_units: (sum) => `plan units: ${sum}`,
  },
  self: "For the customer",
  coverage: ({ insured, product, sum, terms, premium }) =>
    `${insured}: ${product}, ${sum}, ${terms}, NT$${premium} a year.`,
  covers: (years) => `covers ${years} years`,
  paysYears: (years) => `premiums for ${years} years`,
  paysAsCovered: "premiums for as long as it covers",
  paysTo18: "premiums up to age 18",
  closes: (rows) => `Closes ${rows}.`,
  closesNothing: "Closes no gap itself; the riders need it as their main contract.",
  decreases: "The sum insured falls year by year.",
  renewable: "The premium follows the age at each renewal.",
  waits: (illness, cancer) => `Waiting period in days: illness ${illness}, cancer ${cancer}.`,
  nothing: "No further product is proposed.",
  closed: "All gaps listed are closed.",
  left: (row, gap, need) => `Still open, ${row}: ${gap} of ${need}.`,
  cost: (mode, amount) => `${mode} NT$${amount}`,
  premiumIncome: (ratio, limit) =>
    `With the policies on file, premiums take ${ratio} of income, over ${limit}: to be answered before an order.`,
  senior: (age) => `Aged ${age}: the steps for senior customers apply.`,
  sameMoney:
    "A cancer may draw on one and the same payment for major illness and first cancer: never add the two.",
  educationTwice: "Education already stands inside the need at death: never add the two.",
  kept: "Policies on file stay as they are: nothing is surrendered, reduced or replaced.",
  assumptions: (on, from) =>
    `Figures of ${on}, with the planning weights valid from ${from}, as if waiting periods were over. Rates are illustrative; a planning aid, not advice.`,
  and: ", ",
  comma: ", ",
};

const zhCN: PlanVocabulary = {
  rows: {
    life_illness: "身故（疾病）",
    life_accident: "身故（意外）",
    major_illness: "重大疾病",
    cancer: "首次患癌",
    hospital_day: "住院津贴",
    reimb_misc: "费用报销：杂费",
    reimb_surgery: "费用报销：手术",
    disability_month: "失能补贴金",
    ltc: "长期照顾（现值）",
    education: "子女教育金（现值）",
    retirement: "退休金（退休时）",
  },
  modes: { annual: "年缴", semiannual: "半年缴", quarterly: "季缴", monthly: "月缴" },
  titles: {
    closes_all: () => "补足缺口所需",
    within_budget: (budget) => `年保费 ${budget} 元以内`,
    half_budget: (budget) => `一半预算，年保费 ${budget} 元以内`,
  },
  twd: (amount) => `${amount} 元`,
  twdADay: (amount) => `每天 ${amount} 元`,
  twdAMonth: (amount) => `每月 ${amount} 元`,
  sums: {
    amount: (sum) => `保额 ${sum} 元`,
    daily: (sum) => `日额 ${sum} 元`,
    monthly: (sum) => `每月 ${sum} 元`,
    annual: (sum) => `每年 ${sum} 元`,
    plan_units: (sum) => `${sum} 单位`,
  },
  self: "本人",
  coverage: ({ insured, product, sum, terms, premium }) =>
    `${insured}：${product}，${sum}，${terms}，年缴保费 ${premium} 元。`,
  covers: (years) => `保障 ${years} 年`,
  paysYears: (years) => `缴费 ${years} 年`,
  paysAsCovered: "保险期间内逐年缴费",
  paysTo18: "缴费至 18 岁",
  closes: (rows) => `补上${rows}。`,
  closesNothing: "本身不补缺口，为附加险所需的主险。",
  decreases: "保额逐年递减。",
  renewable: "保费按续保时年龄调整。",
  waits: (illness, cancer) => `等待期：疾病 ${illness} 天、癌症 ${cancer} 天。`,
  nothing: "不建议新增产品。",
  closed: "所列缺口均已补足。",
  left: (row, gap, need) => `${row}仍缺 ${gap}（需求 ${need}）。`,
  cost: (mode, amount) => `${mode} ${amount} 元`,
  premiumIncome: (ratio, limit) =>
    `连同现有保单，保费占年收入 ${ratio}，超过 ${limit}，投保前须说明。`,
  senior: (age) => `年满 ${age} 岁，须按高龄客户程序办理。`,
  sameMoney: "患癌时重大疾病与首次患癌可能动用同一笔给付，两行不可相加。",
  educationTwice: "子女教育金已含于身故需求，两行不可相加。",
  kept: "现有保单保持不变，本规划不含退保、减额或转换。",
  assumptions: (on, from) =>
    `按 ${on} 资料及 ${from} 起适用的规划权重计算，以等待期届满后的保障为准；费率仅为示意，供规划参考，非投保建议。`,
  and: "、",
  comma: "，",
};

export const PLAN_VOCABULARIES: Readonly<Record<PlanLocale, PlanVocabulary>> = {
  "zh-TW": zhTW,
  en,
  "zh-CN": zhCN,
};
