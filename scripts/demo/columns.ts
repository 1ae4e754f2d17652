/*
 * The headings of the import files, as a Taiwanese insurer's own system would export them. The import
 * maps exactly these. Dates are ROC (`075/03/10` or `0750310`), amounts whole TWD, empty = unknown.
 */

export const CUSTOMER_COLUMNS = [
  "姓名",
  /** 個人 or 法人. */
  "類別",
  "身分證字號",
  /** Organisations only. */
  "統一編號",
  "出生日期",
  /** 男 or 女. */
  "性別",
  "婚姻",
  "教育程度",
  "行動電話",
  "電話",
  "電子郵件",
  "郵遞區號",
  /** City, district and street in one line, as printed on an envelope. */
  "地址",
  "職業",
  /** 1 to 6. */
  "職業等級",
  "服務單位",
  "年收入",
  "來源",
  "備註",
] as const;
export type CustomerColumn = (typeof CUSTOMER_COLUMNS)[number];

/** One row for each coverage; rows with the same 保單號碼 form one policy. */
export const POLICY_COLUMNS = [
  "保單號碼",
  /** Name in the catalogue. */
  "保險公司",
  /** 主約 or 附約; the main contract comes first. */
  "主附約",
  "商品代碼",
  "商品名稱",
  "被保險人",
  "被保險人身分證字號",
  "要保人",
  "要保人身分證字號",
  "生效日",
  /** Insurance age 保險年齡 at issue. */
  "投保年齡",
  /** In the product's own unit: 元, 元/日, 元/月, 元/年 or 計畫單位. */
  "保額",
  /** A number of years, 同保障年期 or 至18歲. */
  "繳費年期",
  /** Only where the product offers several terms. */
  "保障年期",
  "年繳保費",
  "繳別",
  "付款方式",
  "狀態",
  "下次應繳日",
  "停效日",
  /** Death beneficiaries of the first order, with 、 between. */
  "身故受益人",
] as const;
export type PolicyColumn = (typeof POLICY_COLUMNS)[number];

export const SEX_LABELS = { M: "男", F: "女" } as const;
export const KIND_LABELS = { person: "個人", organisation: "法人" } as const;
export const MARITAL_LABELS = {
  single: "未婚",
  married: "已婚",
  divorced: "離婚",
  widowed: "喪偶",
} as const;
export const EDUCATION_LABELS = {
  primary: "國小",
  junior_high: "國中",
  senior_high: "高中職",
  college: "專科",
  bachelor: "大學",
  master: "碩士",
  doctor: "博士",
} as const;
export const SOURCE_LABELS = {
  referral: "轉介紹",
  walk_in: "親臨櫃檯",
  web: "網路",
  event: "活動",
  third_party: "合作通路",
  existing: "既有客戶",
  import: "匯入",
} as const;
export const COVERAGE_KIND_LABELS = { main: "主約", rider: "附約" } as const;
export const MODE_LABELS = {
  annual: "年繳",
  semiannual: "半年繳",
  quarterly: "季繳",
  monthly: "月繳",
} as const;
export const METHOD_LABELS = {
  bank_transfer: "銀行轉帳",
  credit_card: "信用卡",
  cash: "現金",
  post_office: "郵局轉帳",
  payroll: "薪資扣款",
} as const;
export const STATE_LABELS = {
  applied: "要保",
  underwriting: "核保中",
  in_force: "有效",
  grace: "寬限期",
  apl: "自動墊繳",
  lapsed: "停效",
  premium_paid: "繳清",
  paid_up: "減額繳清",
  extended_term: "展期定期",
  waived: "豁免保費",
  surrendered: "解約",
  matured: "滿期",
  expired: "到期",
  claim_terminated: "理賠終止",
  free_look_cancelled: "契撤",
  rescinded: "解除",
  terminated: "終止",
  withdrawn: "撤件",
  declined: "拒保",
  postponed: "延期",
} as const;
export const PAY_TERM_LABELS = { "=coverage": "同保障年期", to_age_18: "至18歲" } as const;
