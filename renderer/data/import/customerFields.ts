import { checkBusinessNumber } from "#shared/insurance/businessNumber.ts";
import { completedAge } from "#shared/insurance/insuranceAge.ts";
import { checkNationalId, normaliseId } from "#shared/insurance/nationalId.ts";
import { checkPhone, type PhoneKind } from "#shared/insurance/phone.ts";
import { toHalfWidth } from "#shared/insurance/fullWidth.ts";
import { ID_MAX_LENGTH } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import {
  bad,
  choiceText,
  countText,
  dateText,
  lineText,
  ok,
  paragraphText,
  twdText,
  foldWord,
  textOf,
  type Parsed,
} from "./cellText.ts";
import {
  BREADWINNER_WORDS,
  CHANNEL_WORDS,
  CONSENT_WORDS,
  EDUCATION_WORDS,
  HOUSEHOLD_ROLE_WORDS,
  KIND_WORDS,
  MARITAL_WORDS,
  SEX_WORDS,
  SMOKER_WORDS,
  SOURCE_WORDS,
  STATUS_WORDS,
} from "./words.ts";
import type { ImportField } from "./field.ts";

type Field = ImportField<Customer>;

/** The household of one adds two characters to the customer's id. */
const LONGEST_ID = ID_MAX_LENGTH - 2;

/** A field that stands in the document under its own name. */
function plain(
  name: keyof Customer,
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

function phone(name: string, kind: PhoneKind, headings: readonly string[]): Field {
  const text = (entry: Customer["phones"][number] | undefined) =>
    entry && `${entry.number}${entry.extension ? `#${entry.extension}` : ""}`;
  return {
    name,
    headings,
    mask: "phone",
    parse(raw) {
      // A spreadsheet that took the number for an amount has eaten the leading zero.
      const digits = /^9\d{8}$/.test(raw.trim()) ? `0${raw.trim()}` : raw;
      const check = checkPhone(digits);
      if (!check.valid) return bad("BAD_PHONE");
      return ok(check.extension ? `${check.normalised}#${check.extension}` : check.normalised);
    },
    read: (doc) => text(doc.phones.find((entry) => isOfColumn(entry.kind, kind))),
    write(draft, value) {
      const [number = "", extension] = textOf(value).split("#");
      const check = checkPhone(number);
      const entry = {
        kind: check.valid ? check.kind : kind,
        number,
        ...(extension && { extension }),
      };
      const phones = [...(draft.phones ?? [])];
      const at = phones.findIndex((old) => isOfColumn(old.kind, kind));
      if (at < 0) phones.push(entry);
      else phones[at] = entry;
      draft.phones = phones;
    },
  };
}
/** 電話 columns hold whatever is no mobile number, and sometimes a second mobile. */
const isOfColumn = (kind: PhoneKind, column: PhoneKind) =>
  column === "mobile" ? kind === "mobile" : kind !== "mobile";

function addressPart(
  name: keyof NonNullable<Customer["address"]>,
  headings: readonly string[],
  parse: Field["parse"],
): Field {
  return {
    name,
    headings,
    parse,
    read: (doc) => doc.address?.[name],
    write(draft, value) {
      draft.address = { ...draft.address, [name]: value } as Customer["address"];
    },
  };
}

/** City and district off the front of an address written in one line, with its postcode if it has one. */
export function splitAddress(text: string) {
  const [, postcode, city, district, street = text] =
    /^(\d{3}(?:\d{2,3})?)?\s*(\p{Script=Han}{2}[縣市])(\p{Script=Han}{1,3}?[鄉鎮市區])(.+)$/u.exec(
      text,
    ) ?? [];
  return {
    ...(postcode && { postcode }),
    ...(city && { city }),
    ...(district && { district }),
    street: street.trim(),
  };
}

function consent(channel: "phone" | "sms" | "email", headings: readonly string[]): Field {
  return {
    name: `consent_${channel}`,
    headings,
    parse: (raw, { today }) => {
      const granted = choiceText(CONSENT_WORDS)(raw);
      return granted.ok ? ok({ granted: granted.value === "yes", on: today }) : granted;
    },
    // The day of the import is no change by itself.
    read: (doc) => doc.consents.find((entry) => entry.channel === channel)?.granted,
    write(draft, value) {
      const { granted, on } = value as { granted: boolean; on: Customer["createdAt"] };
      const others = (draft.consents ?? []).filter((entry) => entry.channel !== channel);
      draft.consents = [...others, { channel, granted, on: on as never }];
    },
  };
}

const nationalId: Field = plain(
  "nationalId",
  [
    "身分證字號",
    "身份證字號",
    "身分證號",
    "身份證號",
    "身分證",
    "身份證",
    "身分證統一編號",
    "國民身分證統一編號",
    "統一證號",
    "居留證號",
    "身分證字號/統編",
    "身分證字號統一編號",
    "客戶身分證字號",
    "ID",
    "ID number",
    "national ID",
    "national ID number",
    "nationalId",
    "identity number",
    "身份证号",
    "证件号码",
    "證號",
    "證件號碼",
  ],
  (raw) => (/^\d{8}$/.test(normaliseId(raw)) ? businessNumber(raw) : personalId(raw)),
  { mask: "id" },
);

function personalId(raw: string): Parsed<string> {
  const check = checkNationalId(raw);
  if (check.valid) return ok(check.normalised, check.renew ? "OLD_RESIDENT_ID" : undefined);
  return bad(check.problem === "checksum" ? "BAD_ID_CHECKSUM" : "BAD_ID");
}

function businessNumber(raw: string): Parsed<string> {
  const check = checkBusinessNumber(raw);
  return check.valid ? ok(check.normalised) : bad("BAD_BUSINESS_NUMBER");
}

/** Many systems keep it in a column of its own; here both are `nationalId`. */
const businessNumberColumn: Field = {
  name: "businessNumber",
  headings: [
    "統一編號",
    "統編",
    "公司統編",
    "營利事業統一編號",
    "business number",
    "unified business number",
    "UBN",
  ],
  parse: businessNumber,
  read: (doc) => (doc.nationalId?.length === 8 ? doc.nationalId : undefined),
  write: (draft, value) => Object.assign(draft, { nationalId: value }),
};

const birthDate: Field = plain(
  "birthDate",
  [
    "出生日期",
    "生日",
    "出生年月日",
    "出生日",
    "民國出生年月日",
    "民國生日",
    "出生日期(民國)",
    "生日(民國)",
    "birth date",
    "birthday",
    "date of birth",
    "DOB",
    "出生",
  ],
  (raw, { today, dateReading }) => {
    const date = dateText(raw, dateReading);
    if (!date.ok) return date;
    if (date.value > today) return bad("FUTURE_DATE");
    return ok(date.value, completedAge(date.value, today) > 130 ? "VERY_OLD" : undefined);
  },
);

/** In the order in which the mapping is shown. */
export const customerFields: readonly Field[] = [
  plain(
    "id",
    [
      "客戶編號",
      "客戶代號",
      "客戶號",
      "客編",
      "客戶ID",
      "customer id",
      "customer no",
      "customer number",
      "customerId",
      "客户编号",
      "編號",
    ],
    (raw) => {
      const id = toHalfWidth(raw).trim();
      return id.length <= LONGEST_ID && /^[A-Za-z0-9][A-Za-z0-9_.:-]*$/.test(id)
        ? ok(id)
        : bad("INVALID");
    },
  ),
  plain(
    "name",
    [
      "姓名",
      "客戶姓名",
      "名字",
      "中文姓名",
      "客戶名稱",
      "名稱",
      "公司名稱",
      "被保險人姓名",
      "name",
      "full name",
      "customer name",
      "customer",
      "客户姓名",
    ],
    (raw) => lineText(raw, 100),
    { isRequired: true },
  ),
  nationalId,
  businessNumberColumn,
  birthDate,
  plain("sex", ["性別", "性别", "sex", "gender"], choiceText(SEX_WORDS)),
  phone("mobile", "mobile", [
    "手機",
    "行動電話",
    "手機號碼",
    "行動電話號碼",
    "行動",
    "手机",
    "手机号",
    "mobile",
    "mobile phone",
    "cell phone",
    "cellphone",
    "cell",
    "phone",
  ]),
  phone("landline", "landline", [
    "電話",
    "市話",
    "市內電話",
    "室內電話",
    "家用電話",
    "住家電話",
    "聯絡電話",
    "住宅電話",
    "公司電話",
    "电话",
    "landline",
    "telephone",
    "tel",
    "home phone",
    "office phone",
  ]),
  plain(
    "email",
    [
      "電子郵件",
      "電子信箱",
      "電郵",
      "信箱",
      "Email",
      "e-mail",
      "mail",
      "email address",
      "邮箱",
      "電子郵件信箱",
    ],
    (raw) => {
      const mail = lineText(toHalfWidth(raw), 200);
      if (!mail.ok) return mail;
      return /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(mail.value) ? mail : bad("BAD_EMAIL");
    },
  ),
  addressPart(
    "postcode",
    ["郵遞區號", "郵區", "區號", "邮编", "postcode", "postal code", "zip", "zip code"],
    (raw) => {
      const code = toHalfWidth(raw).trim();
      return /^\d{3}(\d{2,3})?$/.test(code) ? ok(code) : bad("INVALID");
    },
  ),
  addressPart("city", ["縣市", "縣/市", "城市", "居住縣市", "县市", "city", "county"], (raw) =>
    lineText(raw, 20),
  ),
  addressPart(
    "district",
    ["鄉鎮市區", "鄉鎮區", "區", "行政區", "鄉鎮", "地區", "district", "township"],
    (raw) => lineText(raw, 20),
  ),
  {
    name: "street",
    headings: [
      "地址",
      "通訊地址",
      "住址",
      "聯絡地址",
      "街道地址",
      "戶籍地址",
      "居住地址",
      "路段",
      "街道",
      "address",
      "street",
      "street address",
      "mailing address",
    ],
    parse: (raw) => lineText(raw, 160),
    // The whole line is compared, because the file may or may not keep the city in its own column.
    read: ({ address }) =>
      address && `${address.city ?? ""}${address.district ?? ""}${address.street ?? ""}`,
    write(draft, value) {
      const parts = splitAddress(textOf(value));
      draft.address = { ...draft.address, ...parts } as Customer["address"];
    },
  },
  plain(
    "kind",
    ["客戶類型", "客戶類別", "類別", "個人/法人", "kind", "customer type", "type"],
    choiceText(KIND_WORDS),
  ),
  plain(
    "status",
    ["客戶狀態", "狀態", "身分別", "status", "customer status"],
    choiceText(STATUS_WORDS),
  ),
  plain(
    "maritalStatus",
    ["婚姻狀況", "婚姻", "婚姻狀態", "marital status", "marital", "maritalStatus"],
    choiceText(MARITAL_WORDS),
  ),
  plain("education", ["學歷", "教育程度", "最高學歷", "education"], choiceText(EDUCATION_WORDS)),
  plain(
    "occupation",
    ["職業", "職業名稱", "職務", "職稱", "工作內容", "occupation", "job", "job title"],
    (raw) => lineText(raw, 60),
  ),
  plain(
    "occupationClass",
    ["職業類別", "職業等級", "職業級別", "職類", "occupation class", "occupationClass"],
    (raw) => countText(raw, 1, 6),
  ),
  plain(
    "employer",
    ["服務單位", "任職公司", "公司", "工作單位", "服務機構", "employer", "company"],
    (raw) => lineText(raw, 100),
  ),
  plain(
    "annualIncomeTwd",
    [
      "年收入",
      "年所得",
      "年薪",
      "個人年收入",
      "年收入(元)",
      "annual income",
      "income",
      "annualIncomeTwd",
    ],
    twdText,
  ),
  plain(
    "preferredChannel",
    ["偏好聯絡方式", "聯絡方式", "偏好聯絡管道", "preferred channel", "contact channel"],
    choiceText(CHANNEL_WORDS),
  ),
  plain("smoker", ["吸菸", "抽菸", "是否吸菸", "吸烟", "smoker", "smoking"], (raw) => {
    const word = choiceText(SMOKER_WORDS)(raw);
    return word.ok ? ok(word.value === "yes") : word;
  }),
  plain("tags", ["標籤", "標記", "分類標籤", "标签", "tags", "labels"], (raw) => {
    const tags = [...new Set(raw.split(/[;；、|,，]/).map((tag) => lineText(tag, 40)))];
    const long = tags.some((tag) => !tag.ok && tag.code === "TOO_LONG");
    const values = tags.flatMap((tag) => (tag.ok ? [tag.value] : []));
    return long || values.length > 50 ? bad("TOO_LONG") : ok([...new Set(values)]);
  }),
  plain("source", ["來源", "客戶來源", "來源管道", "名單來源", "source"], choiceText(SOURCE_WORDS)),
  plain(
    "householdId",
    ["家戶編號", "家庭編號", "戶號", "家戶", "household id", "household", "householdId"],
    (raw) => {
      const id = toHalfWidth(raw).trim();
      return id.length <= LONGEST_ID && /^[A-Za-z0-9][A-Za-z0-9_.:-]*$/.test(id)
        ? ok(id)
        : bad("INVALID");
    },
  ),
  plain(
    "householdRole",
    [
      "家庭角色",
      "家戶關係",
      "與戶長關係",
      "家庭關係",
      "稱謂",
      "household role",
      "relation to head",
    ],
    choiceText(HOUSEHOLD_ROLE_WORDS),
  ),
  plain(
    "isBreadwinner",
    ["主要收入者", "家計負擔者", "經濟支柱", "主要經濟來源", "breadwinner"],
    (raw) => {
      const word = choiceText(BREADWINNER_WORDS)(raw);
      return word.ok ? ok(word.value === "yes") : word;
    },
  ),
  plain(
    "agentId",
    [
      "業務員",
      "服務業務員",
      "業務員編號",
      "業務員姓名",
      "經辦人",
      "服務人員",
      "招攬人員",
      "agent",
      "agent id",
      "serving agent",
      "agentId",
    ],
    (raw, { staff }) => {
      const id = staff.get(foldWord(raw));
      return id ? ok(id) : bad("UNKNOWN_STAFF");
    },
  ),
  consent("phone", ["電話行銷同意", "同意電話行銷", "電話同意", "phone consent", "consent phone"]),
  consent("sms", ["簡訊行銷同意", "同意簡訊行銷", "簡訊同意", "sms consent", "consent sms"]),
  consent("email", [
    "電子郵件行銷同意",
    "同意電子郵件行銷",
    "郵件同意",
    "Email同意",
    "email consent",
    "consent email",
  ]),
  plain(
    "remark",
    ["備註", "附註", "說明", "备注", "remark", "remarks", "note", "notes", "memo"],
    (raw) => paragraphText(raw, 2_000),
  ),
];
