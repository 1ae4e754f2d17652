import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { codesOf, judge, refusal, testBook, testCustomer } from "./testBook.ts";
import { openTable } from "./tableSource.ts";

const HEAD = "姓名,身分證字號,出生日期,行動電話,地址,年收入\r\n";
const GOOD = `${HEAD}林志遠,A123456789,080/03/10,0912-345-678,臺北市中正區重慶南路一段122號,"1,200,000"\r\n王小明,F223456786,0750310,+886912345679,,\r\n`;
const concat = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

describe("encodings", () => {
  it.each([
    ["B1 Big5", iconv.encode(GOOD, "big5")],
    ["B2 UTF-16LE with BOM", iconv.encode(GOOD, "utf-16le", { addBOM: true })],
    ["UTF-16BE with BOM", iconv.encode(GOOD, "utf-16be", { addBOM: true })],
    ["B3 UTF-8 with BOM", iconv.encode(GOOD, "utf8", { addBOM: true })],
    ["UTF-8 without BOM", iconv.encode(GOOD, "utf8")],
  ])("%s is decoded, the mark is no part of the first heading", async (_, bytes) => {
    const { rows, writes } = await judge(bytes);
    expect(rows.map(({ outcome }) => outcome)).toEqual(["create", "create"]);
    expect(writes[0]?.values).toMatchObject({
      name: "林志遠",
      nationalId: "A123456789",
      birthDate: "1991-03-10",
      mobile: "0912345678",
      annualIncomeTwd: 1_200_000,
      sex: "M",
    });
  });

  it("B1 a byte that Big5 does not have is an error of its row and column", async () => {
    const rows = concat(
      iconv.encode(`${HEAD}林志遠,A123456789,,,,\n王`, "big5"),
      Uint8Array.of(0x80, 0xff),
      iconv.encode(",,0750310,,,\n陳美玲,,0760101,,,\n", "big5"),
    );
    const judged = await judge(rows);
    expect(judged.rows.map(({ outcome }) => outcome)).toEqual(["create", "error", "create"]);
    expect(codesOf(judged.rows[1])).toEqual(["UNDECODABLE 姓名"]);
  });

  it("B4 lines of another encoding are row errors, never mojibake", async () => {
    const big5Line = iconv.encode("陳美玲,,0760101,,,\n", "big5");
    const utf8 = await judge(concat(iconv.encode(GOOD, "utf8"), big5Line));
    expect(utf8.rows.map(({ outcome }) => outcome)).toEqual(["create", "create", "error"]);
    const utf8Line = iconv.encode("陳美玲,,0760101,,,\n", "utf8");
    const big5 = await judge(concat(iconv.encode(GOOD, "big5"), utf8Line));
    expect(big5.rows.at(-1)?.outcome).toBe("error");
    expect(big5.writes.map(({ values }) => values["name"])).toEqual(["林志遠", "王小明"]);
  });

  it("B5 NUL bytes, an old xls and an empty file are refused by content", async () => {
    expect(await refusal(Uint8Array.of(137, 80, 78, 71, 0, 0, 0))).toBe("BINARY");
    expect(await refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1))).toBe("OLD_XLS");
    expect(await refusal(new Uint8Array(0))).toBe("EMPTY");
    expect(await refusal(Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3))).toBe("NOT_XLSX");
  });

  it("B8 more than 300 MB is refused before it is read", async () => {
    const huge = { size: 300_000_001, slice: () => expect.fail("was read") } as unknown as Blob;
    await expect(openTable(huge)).rejects.toThrow("FILE_TOO_LARGE");
  });
});

describe("broken rows", () => {
  it("B10 an unclosed quote costs its own row only", async () => {
    const { rows } = await judge(
      `${HEAD}"林志遠,A123456789,,,,\n王小明,F223456786,,,,\n陳美玲,,,,,\n`,
    );
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, "error"],
      [3, "create"],
      [4, "create"],
    ]);
    expect(codesOf(rows[0])).toEqual(["UNCLOSED_QUOTE"]);
  });

  it("B10 a cell of 5 MB is a row error", async () => {
    const cell = "字".repeat(1_700_000);
    const { rows } = await judge(`${HEAD}${cell},,,,,\n"${cell}",,,,,\n王小明,,,,,\n`);
    expect(rows.map(({ outcome }) => outcome)).toEqual(["error", "error", "create"]);
    expect(codesOf(rows[0])).toEqual(["CELL_TOO_LARGE"]);
  });

  it("B6 B7 B19 formulas and markup are text", async () => {
    const names = [
      "=cmd|'/c calc'!A1",
      "+1",
      "@SUM(1)",
      "＝1",
      `=HYPERLINK(""http://x"")`,
      "<img src=x>",
    ];
    const { writes } = await judge(`姓名\n${names.map((name) => `"${name}"`).join("\n")}\n`);
    expect(writes.map(({ values }) => values["name"])).toEqual(
      names.map((name) => name.replaceAll('""', '"')),
    );
  });

  it("B21 invisible characters go, piled marks are cut to four", async () => {
    const { writes } = await judge(
      `姓名\n\u202e王\u200b小明\ufeff\nA${"\u0301".repeat(10_000)}B\n`,
    );
    expect(writes.map(({ values }) => values["name"])).toEqual([
      "王小明",
      `A${"\u0301".repeat(4)}B`,
    ]);
  });

  it("B22 a name of 10,000 characters or of spaces is refused", async () => {
    const { rows } = await judge(`${HEAD}${"王".repeat(10_000)},,,,,\n　 ,A123456789,,,,\n`);
    expect(rows.map((row) => codesOf(row))).toEqual([["TOO_LONG 姓名"], ["MISSING 姓名"]]);
  });

  it("quoted cells keep commas, quotes and line breaks", async () => {
    const { writes } = await judge(`姓名,備註\n"王, ""小"" 明","一\n二"\n`);
    expect(writes[0]?.values).toMatchObject({ name: '王, "小" 明', remark: "一\n二" });
  });
});

describe("against the book", () => {
  const book = testBook([
    testCustomer({
      id: "C1",
      name: "林志遠",
      nationalId: "A123456789",
      sex: "M",
      birthDate: "1991-03-10",
    }),
    testCustomer({ id: "C2", name: "王小明", birthDate: "1986-03-10" }),
  ]);

  it("F55 creates, updates by national ID or name and birth date, skips what is the same", async () => {
    const { rows, writes } = await judge(
      "姓名,身分證字號,出生日期,行動電話\n林志遠,A123456789,1991-03-10,\n王小明,F223456786,075/03/10,0912345678\n陳美玲,,,\n",
      "customers",
      { book },
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(["skip", "update", "create"]);
    expect(rows[1]?.target).toBe("C2");
    expect(rows[1]?.changes).toEqual([
      { field: "nationalId", to: "F223456786" },
      { field: "sex", to: "F" },
      { field: "mobile", to: "0912345678" },
    ]);
    expect(writes.map(({ id, isNew }) => [id, isNew])).toEqual([
      ["C2", false],
      ["new-1", true],
    ]);
  });

  it("F51 an ID whose name and birth date are both another's waits for a person's word", async () => {
    const file =
      "姓名,身分證字號,出生日期\n張大同,A123456789,1970-01-01\n林志遠,,1991-03-10\n王三,,\n";
    const asked = await judge(file, "customers", { book });
    expect(asked.rows.map(({ outcome }) => outcome)).toEqual(["conflict", "skip", "create"]);
    expect(codesOf(asked.rows[0])).toEqual(["ANOTHER_PERSON"]);
    expect(asked.rows[0]).toMatchObject({
      target: "C1",
      changes: [
        { field: "name", to: "張大同" },
        { field: "birthDate", to: "1970-01-01" },
      ],
    });
    expect(asked.writes.map(({ values }) => values["name"])).toEqual(["王三"]);

    const confirmed = await judge(file, "customers", {
      book,
      choices: { rule: "ask", pickedRows: [], confirmedRows: [2] },
    });
    expect(confirmed.rows.map(({ outcome }) => outcome)).toEqual(["update", "duplicate", "create"]);
    expect(confirmed.rows[0]?.reasons).toMatchObject([{ level: "warning" }]);
    expect(confirmed.writes.map(({ id }) => id)).toEqual(["C1", "new-1"]);
  });

  it.each([
    ["a new name alone is a change", "林志明,A123456789,1991-03-10", "update"],
    ["a new birth date alone is a change", "林志遠,A123456789,1991-03-11", "update"],
    ["a name without a birth date is a change", "林志明,A123456789,", "update"],
    ["another width of the same name is none", "林 志遠,A123456789,1991-03-11", "update"],
  ])("F51 %s", async (_, row, outcome) => {
    const { rows } = await judge(`姓名,身分證字號,出生日期\n${row}\n`, "customers", { book });
    expect(rows[0]?.outcome).toBe(outcome);
  });

  it("F51 a customer number of another list does not turn one person into another either", async () => {
    const { rows, writes } = await judge(
      "客戶編號,姓名,身分證字號\nC1,張大同,F223456786\n",
      "customers",
      { book },
    );
    expect([rows[0]?.outcome, writes]).toEqual(["conflict", []]);
  });

  it("F51 a mobile and a birth date on file under another name are pointed out, not merged", async () => {
    const phone = { kind: "mobile", number: "0912345678" };
    const withMobile = testBook([
      testCustomer({ id: "C1", name: "林志遠", birthDate: "1991-03-10", phones: [phone] }),
    ]);
    const file =
      "姓名,出生日期,行動電話\n林志明,1991-03-10,0912-345-678\n林承恩,2021-01-01,0912-345-678\n";
    const { rows, writes } = await judge(file, "customers", { book: withMobile });
    expect(rows.map(({ outcome }) => outcome)).toEqual(["create", "create"]);
    expect(rows.map(({ reasons }) => reasons)).toEqual([
      [{ code: "MAYBE_SAME_PERSON", level: "warning", value: "林志遠" }],
      [],
    ]);
    expect(writes).toHaveLength(2);
  });

  it("an ID or telephone is masked where it names a row or a mistake", async () => {
    const { rows } = await judge(
      "姓名,身分證字號,行動電話\n,A123456789,\n王小明,A123456788,0912-345\n",
      "customers",
    );
    expect(rows[0]?.label).toBe("A12****789");
    expect(rows[1]?.reasons.map(({ value }) => value)).toEqual(["A12****788", "0912*345"]);
  });

  it("B11 rows that stand twice wait for a choice, and one may be taken", async () => {
    const file = "姓名,身分證字號\n林一,B123456780\n林二,B123456780\n王三,\n";
    const asked = await judge(file);
    expect(asked.rows.map(({ outcome }) => outcome)).toEqual(["duplicate", "duplicate", "create"]);
    expect(asked.rows[0]?.reasons).toEqual([{ code: "DUPLICATE", level: "error", value: "3" }]);
    const last = await judge(file, "customers", {
      choices: { rule: "last", pickedRows: [], confirmedRows: [] },
    });
    expect(last.rows.map(({ outcome }) => outcome)).toEqual(["skip", "create", "create"]);
    const picked = await judge(file, "customers", {
      choices: { rule: "ask", pickedRows: [2], confirmedRows: [] },
    });
    expect(picked.rows.map(({ outcome }) => outcome)).toEqual(["create", "skip", "create"]);
  });
});
