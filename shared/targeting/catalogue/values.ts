import type { RfmSegment } from "#shared/analytics/rfm.ts";
import type { Tier } from "#shared/analytics/tiers.ts";
import type { BeneficiaryDefect } from "#shared/insurance/beneficiaries/defects.ts";
import type { BenefitCategory } from "#shared/insurance/categories.ts";
import type { GapKind } from "#shared/insurance/gaps.ts";
import type { PolicyState } from "#shared/insurance/policyState.ts";
import type { ProductLine } from "#shared/insurance/product.ts";
import type { PremiumMode } from "#shared/insurance/rules.ts";
import type { CampaignResponse, ServiceEvent } from "#shared/model/activity.ts";
import type {
  CAR_TYPES,
  CONTACT_CHANNELS,
  CUSTOMER_SOURCES,
  EDUCATIONS,
  HOUSEHOLD_ROLES,
  MARITAL_STATUSES,
  SALES_CHANNELS,
  SEXES,
} from "#shared/model/customer.ts";
import type { PAYMENT_METHODS } from "#shared/model/policy.ts";
import type { Words } from "../language.ts";

/*
 * The closed lists of section 7 in words. The types of the model stand on the left, so that a value added
 * to the model does not compile until it has its words here.
 */
type Table<K extends string> = Readonly<Record<K, Words>>;

export const SEX_WORDS: Table<(typeof SEXES)[number]> = {
  M: ["男", "male", "男"],
  F: ["女", "female", "女"],
};

export const MARITAL_WORDS: Table<(typeof MARITAL_STATUSES)[number]> = {
  single: ["未婚", "single", "未婚"],
  married: ["已婚", "married", "已婚"],
  divorced: ["離婚", "divorced", "离异"],
  widowed: ["喪偶", "widowed", "丧偶"],
};

/** Taiwan's school stages; the year turns on 1 August. */
export const SCHOOL_STAGES = [
  "infant",
  "kindergarten",
  "primary",
  "junior_high",
  "senior_high",
  "university",
  "finished",
] as const;
export type SchoolStage = (typeof SCHOOL_STAGES)[number];

export const SCHOOL_WORDS: Table<SchoolStage> = {
  infant: ["嬰幼兒", "infant", "婴幼儿"],
  kindergarten: ["幼兒園", "kindergarten", "幼儿园"],
  primary: ["國小", "primary school", "小学"],
  junior_high: ["國中", "junior high school", "初中"],
  senior_high: ["高中職", "senior high school", "高中"],
  university: ["大專院校", "university", "大专院校"],
  finished: ["已離校年齡", "past school age", "已离校年龄"],
};

export const ROLE_WORDS: Table<(typeof HOUSEHOLD_ROLES)[number]> = {
  head: ["戶長", "head", "户主"],
  spouse: ["配偶", "spouse", "配偶"],
  child: ["子女", "child", "子女"],
  parent: ["父母", "parent", "父母"],
  sibling: ["手足", "sibling", "兄弟姐妹"],
  other: ["其他", "other", "其他"],
};

export const OCCUPATION_CLASS_WORDS: Table<"1" | "2" | "3" | "4" | "5" | "6"> = {
  "1": ["第 1 類", "class 1", "第 1 类"],
  "2": ["第 2 類", "class 2", "第 2 类"],
  "3": ["第 3 類", "class 3", "第 3 类"],
  "4": ["第 4 類", "class 4", "第 4 类"],
  "5": ["第 5 類", "class 5", "第 5 类"],
  "6": ["第 6 類", "class 6", "第 6 类"],
};

export const EDUCATION_WORDS: Table<(typeof EDUCATIONS)[number]> = {
  primary: ["國小", "primary school", "小学"],
  junior_high: ["國中", "junior high school", "初中"],
  senior_high: ["高中職", "senior high school", "高中"],
  college: ["專科", "college", "大专"],
  bachelor: ["大學", "bachelor", "本科"],
  master: ["碩士", "master", "硕士"],
  doctor: ["博士", "doctor", "博士"],
};

export const CAR_WORDS: Table<(typeof CAR_TYPES)[number]> = {
  sedan: ["轎車", "saloon car", "轿车"],
  suv: ["休旅車", "SUV", "休旅车"],
  van: ["廂型車", "van", "厢型车"],
  truck: ["貨車", "truck", "货车"],
  motorcycle: ["機車", "motorcycle", "摩托车"],
  other: ["其他", "other", "其他"],
};

export const LINE_WORDS: Table<ProductLine> = {
  life: ["壽險", "life", "寿险"],
  accident: ["傷害險", "accident", "意外险"],
  health: ["健康險", "health", "健康险"],
  annuity: ["年金險", "annuity", "年金险"],
};

export const CATEGORY_WORDS: Table<BenefitCategory> = {
  DEATH: ["身故", "death", "身故"],
  DISABILITY_TOTAL: ["完全失能", "total disability", "全残"],
  DISABILITY_ACCIDENT: ["意外失能", "accidental disability", "意外伤残"],
  DISABILITY_LUMP: ["失能一次金", "disability lump sum", "伤残一次金"],
  DISABILITY_INCOME: ["失能扶助金", "disability income", "伤残扶助金"],
  MAJOR_ILLNESS: ["重大傷病", "major illness", "重大伤病"],
  CANCER_FIRST: ["初次罹癌", "first cancer", "初次患癌"],
  CANCER_DAY: ["癌症住院", "cancer hospital day", "癌症住院"],
  CANCER_TREATMENT: ["化療/放療", "chemo or radiotherapy", "化疗/放疗"],
  HOSPITAL_DAY: ["住院日額", "hospital day", "住院津贴"],
  HOSPITAL_ICU: ["加護病房", "intensive care", "重症监护"],
  SURGERY: ["手術定額", "surgery", "手术定额"],
  REIMB_ROOM: ["實支：病房", "room reimbursement", "报销：病房"],
  REIMB_MISC: ["實支：雜費", "reimbursement of hospital costs", "报销：杂费"],
  REIMB_SURGERY: ["實支：手術", "surgery reimbursement", "报销：手术"],
  REIMB_ACCIDENT: ["意外實支", "accident reimbursement", "意外医疗报销"],
  ACCIDENT_DAY: ["意外住院日額", "accident hospital day", "意外住院津贴"],
  BURN: ["重大燒燙傷", "severe burns", "重大烧烫伤"],
  LTC: ["長期照顧", "long-term care", "长期护理"],
  ANNUITY: ["年金/退休", "annuity", "年金/退休"],
  SURVIVAL: ["生存/滿期金", "survival or maturity", "生存/满期金"],
  EDUCATION: ["子女教育年金", "education annuity", "子女教育年金"],
  WAIVER: ["豁免保費", "waiver of premium", "豁免保费"],
};

export const GAP_WORDS: Table<GapKind> = {
  life_illness: ["身故（疾病）", "death by illness", "身故（疾病）"],
  life_accident: ["身故（意外）", "death by accident", "身故（意外）"],
  major_illness: ["重大傷病", "major illness", "重大伤病"],
  cancer: ["癌症", "cancer", "癌症"],
  hospital_day: ["住院日額", "hospital per day", "住院津贴"],
  reimb_misc: ["實支雜費", "hospital costs", "报销杂费"],
  reimb_surgery: ["實支手術", "surgery costs", "报销手术"],
  disability_month: ["失能扶助月給付", "disability income per month", "伤残月给付"],
  ltc: ["長期照顧", "long-term care", "长期护理"],
  education: ["子女教育金", "education fund", "子女教育金"],
};

export const STATE_WORDS: Table<PolicyState> = {
  applied: ["要保", "applied for", "投保"],
  underwriting: ["核保中", "in underwriting", "核保中"],
  in_force: ["有效", "in force", "有效"],
  grace: ["寬限期", "in the grace period", "宽限期"],
  apl: ["自動墊繳", "on automatic premium loan", "自动垫交"],
  lapsed: ["停效", "lapsed", "失效"],
  premium_paid: ["繳清", "premiums paid", "交清"],
  paid_up: ["減額繳清", "reduced paid-up", "减额交清"],
  extended_term: ["展期定期", "extended term", "展期定期"],
  waived: ["豁免保費", "premium waived", "豁免保费"],
  surrendered: ["解約", "surrendered", "退保"],
  matured: ["滿期", "matured", "满期"],
  expired: ["到期", "expired", "到期"],
  claim_terminated: ["理賠終止", "ended by claim", "理赔终止"],
  free_look_cancelled: ["契撤", "cancelled in free look", "犹豫期撤销"],
  rescinded: ["解除", "rescinded", "解除"],
  terminated: ["終止", "terminated", "终止"],
  withdrawn: ["撤件", "withdrawn", "撤件"],
  declined: ["拒保", "declined", "拒保"],
  postponed: ["延期", "postponed", "延期"],
};

export const MODE_WORDS: Table<PremiumMode> = {
  annual: ["年繳", "annual", "年交"],
  semiannual: ["半年繳", "semi-annual", "半年交"],
  quarterly: ["季繳", "quarterly", "季交"],
  monthly: ["月繳", "monthly", "月交"],
};

export const METHOD_WORDS: Table<(typeof PAYMENT_METHODS)[number]> = {
  bank_transfer: ["銀行轉帳", "bank transfer", "银行转账"],
  credit_card: ["信用卡", "credit card", "信用卡"],
  cash: ["現金", "cash", "现金"],
  post_office: ["郵局劃撥", "post office", "邮局划拨"],
  payroll: ["薪資扣繳", "payroll", "工资代扣"],
};

export const COVERAGE_KIND_WORDS: Table<"main" | "rider"> = {
  main: ["主約", "main contract", "主险"],
  rider: ["附約", "rider", "附加险"],
};

/** What may be wrong with the beneficiaries of a policy (DOMAIN 2.7). */
export const BENEFICIARY_WORDS: Table<BeneficiaryDefect["kind"]> = {
  noBeneficiary: ["未指定受益人或皆已身故", "no living beneficiary", "未指定受益人或均已身故"],
  shares: ["受益比例合計不為 100%", "shares do not total 100%", "受益比例合计不为 100%"],
  dead: ["受益人已身故", "beneficiary deceased", "受益人已身故"],
  formerSpouse: ["受益人為前配偶", "beneficiary is a former spouse", "受益人为前配偶"],
  minorWithoutGuardian: [
    "未成年受益人無監護人",
    "minor beneficiary without guardian",
    "未成年受益人无监护人",
  ],
};

/** `other`: an event of a kind that this version does not know. */
export const SERVICE_WORDS: Table<ServiceEvent | "other"> = {
  roadside: ["道路救援", "roadside assistance", "道路救援"],
  hospital: ["住院通報", "hospital notice", "住院通报"],
  marital_change: ["婚姻異動", "change of marital status", "婚姻变动"],
  mortgage_raised: ["新增或增加房貸", "new or larger mortgage", "新增或增加房贷"],
  external_event: ["外部事件", "outside event", "外部事件"],
  policy_delivered: ["保單送達", "policy delivered", "保单送达"],
  notice_delivered: ["催告送達", "premium reminder delivered", "催缴通知送达"],
  apl_started: ["開始自動墊繳", "automatic premium loan begun", "开始自动垫交"],
  reinstated: ["復效", "reinstatement", "复效"],
  other: ["其他服務", "other service", "其他服务"],
};

export const CHANNEL_WORDS: Table<(typeof CONTACT_CHANNELS)[number]> = {
  phone: ["電話", "telephone", "电话"],
  mobile: ["手機", "mobile", "手机"],
  sms: ["簡訊", "SMS", "短信"],
  email: ["電子郵件", "e-mail", "电子邮件"],
  line: ["LINE", "LINE", "LINE"],
  post: ["郵寄", "post", "邮寄"],
  visit: ["拜訪", "visit", "拜访"],
};

export const SEGMENT_WORDS: Table<RfmSegment> = {
  冠軍: ["冠軍", "champions", "冠军"],
  忠誠: ["忠誠", "loyal", "忠诚"],
  潛力: ["潛力", "potential", "潜力"],
  新客: ["新客", "new", "新客"],
  需要喚醒: ["需要喚醒", "wake up", "需要唤醒"],
  高額沉睡: ["高額沉睡", "big sleepers", "高额沉睡"],
  沉睡: ["沉睡", "sleepers", "沉睡"],
};

export const TIER_WORDS: Table<Tier> = {
  S: ["S 級", "tier S", "S 级"],
  A: ["A 級", "tier A", "A 级"],
  B: ["B 級", "tier B", "B 级"],
  C: ["C 級", "tier C", "C 级"],
};

export const SOURCE_WORDS: Table<(typeof CUSTOMER_SOURCES)[number]> = {
  referral: ["轉介紹", "referral", "转介绍"],
  walk_in: ["自行來訪", "walk-in", "自行来访"],
  web: ["網路", "web", "网络"],
  event: ["活動", "event", "活动"],
  third_party: ["第三方通路", "third party", "第三方渠道"],
  existing: ["既有保戶", "existing customer", "现有客户"],
  import: ["匯入", "import", "导入"],
};

/** Sales channels of F147. */
export const SALES_CHANNEL_WORDS: Table<(typeof SALES_CHANNELS)[number]> = {
  agent: ["業務員", "own agent", "业务员"],
  broker: ["保經", "broker", "保险经纪"],
  agency: ["保代", "agency company", "保险代理"],
  bank: ["銀行", "bank", "银行"],
  direct: ["直效行銷", "direct", "直销"],
};

/** How a person answered a campaign (F105). */
export const RESPONSE_WORDS: Table<CampaignResponse> = {
  sent: ["已寄送", "sent", "已寄送"],
  delivered: ["已送達", "delivered", "已送达"],
  replied: ["已回覆", "replied", "已回复"],
  met: ["已面談", "met", "已面谈"],
  applied: ["已要保", "applied", "已投保"],
  issued: ["已承保", "issued", "已承保"],
  declined: ["婉拒", "declined", "婉拒"],
};

export const CONSENT_WORDS: Table<"phone" | "sms" | "email"> = {
  phone: ["電話", "telephone", "电话"],
  sms: ["簡訊", "SMS", "短信"],
  email: ["電子郵件", "e-mail", "电子邮件"],
};

/** Life stages of F15. */
export const LIFE_STAGES = [
  "single",
  "married",
  "young_children",
  "school_children",
  "empty_nest",
  "retired",
] as const;
export type LifeStage = (typeof LIFE_STAGES)[number];

export const LIFE_STAGE_WORDS: Table<LifeStage> = {
  single: ["單身", "single", "单身"],
  married: ["已婚無子女", "married without children", "已婚无子女"],
  young_children: ["子女學齡前", "young children", "子女学龄前"],
  school_children: ["子女就學", "children at school", "子女就学"],
  empty_nest: ["空巢", "empty nest", "空巢"],
  retired: ["退休", "retired", "退休"],
};
