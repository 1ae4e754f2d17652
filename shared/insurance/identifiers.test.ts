import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkBusinessNumber } from "./businessNumber.ts";
import { checkNationalId } from "./nationalId.ts";
import { checkPhone, mobileE164 } from "./phone.ts";

/** The printed letter values and weights of DOMAIN 2.3, reckoned apart from the code. */
const LETTER_VALUES: Record<string, number> = Object.fromEntries(
  "A10 B11 C12 D13 E14 F15 G16 H17 I34 J18 K19 L20 M21 N22 O35 P23 Q24 R25 S26 T27 U28 V29 W32 X30 Y31 Z33"
    .split(" ")
    .map((entry) => [entry.charAt(0), Number(entry.slice(1))]),
);
function idSum(id: string): number {
  const value = LETTER_VALUES[id.charAt(0)] ?? Number.NaN;
  const digits = Array.from(id.slice(1), (char) =>
    char >= "A" ? "ABCD".indexOf(char) : Number(char),
  );
  const weights = [8, 7, 6, 5, 4, 3, 2, 1, 1];
  return digits.reduce(
    (sum, digit, i) => sum + digit * (weights[i] ?? 0),
    Math.floor(value / 10) + 9 * (value % 10),
  );
}
function businessTotal(value: string): number {
  const weights = [1, 2, 1, 2, 1, 2, 4, 1];
  return Array.from(value, (digit, i) => String(Number(digit) * (weights[i] ?? 0)))
    .flatMap((product) => Array.from(product, Number))
    .reduce((sum, digit) => sum + digit, 0);
}
const digits = (count: number) =>
  fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((list) => list.join(""));

describe("DOMAIN 2.3 national ID", () => {
  it.each([
    ["A123456789", 130, true],
    ["A123456788", 129, false],
    ["F223456786", 180, true],
    ["A800000014", 70, true],
    ["F912345678", 210, true],
    ["AC01234567", 80, true],
  ])("%s: sum %i, valid %s", (value, sum, valid) => {
    expect(idSum(value)).toBe(sum);
    expect(checkNationalId(value).valid).toBe(valid);
  });

  it("is valid exactly when the printed sum is divisible by 10, and then reads back as it was typed", () => {
    const letter = fc.constantFrom(...Object.keys(LETTER_VALUES));
    const second = fc.constantFrom(...Array.from("1289ABCD"));
    fc.assert(
      fc.property(letter, second, digits(8), (first, kind, rest) => {
        const id = `${first}${kind}${rest}`;
        const check = checkNationalId(` ${id.toLowerCase()}　`);
        expect(check.valid).toBe(idSum(id) % 10 === 0);
        if (check.valid) expect(check.normalised).toBe(id);
      }),
    );
  });

  it.each([
    ["A123456789", "citizen", "M"],
    ["F223456786", "citizen", "F"],
    ["A800000014", "resident", "M"],
    ["F912345678", "resident", "F"],
    ["AC01234567", "resident_old", "M"],
  ])("%s is a %s, %s", (value, kind, sex) => {
    expect(checkNationalId(value)).toMatchObject({ valid: true, kind, sex });
  });

  it("refuses a wrong check digit and a wrong form", () => {
    expect(checkNationalId("A123456788")).toEqual({ valid: false, problem: "checksum" });
    expect(checkNationalId("A323456789")).toEqual({ valid: false, problem: "format" });
  });

  it("A03: half-width, trimmed, upper case; nothing inside is dropped; the old number asks for renewal", () => {
    expect(checkNationalId(" ａ123456789　")).toMatchObject({
      valid: true,
      normalised: "A123456789",
    });
    expect(checkNationalId("A12345-6789").valid).toBe(false);
    expect(checkNationalId("A12345 6789").valid).toBe(false);
    expect(checkNationalId("ac01234567")).toMatchObject({ renew: true, renewBy: "2031-01-01" });
    expect(checkNationalId("A123456789")).toMatchObject({ renew: false, renewBy: null });
  });
});

describe("DOMAIN 2.3 business number", () => {
  it.each([
    ["12345675", 39, true, true],
    ["12345676", 40, true, true],
    ["12345671", 35, false, true],
    ["12345670", 34, false, true],
    ["10458575", 30, true, true],
    ["88117125", 40, true, true],
    ["88117126", 41, false, false],
  ])("%s: total %i, old rule %s, new rule %s", (value, total, old, valid) => {
    expect(businessTotal(value)).toBe(total);
    expect(isOldRule(value)).toBe(old);
    expect(checkBusinessNumber(value).valid).toBe(valid);
  });

  const isOldRule = (value: string) =>
    businessTotal(value) % 10 === 0 || (value[6] === "7" && (businessTotal(value) + 1) % 10 === 0);

  it("old numbers stay valid, and nothing else is than the printed rule says", () => {
    fc.assert(
      fc.property(digits(8), (value) => {
        fc.pre(value !== "00000000");
        const total = businessTotal(value);
        const isValid = total % 5 === 0 || (value[6] === "7" && (total + 1) % 5 === 0);
        expect(checkBusinessNumber(value).valid).toBe(isValid);
        if (isOldRule(value)) expect(isValid).toBe(true);
      }),
    );
  });

  it.each([
    ["12345675", true],
    ["12345676", true],
    ["12345671", true],
    ["12345670", true],
    ["10458575", true],
    ["88117125", true],
    ["88117126", false],
    ["00000000", false],
    ["1234567", false],
    ["1234-5675", false],
    ["　１２３４５６７５ ", true],
  ])("%s: %s (rule of 2023-04-01, A03)", (value, valid) => {
    expect(checkBusinessNumber(value).valid).toBe(valid);
  });
});

describe("DOMAIN 2.3 phones", () => {
  it.each([
    ["(02)2345-6789", "landline", "0223456789"],
    ["+886-912-345-678", "mobile", "0912345678"],
    ["037-123456", "landline", "037123456"],
    ["0492345678", "landline", "0492345678"],
    ["04-22345678", "landline", "0422345678"],
    ["04-7234567", "landline", "047234567"],
    ["0826-12345", "landline", "082612345"],
    ["0836-22345", "landline", "083622345"],
    ["082-312345", "landline", "082312345"],
    ["089-345678", "landline", "089345678"],
    ["03-3345678", "landline", "033345678"],
    ["05-2234567", "landline", "052234567"],
    ["06-2234567", "landline", "062234567"],
    ["07-3345678", "landline", "073345678"],
    ["08-7345678", "landline", "087345678"],
    ["0800-123-456", "toll_free", "0800123456"],
    ["0809123456", "toll_free", "0809123456"],
    ["+886 (0)2 2345 6789", "landline", "0223456789"],
    ["00886912345678", "mobile", "0912345678"],
    ["[02] 2345　6789", "landline", "0223456789"],
    ["02-0345-6789", "landline", "0203456789"],
  ])("A04: %s is a %s, %s", (value, kind, normalised) => {
    expect(checkPhone(value)).toMatchObject({ valid: true, kind, normalised });
  });

  it.each([
    "02-1234-567",
    "886912345678",
    "0912-34567",
    "0800-12345",
    "08-0012345",
    "049-123456",
    "12345678",
    "",
    "#12",
    "02.2345.6789",
  ])("A04: %s is invalid", (value) => expect(checkPhone(value)).toEqual({ valid: false }));

  it("A04: writing a valid number with brackets, hyphens or +886 changes nothing", () => {
    const valid = fc.constantFrom(
      "0912345678",
      "0223456789",
      "037123456",
      "0492345678",
      "082612345",
    );
    fc.assert(
      fc.property(valid, fc.nat(8), fc.boolean(), (number, cut, isAbroad) => {
        const text = `${number.slice(0, cut)}-${number.slice(cut)}`;
        const written = isAbroad ? `+886 ${number.slice(1, 3)}-${number.slice(3)}` : `(${text})`;
        expect(checkPhone(written)).toMatchObject({ valid: true, normalised: number });
      }),
    );
  });

  it("A04: the extension is kept apart", () => {
    for (const text of [
      "02-2345-6789#12",
      "02-2345-6789 轉12",
      "02-2345-6789分機12",
      "02-2345-6789 EXT. 12",
      "02-2345-6789ｅｘｔ12",
    ]) {
      expect(checkPhone(text)).toMatchObject({ normalised: "0223456789", extension: "12" });
    }
    expect(mobileE164("0912-345-678")).toBe("+886912345678");
    expect(mobileE164("02-2345-6789")).toBeNull();
  });
});
