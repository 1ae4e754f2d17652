import { describe, expect, it } from "vitest";
import { dateText, twdText } from "./cellText.ts";
import { customerFields, splitAddress } from "./customerFields.ts";
import { guessKind, guessMapping } from "./guess.ts";
import { TODAY } from "./testBook.ts";

const context = {
  today: TODAY,
  dateReading: "auto",
  staff: new Map<string, string | null>(),
} as const;
const parse = (name: string, raw: string) =>
  customerFields.find((field) => field.name === name)?.parse(raw, context);

describe("dates", () => {
  it.each([
    ["民國前5年1月2日", "1907-01-02"],
    ["0750310", "1986-03-10"],
    ["075/03/10", "1986-03-10"],
    ["2026-11-24 00:00:00", "2026-11-24"],
    ["２０２６／１１／２４", "2026-11-24"],
  ])("B15 B16 %s is %s", (raw, iso) => {
    expect(dateText(raw, "auto")).toEqual({ ok: true, value: iso });
  });

  it.each([
    "民國0年1月1日",
    "民國115-02-30",
    "2026/13/01",
    "1/2/26",
    "12/11/26",
    "45000",
    "2025-02-29",
    "2026-11-23T16:00:00Z",
    "2026-11-24 08:30",
  ])("B14 B15 B16 %s is refused", (raw) => {
    expect(dateText(raw, "auto")).toEqual({ ok: false, code: "BAD_DATE" });
  });

  it("B17 a birth in the future is an error, an age over 130 a warning", () => {
    expect(parse("birthDate", "2026-11-25")).toEqual({ ok: false, code: "FUTURE_DATE" });
    expect(parse("birthDate", "1890-01-01")).toMatchObject({ ok: true, warning: "VERY_OLD" });
  });
});

describe("amounts", () => {
  it.each([
    ["1,000", 1_000],
    ["１２３", 123],
    ["NT$1,234,567元", 1_234_567],
    ["100萬", 1_000_000],
    ["1.5萬", 15_000],
    ["500.00", 500],
  ])("B18 %s is %i", (raw, amount) => {
    expect(twdText(raw)).toEqual({ ok: true, value: amount });
  });
  it.each(["-5", "1e309", "NaN", "0.3", "9007199254740993", "1,00", "", "∞"])(
    "B18 %s is refused",
    (raw) => {
      expect(twdText(raw)).toEqual({ ok: false, code: "BAD_AMOUNT" });
    },
  );
});

describe("identifiers", () => {
  it.each(["a123456789", "Ａ１２３４５６７８９", " A123456789 "])("B13 %s is normalised", (raw) => {
    expect(parse("nationalId", raw)).toEqual({ ok: true, value: "A123456789" });
  });
  it("B13 both resident formats are accepted, the old one with a note", () => {
    expect(parse("nationalId", "A800000014")).toEqual({ ok: true, value: "A800000014" });
    expect(parse("nationalId", "AC01234567")).toMatchObject({
      ok: true,
      warning: "OLD_RESIDENT_ID",
    });
    expect(parse("nationalId", "A123456788")).toEqual({ ok: false, code: "BAD_ID_CHECKSUM" });
  });
  it("A04 a mobile number that lost its zero in a spreadsheet gets it back", () => {
    expect(parse("mobile", "912345678")).toEqual({ ok: true, value: "0912345678" });
    expect(parse("mobile", "02-1234-567")).toEqual({ ok: false, code: "BAD_PHONE" });
  });
  it("an address in one line gives city and district", () => {
    expect(splitAddress("100臺北市中正區重慶南路一段122號")).toEqual({
      postcode: "100",
      city: "臺北市",
      district: "中正區",
      street: "重慶南路一段122號",
    });
    expect(splitAddress("重慶南路一段122號")).toEqual({ street: "重慶南路一段122號" });
  });
});

describe("headings", () => {
  it("F55 the office's own customer export maps without help", () => {
    const headings = [
      "姓名",
      "類別",
      "身分證字號",
      "統一編號",
      "出生日期",
      "性別",
      "婚姻",
      "教育程度",
      "行動電話",
      "電話",
      "電子郵件",
      "郵遞區號",
      "地址",
      "職業",
      "職業等級",
      "服務單位",
      "年收入",
      "來源",
      "備註",
    ];
    expect(Object.keys(guessMapping("customers", headings)).sort()).toEqual(
      [
        "name",
        "kind",
        "nationalId",
        "businessNumber",
        "birthDate",
        "sex",
        "maritalStatus",
        "education",
        "mobile",
        "landline",
        "email",
        "postcode",
        "street",
        "occupation",
        "occupationClass",
        "employer",
        "annualIncomeTwd",
        "source",
        "remark",
      ].sort(),
    );
    expect(guessKind(headings)).toBe("customers");
  });
  it("F55 and its policy export", () => {
    const headings = [
      "保單號碼",
      "保險公司",
      "主附約",
      "商品代碼",
      "商品名稱",
      "被保險人",
      "被保險人身分證字號",
      "要保人",
      "要保人身分證字號",
      "生效日",
      "投保年齡",
      "保額",
      "繳費年期",
      "保障年期",
      "年繳保費",
      "繳別",
      "付款方式",
      "狀態",
      "下次應繳日",
      "停效日",
      "身故受益人",
    ];
    const mapping = guessMapping("policies", headings);
    expect(Object.values(mapping).sort((a, b) => a - b)).toEqual(headings.map((_, i) => i));
    expect(mapping).toMatchObject({
      policyNo: 0,
      product: 3,
      productName: 4,
      insuredName: 5,
      insured: 6,
      policyholder: 8,
      payTerm: 12,
      coverageYears: 13,
      paymentMethod: 16,
    });
    expect(guessKind(headings)).toBe("policies");
  });
  it("F55 English headings and form marks", () => {
    expect(
      guessMapping("customers", [
        "Full Name *",
        "National ID",
        "Date of Birth",
        "Mobile",
        "E-mail",
      ]),
    ).toEqual({
      name: 0,
      nationalId: 1,
      birthDate: 2,
      mobile: 3,
      email: 4,
    });
    expect(guessMapping("customers", ["客戶姓名(必填)", "出生年月日（民國）"])).toEqual({
      name: 0,
      birthDate: 1,
    });
  });
});
