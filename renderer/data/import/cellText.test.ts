import { describe, expect, it } from "vitest";
import { cleanText, lineText } from "./cellText.ts";

describe("B21 text of a cell", () => {
  it.each([
    ["Arabic letter mark", "\u061c"],
    ["Hangul filler", "\u3164"],
    ["half-width Hangul filler", "\uffa0"],
    ["Hangul choseong filler", "\u115f"],
    ["Mongolian vowel separator", "\u180e"],
    ["combining grapheme joiner", "\u034f"],
    ["tag character", "\u{e0041}"],
    ["interlinear annotation", "\ufff9"],
    ["bidi override", "\u202e"],
    ["zero width space", "\u200b"],
    ["byte order mark", "\ufeff"],
    ["soft hyphen", "\u00ad"],
    ["U+0000", "\0"],
    ["C1 control", "\u0085"],
    ["lone surrogate", "\ud800"],
  ])("%s goes, alone and inside", (_name, character) => {
    expect(cleanText(`林${character}志遠`)).toBe("林志遠");
    expect(lineText(character, 40)).toEqual({ ok: false, code: "MISSING" });
  });

  it("what people write stays: rare characters, chosen glyph forms, accents, emoji", () => {
    for (const text of ["𠮷野", "葛\u{e0100}城", "José", "☎\ufe0f", "😀", "ㄅㄆㄇ", "한글"]) {
      expect(cleanText(text)).toBe(text);
    }
  });

  it("line separators become spaces on one line", () =>
    expect(lineText("林\u2028志\u2029遠", 40)).toEqual({ ok: true, value: "林 志 遠" }));
});
