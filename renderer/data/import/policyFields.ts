import { catalogue } from "#shared/insurance/catalogue.ts";
import { toHalfWidth } from "#shared/insurance/fullWidth.ts";
import { normaliseId } from "#shared/insurance/nationalId.ts";
import type { Policy, PolicyCoverage } from "#shared/model/policy.ts";
import {
  bad,
  choiceText,
  cleanText,
  countText,
  dateText,
  foldWord,
  lineText,
  ok,
  twdText,
} from "./cellText.ts";
import type { ImportField } from "./field.ts";
import type { Json } from "./types.ts";
import {
  COORDINATION_WORDS,
  COVERAGE_KIND_WORDS,
  MODE_WORDS,
  PAYMENT_WORDS,
  STATE_WORDS,
} from "./words.ts";

type Field = ImportField<Policy>;

/** Stands on the policy itself; every row of a policy says the same or leaves it blank. */
function plain(
  name: keyof Policy,
  headings: readonly string[],
  parse: Field["parse"],
  extra: Partial<Field> = {},
): Field {
  return {
    name,
    headings,
    parse,
    read: (doc) => doc[name],
    write: (draft, value) => Object.assign(draft, { [name]: value }),
    ...extra,
  };
}

/** Read from the file, but standing in the document only through what is made of it. */
function source(
  name: string,
  headings: readonly string[],
  parse: Field["parse"],
  extra: Partial<Field> = {},
): Field {
  return { name, headings, parse, read: () => undefined, write: () => undefined, ...extra };
}

const date: Field["parse"] = (raw, { dateReading }) => dateText(raw, dateReading);
const idText: Field["parse"] = (raw) => {
  const id = normaliseId(raw);
  return id.length <= 60 ? ok(id) : bad("TOO_LONG");
};
/** A person of the policy: national ID or customer number, else name and birth date. */
const party = (name: string, headings: readonly string[]) =>
  source(name, headings, idText, { mask: "id" });

const companyByWord = new Map(
  catalogue.companies.flatMap(({ code, name_zh, name_en }) =>
    [code, name_zh, name_en, name_zh.replace("人壽", "")].map(
      (word) => [foldWord(word), code] as const,
    ),
  ),
);
const productByWord = new Map(
  catalogue.products.flatMap(({ code, name_zh, name_en }) =>
    [code, name_zh, name_en].map((word) => [foldWord(word), code] as const),
  ),
);

const productText: Field["parse"] = (raw) => {
  const code = productByWord.get(foldWord(raw));
  return code ? ok(code) : bad("UNKNOWN_PRODUCT");
};

/** Fields that every row of one policy shares. */
export const policyHeaderFields: readonly Field[] = [
  plain(
    "policyNo",
    [
      "保單號碼",
      "保單號",
      "保單編號",
      "保險單號碼",
      "保单号",
      "policy no",
      "policy number",
      "policyNo",
      "policy",
    ],
    (raw) => lineText(toHalfWidth(raw), 40),
    { isRequired: true },
  ),
  plain(
    "company",
    ["保險公司", "公司", "承保公司", "公司代號", "保险公司", "company", "insurer"],
    (raw) => {
      const code = companyByWord.get(foldWord(raw));
      return code ? ok(code) : lineText(raw, 60);
    },
  ),
  plain(
    "state",
    ["保單狀態", "狀態", "契約狀態", "保单状态", "status", "policy status", "state"],
    choiceText(STATE_WORDS),
  ),
  party("insured", [
    "被保險人身分證字號",
    "被保險人身份證字號",
    "被保人身分證字號",
    "被保險人ID",
    "被保險人證號",
    "被保險人統一證號",
    "被保險人客戶編號",
    "被保險人編號",
    "身分證字號",
    "身分證",
    "客戶編號",
    "insured id",
    "insured national id",
    "insuredId",
    "national id",
    "customer id",
    "被保险人证件号码",
  ]),
  source(
    "insuredName",
    [
      "被保險人",
      "被保險人姓名",
      "被保人",
      "被保人姓名",
      "姓名",
      "客戶姓名",
      "insured",
      "insured name",
      "name",
      "被保险人",
    ],
    (raw) => lineText(raw, 100),
  ),
  source(
    "insuredBirthDate",
    [
      "被保險人生日",
      "被保險人出生日期",
      "被保人生日",
      "出生日期",
      "生日",
      "insured birth date",
      "birth date",
    ],
    date,
  ),
  party("policyholder", [
    "要保人身分證字號",
    "要保人身份證字號",
    "要保人ID",
    "要保人證號",
    "要保人統一證號",
    "要保人統編",
    "要保人客戶編號",
    "要保人編號",
    "policyholder id",
    "policyholder national id",
    "owner id",
    "投保人证件号码",
  ]),
  source(
    "policyholderName",
    ["要保人", "要保人姓名", "policyholder", "policyholder name", "owner", "投保人"],
    (raw) => lineText(raw, 100),
  ),
  source(
    "policyholderBirthDate",
    ["要保人生日", "要保人出生日期", "policyholder birth date"],
    date,
  ),
  party("payer", [
    "繳費人身分證字號",
    "繳款人身分證字號",
    "繳費人ID",
    "繳費人",
    "payer id",
    "payer",
  ]),
  plain(
    "effectiveDate",
    [
      "生效日",
      "生效日期",
      "契約生效日",
      "保單生效日",
      "投保日期",
      "生效日(民國)",
      "effective date",
      "issue date",
      "start date",
      "effectiveDate",
      "生效日期(民國)",
    ],
    date,
    { isRequired: true },
  ),
  plain(
    "premiumMode",
    [
      "繳別",
      "繳費方式(繳別)",
      "繳費別",
      "繳費頻率",
      "premium mode",
      "mode",
      "payment frequency",
      "缴费方式",
    ],
    choiceText(MODE_WORDS),
  ),
  plain(
    "paymentMethod",
    [
      "繳費方式",
      "付款方式",
      "收費方式",
      "繳費管道",
      "扣款方式",
      "繳款方式",
      "payment method",
      "payment",
    ],
    choiceText(PAYMENT_WORDS),
  ),
  plain(
    "nextDueDate",
    [
      "下次繳費日",
      "下次應繳日",
      "應繳日",
      "下期應繳日",
      "下次應繳日期",
      "next due date",
      "due date",
      "nextDueDate",
    ],
    date,
  ),
  plain("lapsedOn", ["停效日", "停效日期", "lapsed on", "lapse date"], date),
  plain(
    "loanTwd",
    ["保單借款", "借款金額", "保單借款餘額", "借款餘額", "loan", "policy loan", "loan amount"],
    twdText,
  ),
  source(
    "beneficiary",
    ["受益人", "受益人姓名", "身故受益人", "beneficiary", "beneficiaries", "beneficiary name"],
    (raw) => lineText(raw, 400),
  ),
];

/** Fields of the coverage that one row stands for. */
export const coverageFields: readonly Field[] = [
  source(
    "product",
    [
      "商品代號",
      "商品代碼",
      "險種代號",
      "險種代碼",
      "商品編號",
      "product code",
      "plan code",
      "productCode",
    ],
    productText,
  ),
  source(
    "productName",
    ["商品名稱", "險種名稱", "保險商品", "險種", "商品", "product name", "plan name", "product"],
    productText,
  ),
  source(
    "coverageKind",
    [
      "主附約",
      "主約附約",
      "主附約別",
      "主約/附約",
      "險種類別",
      "契約別",
      "main or rider",
      "coverage kind",
      "main/rider",
      "kind",
    ],
    choiceText(COVERAGE_KIND_WORDS),
  ),
  source(
    "sumInsured",
    [
      "保額",
      "保險金額",
      "投保金額",
      "保額(元)",
      "保額/單位",
      "投保額",
      "計畫單位",
      "sum insured",
      "sumInsured",
      "face amount",
      "coverage amount",
    ],
    (raw) =>
      twdText(
        toHalfWidth(cleanText(raw))
          .replace(/^計畫/, "")
          .replace(/(單位|\/?[日月年])$/, ""),
      ),
    { isRequired: true },
  ),
  source(
    "payTerm",
    [
      "繳費年期",
      "年期",
      "繳費期間",
      "繳費年限",
      "繳費年數",
      "payment term",
      "pay term",
      "payTerm",
      "premium term",
    ],
    (raw) => {
      const word = foldWord(raw);
      if (
        [
          "=coverage",
          "同保險期間",
          "同保障期間",
          "同保障年期",
          "保障期間",
          "終身繳",
          "每年續保",
          "一年期",
          "逐年",
          "coverage",
        ].includes(word)
      )
        return ok("=coverage");
      if (["toage18", "繳至18歲", "至18歲", "18歲"].includes(word)) return ok("to_age_18");
      return countText(raw, 1, 110);
    },
  ),
  source(
    "coverageYears",
    [
      "保障年期",
      "保險期間",
      "保障期間",
      "保障年數",
      "保險年期",
      "coverage years",
      "coverage term",
      "term",
      "coverageYears",
    ],
    (raw) => countText(raw, 1, 110),
  ),
  source(
    "issueAge",
    ["投保年齡", "承保年齡", "保險年齡", "投保時年齡", "issue age", "issueAge", "age at issue"],
    (raw) => countText(raw, 0, 110),
  ),
  source(
    "annualPremiumTwd",
    [
      "年繳保費",
      "年繳化保費",
      "保費",
      "年化保費",
      "年保費",
      "年繳保險費",
      "保險費",
      "annual premium",
      "premium",
      "annualPremiumTwd",
    ],
    twdText,
  ),
  source(
    "coordination",
    ["理賠方式", "正副本", "收據理賠", "coordination"],
    choiceText(COORDINATION_WORDS),
  ),
];

export const policyFields: readonly Field[] = [...policyHeaderFields, ...coverageFields];

const OWN_NAMES: ReadonlySet<string> = new Set([
  "policyNo",
  "company",
  "state",
  "effectiveDate",
  "premiumMode",
  "paymentMethod",
  "nextDueDate",
  "lapsedOn",
  "loanTwd",
]);

/** What an import may change in a policy, as it stands in the document. */
export const policyDocFields: readonly Field[] = [
  ...policyHeaderFields.filter((field) => OWN_NAMES.has(field.name)),
  ...(
    [
      "isOwn",
      "customerId",
      "insuredId",
      "policyholderId",
      "payerId",
      "agentId",
      "unitId",
      "annualPremiumTwd",
    ] as const
  ).map((name) => plain(name, [], () => bad("INVALID"))),
  {
    ...plain("beneficiaries", [], () => bad("INVALID")),
    // A file gives names only; shares and persons that the policy already knows stay as they are.
    read: ({ beneficiaries }) => beneficiaries.map(({ name }) => name),
    write(draft, value) {
      const old = draft.beneficiaries ?? [];
      const fresh = value as unknown as Policy["beneficiaries"];
      draft.beneficiaries = fresh.map((one) => old.find(({ name }) => name === one.name) ?? one);
    },
  },
  {
    ...plain("coverages", [], () => bad("INVALID")),
    // Ids and what the file cannot say (a product's own definition) are no difference.
    read: (doc) => doc.coverages.map((coverage) => comparable(coverage)),
    write(draft, value) {
      const old = draft.coverages ?? [];
      const fresh = value as unknown as Policy["coverages"];
      draft.coverages = fresh.map((coverage) => {
        const same = old.find((other) => other.productCode === coverage.productCode);
        return same ? { ...same, ...coverage, id: same.id } : coverage;
      });
    },
  },
];

const comparable = (coverage: PolicyCoverage): Json =>
  Object.fromEntries(
    Object.entries(coverage)
      .filter(([name]) => name !== "id" && name !== "product")
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
