import type {
  CONTACT_CHANNELS,
  CUSTOMER_KINDS,
  CUSTOMER_SOURCES,
  CUSTOMER_STATUSES,
  EDUCATIONS,
  HOUSEHOLD_ROLES,
  MARITAL_STATUSES,
  SEXES,
} from "#shared/model/customer.ts";
import type { PAYMENT_METHODS, PREMIUM_MODES } from "#shared/model/policy.ts";
import type { COORDINATIONS } from "#shared/insurance/rules.ts";
import type { PolicyState } from "#shared/insurance/policyState.ts";
import { wordsOf } from "./cellText.ts";

type Words<T extends readonly string[]> = Record<T[number], readonly string[]>;
const yesNo = {
  yes: ["是", "有", "y", "true", "1", "同意", "v", "✓", "o"],
  no: ["否", "無", "沒有", "n", "false", "0", "不同意", "x"],
};

// How the files of Taiwanese offices word each choice; the code itself is always understood too.
export const SEX_WORDS = wordsOf<(typeof SEXES)[number]>({
  M: ["男", "男性", "先生", "male", "1"],
  F: ["女", "女性", "小姐", "女士", "female", "2"],
} satisfies Words<typeof SEXES>);
export const KIND_WORDS = wordsOf<(typeof CUSTOMER_KINDS)[number]>({
  person: ["個人", "自然人", "individual"],
  organisation: ["法人", "公司", "團體", "機構", "organization", "company"],
} satisfies Words<typeof CUSTOMER_KINDS>);
export const STATUS_WORDS = wordsOf<(typeof CUSTOMER_STATUSES)[number]>({
  prospect: ["準客戶", "潛在客戶", "準保戶"],
  customer: ["客戶", "保戶", "既有客戶", "有效"],
  former: ["前客戶", "舊客戶", "過往客戶", "已離開", "失效"],
} satisfies Words<typeof CUSTOMER_STATUSES>);
export const MARITAL_WORDS = wordsOf<(typeof MARITAL_STATUSES)[number]>({
  single: ["未婚", "單身"],
  married: ["已婚", "結婚"],
  divorced: ["離婚", "離異"],
  widowed: ["喪偶", "鰥寡"],
} satisfies Words<typeof MARITAL_STATUSES>);
export const EDUCATION_WORDS = wordsOf<(typeof EDUCATIONS)[number]>({
  primary: ["國小", "小學", "國小以下"],
  junior_high: ["國中", "初中", "junior high"],
  senior_high: ["高中", "高職", "高中職", "high school", "senior high"],
  college: ["專科", "二專", "五專", "大專"],
  bachelor: ["大學", "學士", "university", "大學畢業"],
  master: ["碩士", "研究所"],
  doctor: ["博士", "phd"],
} satisfies Words<typeof EDUCATIONS>);
export const CHANNEL_WORDS = wordsOf<(typeof CONTACT_CHANNELS)[number]>({
  phone: ["電話", "市話"],
  mobile: ["手機", "行動電話"],
  sms: ["簡訊"],
  email: ["電子郵件", "郵件", "e-mail", "電子信箱"],
  line: ["賴"],
  post: ["郵寄", "信件", "信函"],
  visit: ["拜訪", "面談", "親訪", "面訪"],
} satisfies Words<typeof CONTACT_CHANNELS>);
export const SOURCE_WORDS = wordsOf<(typeof CUSTOMER_SOURCES)[number]>({
  referral: ["轉介紹", "轉介", "介紹", "推薦"],
  walk_in: ["臨櫃", "自行來店", "陌生來訪", "主動來訪", "來店", "親臨櫃檯", "親臨櫃台"],
  web: ["網路", "網站", "官網", "線上"],
  event: ["活動", "講座", "說明會"],
  third_party: ["第三方", "合作夥伴", "通路", "合作通路", "銀行通路", "保經代"],
  existing: ["既有客戶", "舊客戶", "原有客戶", "既有"],
  import: ["匯入"],
} satisfies Words<typeof CUSTOMER_SOURCES>);
export const HOUSEHOLD_ROLE_WORDS = wordsOf<(typeof HOUSEHOLD_ROLES)[number]>({
  head: ["戶長", "本人", "家長"],
  spouse: ["配偶", "妻", "夫", "先生", "太太"],
  child: ["子女", "子", "女", "兒子", "女兒", "小孩"],
  parent: ["父母", "父", "母", "父親", "母親"],
  sibling: ["兄弟姊妹", "兄", "弟", "姊", "妹", "手足"],
  other: ["其他", "其它"],
} satisfies Words<typeof HOUSEHOLD_ROLES>);
export const CONSENT_WORDS = wordsOf<"yes" | "no">(yesNo);
export const SMOKER_WORDS = wordsOf<"yes" | "no">({
  yes: [...yesNo.yes, "吸菸", "抽菸"],
  no: [...yesNo.no, "不吸菸", "不抽菸", "未吸菸"],
});
export const BREADWINNER_WORDS = wordsOf<"yes" | "no">(yesNo);

export const MODE_WORDS = wordsOf<(typeof PREMIUM_MODES)[number]>({
  annual: ["年繳", "年", "yearly", "y", "1"],
  semiannual: ["半年繳", "半年", "semi annual", "half yearly", "2"],
  quarterly: ["季繳", "季", "q", "4"],
  monthly: ["月繳", "月", "m", "12"],
} satisfies Words<typeof PREMIUM_MODES>);
export const PAYMENT_WORDS = wordsOf<(typeof PAYMENT_METHODS)[number]>({
  bank_transfer: ["銀行轉帳", "轉帳", "銀行扣款", "自動轉帳", "帳戶扣款", "匯款"],
  credit_card: ["信用卡", "刷卡", "card"],
  cash: ["現金", "自行繳費", "自行繳納"],
  post_office: ["郵局", "郵局轉帳", "劃撥", "郵政劃撥", "郵局扣款"],
  payroll: ["薪資扣款", "薪資代扣", "團體薪扣", "薪轉"],
} satisfies Words<typeof PAYMENT_METHODS>);
export const STATE_WORDS = wordsOf<PolicyState>({
  applied: ["要保", "要保中", "申請中"],
  underwriting: ["核保中", "核保", "照會"],
  in_force: ["有效", "有效中", "正常", "in force", "active"],
  grace: ["寬限期", "寬限期中", "寬限"],
  apl: ["自動墊繳", "墊繳", "自動墊繳中"],
  lapsed: ["停效", "停效中"],
  premium_paid: ["繳清", "已繳清", "繳費期滿"],
  paid_up: ["減額繳清", "減額"],
  extended_term: ["展期定期", "展期"],
  waived: ["豁免保費", "豁免"],
  surrendered: ["解約", "已解約"],
  matured: ["滿期", "已滿期"],
  expired: ["期滿", "屆滿", "保障期滿", "到期"],
  claim_terminated: ["理賠終止", "理賠結案終止"],
  free_look_cancelled: ["契約撤銷", "撤銷", "契撤"],
  rescinded: ["解除契約", "契約解除", "解除"],
  terminated: ["終止", "契約終止", "失效"],
  withdrawn: ["撤件", "撤回"],
  declined: ["拒保", "未承保"],
  postponed: ["延期", "延期承保"],
});

export const COVERAGE_KIND_WORDS = wordsOf<"main" | "rider">({
  main: ["主約", "主契約", "主", "m", "main contract"],
  rider: ["附約", "附加契約", "附", "r"],
});
export const COORDINATION_WORDS = wordsOf<(typeof COORDINATIONS)[number]>({
  excess_only: ["正本", "正本理賠", "收據正本", "差額", "正本收據"],
  copy_allowed: ["副本", "副本理賠", "收據副本", "副本收據", "副本可理賠"],
} satisfies Words<typeof COORDINATIONS>);
