import { describe, expect, it } from "vitest";
import { toCsv } from "./csv.ts";

const body = (...cells: (string | number)[]) =>
  toCsv({ columns: [{ title: "A" }], rows: [cells] }).split("\r\n")[1];

describe("CSV of a chart", () => {
  it.each([
    "=cmd|'/c calc'!A1",
    "+1",
    "-1",
    "@x",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    "\t=1",
    " =1",
    "\r=1",
    ";=1",
    ",=1",
    "\0=1",
    "\u200b=1",
    "﹦1",
    "﹢1",
    "﹣1",
    "﹫x",
  ])("B6 %j becomes quoted text", (text) => expect(body(text)).toMatch(/^"'/));

  it("B6 a formula behind a separator stays text where a list separator is a semicolon", () => {
    expect(body("林;=cmd|'/c calc'!A1;x")).toBe(`"林;'=cmd|'/c calc'!A1;x"`);
    expect(body("林\n =1")).toBe(`"林\n '=1"`);
    expect(body("林;長子")).toBe('"林;長子"');
  });

  it("B5 B37 U+0000 ends a cell in some programs and is left out", () =>
    expect(body("林\0志遠")).toBe("林志遠"));

  it("B6 a cell of nothing but line breaks costs no time", () => {
    const from = performance.now();
    body("\n".repeat(200_000));
    expect(performance.now() - from).toBeLessThan(2_000);
  });

  it("B6 negative numbers stay numbers", () => expect(body(-5, 0.25)).toBe("-5,0.25"));

  it("B7 a HYPERLINK as a name is text", () =>
    expect(body('=HYPERLINK("http://evil")')).toBe(`"'=HYPERLINK(""http://evil"")"`));

  it("quotes separators and doubles quotation marks", () =>
    expect(body('林"志遠,長子', "王")).toBe('"林""志遠,長子",王'));

  it("begins with a byte order mark and the column titles", () =>
    expect(toCsv({ columns: [{ title: "區隔" }, { title: "人數" }], rows: [] })).toBe(
      "\uFEFF區隔,人數\r\n",
    ));
});
