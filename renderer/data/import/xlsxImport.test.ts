import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { excelDate, isDateFormat } from "./excelDate.ts";
import { codesOf, judge, refusal } from "./testBook.ts";
import { openTable } from "./tableSource.ts";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const STYLES = `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="164" formatCode="[$-404]e/m/d"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`;

function workbook(sheetData: string, parts: Record<string, string> = {}): Blob {
  const files: Record<string, string> = {
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="r"><sheets><sheet name="客戶" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/styles.xml": STYLES,
    "xl/worksheets/sheet1.xml": `<worksheet ${MAIN}><sheetData>${sheetData}</sheetData></worksheet>`,
    ...parts,
  };
  const zip = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, strToU8(text)]),
  );
  return new Blob([zipSync(zip)]);
}
const text = (cell: string, value: string) =>
  `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
const head = `<row r="1">${text("A1", "姓名")}${text("B1", "出生日期")}${text("C1", "年收入")}${text("D1", "行動電話")}</row>`;

describe("xlsx", () => {
  it("F55 strings, numbers and styled dates are read; a serial without a date style is refused (B16)", async () => {
    const { rows, writes } = await judge(
      workbook(
        `${head}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>33307.99</v></c><c r="C2"><v>1.2E6</v></c><c r="D2"><v>912345678</v></c></row>` +
          `<row r="3">${text("A3", "王小明")}<c r="B3" s="2"><v>31481</v></c></row>` +
          `<row r="5">${text("A5", "陳美玲")}<c r="B5"><v>45000</v></c></row>`,
        {
          "xl/sharedStrings.xml": `<sst ${MAIN}><si><r><t>林</t></r><r><t>志遠</t></r><rPh><t>りん</t></rPh></si></sst>`,
        },
      ),
    );
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, "create"],
      [3, "create"],
      [5, "error"],
    ]);
    expect(writes[0]?.values).toMatchObject({
      name: "林志遠",
      birthDate: "1991-03-10",
      annualIncomeTwd: 1_200_000,
      mobile: "0912345678",
    });
    expect(writes[1]?.values).toMatchObject({ birthDate: "1986-03-10" });
    expect(codesOf(rows[2])).toEqual(["BAD_DATE 出生日期"]);
  });

  it("B45 values only: formulas, macros and links are left out and named; an error value is a row error", async () => {
    const file = workbook(
      `${head}<row r="2"><c r="A2" t="str"><f>HYPERLINK("http://x","王")</f><v>王小明</v></c></row>` +
        `<row r="3"><c r="A3" t="e"><v>#N/A</v></c></row>`,
      {
        "xl/vbaProject.bin": "x",
        "xl/externalLinks/externalLink1.xml": "<a/>",
        "xl/calcChain.xml": "<a/>",
      },
    );
    expect((await openTable(file)).notices).toEqual(["MACROS", "EXTERNAL_LINKS", "FORMULAS"]);
    const { rows, writes } = await judge(file);
    expect(writes.map(({ values }) => values["name"])).toEqual(["王小明"]);
    expect(codesOf(rows[1])).toEqual(["CELL_ERROR 姓名"]);
  });

  it("B44 a bomb is refused while it unpacks, whatever the directory says", async () => {
    const bomb = workbook(head + `<row><c><v>${"0".repeat(12_000_000)}</v></c></row>`);
    expect(bomb.size).toBeLessThan(100_000);
    expect(await refusal(bomb)).toBe("ZIP_LIMIT");
  });

  it("B44 XXE and billion laughs are refused at the DOCTYPE", async () => {
    const entity = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]>`;
    expect(await refusal(workbook(head, { "xl/workbook.xml": `${entity}<workbook/>` }))).toBe(
      "XML_DOCTYPE",
    );
  });

  it("B44 more than 256 columns, and more than 1,000 entries, are refused", async () => {
    expect(await refusal(workbook(`<row r="1">${text("XFD1", "x")}</row>`))).toBe(
      "TOO_MANY_COLUMNS",
    );
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`xl/media/${i}`, ""]));
    expect(await refusal(workbook(head, many))).toBe("ZIP_LIMIT");
  });

  it("P8 a cell in lower case is a cell; one without a place, or a row without a number, never vanishes", async () => {
    const { writes } = await judge(workbook(`${head}<row r="2">${text("a2", "王小明")}</row>`));
    expect(writes.map(({ values }) => values["name"])).toEqual(["王小明"]);
    for (const place of ["2", "", "A", "?2"]) {
      const row = `<row r="2">${text(place, "王小明")}</row>`;
      expect(await refusal(workbook(head + row))).toBe("XML_BROKEN");
    }
    for (const number of ["x", "0", "-1", "1.5", "1e3", ""]) {
      const row = `<row r="${number}">${text("A2", "王小明")}</row>`;
      expect(await refusal(workbook(head + row))).toBe("XML_BROKEN");
    }
  });

  it("P8 two values for one cell are a row error", async () => {
    const row = `<row r="2">${text("A2", "王小明")}${text("A2", "陳美玲")}</row>`;
    const { rows } = await judge(workbook(head + row));
    expect(codesOf(rows[0])).toEqual(["CELL_ERROR 姓名"]);
  });

  it("broken XML and a zip that is no workbook are refused", async () => {
    expect(await refusal(workbook(`${head}<row><c>`))).toBe("XML_BROKEN");
    expect(await refusal(new Blob([zipSync({ "a.txt": strToU8("x") })]))).toBe("NOT_XLSX");
  });
});

describe("Excel dates", () => {
  it.each([
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [60, null],
    [61, "1900-03-01"],
    [45_000.9999, "2023-03-15"],
    [-1, null],
  ])("B16 serial %d is %s, never shifted", (serial, iso) => {
    expect(excelDate(serial, false)).toBe(iso);
  });
  it("B16 only formats that show a day are dates", () => {
    expect(isDateFormat(14, undefined)).toBe(true);
    expect(isDateFormat(0, "yyyy/mm/dd")).toBe(true);
    for (const code of ["General", "0.00E+00", "#,##0", '"day "0', "[Red]0"]) {
      expect(isDateFormat(200, code)).toBe(false);
    }
  });
  it("B44 a format code longer than Excel allows is none, and costs no time", () => {
    const from = performance.now();
    expect(isDateFormat(200, "[".repeat(100_000))).toBe(false);
    expect(isDateFormat(200, '"'.repeat(100_001))).toBe(false);
    expect(performance.now() - from).toBeLessThan(200);
  });
});
