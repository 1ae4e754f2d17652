import { describe, expect, it } from "vitest";
import { checkBusinessNumber } from "./businessNumber.ts";
import { checkNationalId } from "./nationalId.ts";
import { checkPhone, mobileE164 } from "./phone.ts";

describe("DOMAIN 2.3 national ID", () => {
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
    expect(checkNationalId("ac01234567")).toMatchObject({ renew: true });
  });
});

describe("DOMAIN 2.3 business number", () => {
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
