import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { line, paragraph } from "./text.ts";

describe("text", () => {
  it("B21 B22 a line loses what cannot be seen, and is refused where nothing is left", () => {
    expect(line(20).parse(" 王\u202e小\u200b明\n")).toBe("王小明");
    expect(line(20).parse("👨‍👩‍👧\u200d")).toBe("👨‍👩‍👧");
    expect(line(20).parse("a\u200db\ud800")).toBe("ab");
    for (const blank of ["", "  ", "\u200b", "\u3164\u3000"]) {
      expect(line(20).safeParse(blank).success).toBe(false);
    }
    expect(line(5).safeParse("123456").success).toBe(false);
  });

  it("B21 several lines stay several", () => {
    expect(paragraph(50).parse("one\n\ttwo\u202e\0")).toBe("one\n\ttwo");
  });

  it("B21 what came out of the schema goes through it unchanged, and is well-formed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const once = paragraph().parse(text);
        expect(paragraph().parse(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
        const { data } = line().safeParse(text);
        if (data !== undefined) expect(line().parse(data)).toBe(data);
      }),
    );
  });
});
