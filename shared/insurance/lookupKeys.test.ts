import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emailKey, nameKey, plateKey, policyNoKey } from "./lookupKeys.ts";

describe("DOMAIN 2.3 normalised keys", () => {
  it("e-mail, plate and policy number: one key for every spelling", () => {
    expect(emailKey(" Lin.ZhiYuan@Example.com　")).toBe("lin.zhiyuan@example.com");
    expect(["abc-1234", "ＡＢＣ－１２３４", "ABC 1234"].map(plateKey)).toEqual(
      Array.from({ length: 3 }, () => "ABC1234"),
    );
    expect(plateKey("軍A-12345")).toBe("軍A12345");
    expect(["qh 2019-000123", "QH２０１９—000123", "QH2019_000123"].map(policyNoKey)).toEqual(
      Array.from({ length: 3 }, () => "QH2019000123"),
    );
  });

  it("names: characters of the extensions, indigenous and foreign names", () => {
    expect(nameKey("林 志遠")).toBe("林志遠");
    // U+20BB7 and U+2A6B2 lie beyond the basic plane
    expect(nameKey("\u{20BB7}野　\u{2A6B2}")).toBe("\u{20BB7}野\u{2A6B2}");
    const same = ["瓦歷斯·諾幹", "瓦歷斯‧諾幹", "瓦歷斯・諾幹", "瓦歷斯．諾幹", "瓦歷斯 · 諾幹"];
    expect(new Set(same.map(nameKey))).toEqual(new Set(["瓦歷斯·諾幹"]));
    expect(nameKey("Nguyễn  Thị Mai")).toBe("nguyễn thị mai");
    expect(nameKey("Nguye\u0302\u0303n Thi\u0323 Mai")).toBe("nguyễn thị mai");
    expect(nameKey("Sayun Nomin")).not.toBe(nameKey("Sayunnomin"));
  });

  it("a key is its own key", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const key of [emailKey, plateKey, policyNoKey, nameKey]) {
          expect(key(key(text))).toBe(key(text));
        }
      }),
    );
  });
});
