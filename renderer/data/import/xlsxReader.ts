import { SaxesParser } from "saxes";
import { excelDate, isDateFormat } from "./excelDate.ts";
import { MAX_COLUMNS, XLSX_MAX_STRING_CHARS, XLSX_MAX_STRINGS } from "./limits.ts";
import { ImportFileError, type Notice, type SourceBatch, type SourceRow } from "./types.ts";
import { readZip, unpack, UnpackBudget, type ZipEntry } from "./zip.ts";

type Attributes = Record<string, string>;
type Handlers = {
  open?: (tag: string, attributes: Attributes) => void;
  close?: (tag: string, text: string) => void;
};

export type Workbook = {
  sheetNames: string[];
  notices: Notice[];
  /** Unpacked size of a sheet as the file declares it, for a progress bar. */
  sheetBytes(sheet: number): number;
  rows(sheet: number): AsyncGenerator<SourceBatch>;
};

/**
 * A workbook, values only: formulas, macros and links are left out and named in `notices` (B45).
 * @throws ImportFileError for anything that is not a sound workbook within the limits (B44)
 */
export async function openWorkbook(file: Blob): Promise<Workbook> {
  const entries = await readZip(file);
  const parts = new PartReader(file, entries);
  const sheets: { name: string; relation: string }[] = [];
  let is1904 = false;
  await parts.readAll("xl/workbook.xml", {
    open(tag, a) {
      if (tag === "workbookPr") is1904 = a["date1904"] === "1" || a["date1904"] === "true";
      if (tag === "sheet") sheets.push({ name: a["name"] ?? "", relation: a["r:id"] ?? "" });
    },
  });
  const targets = new Map<string, string>();
  await parts.readAll("xl/_rels/workbook.xml.rels", {
    open(tag, a) {
      if (tag === "Relationship") targets.set(a["Id"] ?? "", partPath(a["Target"] ?? ""));
    },
  });
  const dateStyles = await readDateStyles(parts);
  const strings = await readStrings(parts);
  const names = [...entries.keys()];
  const notices: Notice[] = [];
  if (names.some((name) => name.endsWith("vbaProject.bin"))) notices.push("MACROS");
  if (names.some((name) => name.startsWith("xl/externalLinks/"))) notices.push("EXTERNAL_LINKS");
  if (names.includes("xl/calcChain.xml")) notices.push("FORMULAS");
  const pathOf = (sheet: number) => targets.get(sheets[sheet]?.relation ?? "");
  return {
    sheetNames: sheets.map((sheet) => sheet.name),
    notices,
    sheetBytes: (sheet) => entries.get(pathOf(sheet) ?? "")?.declaredBytes ?? 0,
    rows(sheet) {
      const path = pathOf(sheet);
      if (!path) throw new ImportFileError("NOT_XLSX");
      // Each reading of the sheet is weighed anew: dry run and commit are two readings of one file.
      return readSheet(new PartReader(file, entries), path, { dateStyles, strings, is1904 });
    },
  };
}

const partPath = (target: string) =>
  target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;

class PartReader {
  readonly #file: Blob;
  readonly #entries: Map<string, ZipEntry>;
  readonly #budget = new UnpackBudget();

  constructor(file: Blob, entries: Map<string, ZipEntry>) {
    this.#file = file;
    this.#entries = entries;
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  async readAll(path: string, handlers: Handlers): Promise<void> {
    const steps = this.read(path, handlers);
    while (!(await steps.next()).done);
  }

  /** Parses one part and yields the packed share read so far, so that the caller may hand on rows. */
  async *read(path: string, handlers: Handlers): AsyncGenerator<number> {
    const entry = this.#entries.get(path);
    if (!entry) throw new ImportFileError("NOT_XLSX");
    const parser = xmlParser(handlers);
    const decoder = new TextDecoder();
    let unpackedBytes = 0;
    for await (const chunk of unpack(this.#file, entry, this.#budget)) {
      unpackedBytes += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
      yield unpackedBytes;
    }
    parser.write(decoder.decode()).close();
    yield unpackedBytes;
  }
}

function xmlParser({ open, close }: Handlers) {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let text = "";
  const local = (name: string) => name.slice(name.indexOf(":") + 1);
  parser.on("doctype", () => {
    // Entities are declared there; a workbook has none (XXE, billion laughs).
    throw new ImportFileError("XML_DOCTYPE");
  });
  parser.on("error", () => {
    throw new ImportFileError("XML_BROKEN");
  });
  parser.on("opentag", ({ name, attributes }) => {
    text = "";
    open?.(local(name), attributes);
  });
  parser.on("text", (piece) => (text += piece));
  parser.on("cdata", (piece) => (text += piece));
  parser.on("closetag", ({ name }) => {
    close?.(local(name), text);
    text = "";
  });
  return parser;
}

async function readDateStyles(parts: PartReader): Promise<boolean[]> {
  const ownFormats = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isInCellFormats = false;
  if (!parts.has("xl/styles.xml")) return styles;
  await parts.readAll("xl/styles.xml", {
    open(tag, a) {
      if (tag === "numFmt") {
        const id = Number(a["numFmtId"]);
        ownFormats.set(id, isDateFormat(id, a["formatCode"] ?? ""));
      }
      if (tag === "cellXfs") isInCellFormats = true;
      if (tag === "xf" && isInCellFormats) {
        const id = Number(a["numFmtId"] ?? 0);
        styles.push(ownFormats.get(id) ?? isDateFormat(id, undefined));
      }
    },
    close(tag) {
      if (tag === "cellXfs") isInCellFormats = false;
    },
  });
  return styles;
}

async function readStrings(parts: PartReader): Promise<string[]> {
  const strings: string[] = [];
  let current = "";
  let chars = 0;
  // Phonetic hints stand beside the text and are not part of it.
  let isPhonetic = false;
  if (!parts.has("xl/sharedStrings.xml")) return strings;
  await parts.readAll("xl/sharedStrings.xml", {
    open(tag) {
      if (tag === "si") current = "";
      if (tag === "rPh") isPhonetic = true;
    },
    close(tag, text) {
      if (tag === "rPh") isPhonetic = false;
      if (tag === "t" && !isPhonetic) current += text;
      if (tag !== "si") return;
      chars += current.length;
      strings.push(current);
      if (strings.length > XLSX_MAX_STRINGS || chars > XLSX_MAX_STRING_CHARS) {
        throw new ImportFileError("TOO_MANY_STRINGS");
      }
    },
  });
  return strings;
}

type SheetContext = { dateStyles: boolean[]; strings: string[]; is1904: boolean };

async function* readSheet(
  parts: PartReader,
  path: string,
  context: SheetContext,
): AsyncGenerator<SourceBatch> {
  let rows: SourceRow[] = [];
  let row: SourceRow = { row: 0, cells: [] };
  let column = -1;
  let cell: Attributes = {};
  let value: string | null = null;
  const steps = parts.read(path, {
    open(tag, a) {
      if (tag === "row") {
        row = { row: a["r"] === undefined ? row.row + 1 : rowOf(a["r"]), cells: [] };
        column = -1;
      } else if (tag === "c") {
        cell = a;
        column = a["r"] === undefined ? column + 1 : columnOf(a["r"]);
        if (column >= MAX_COLUMNS) throw new ImportFileError("TOO_MANY_COLUMNS");
        value = null;
      }
    },
    close(tag, text) {
      if (tag === "v") value = text;
      else if (tag === "t") value = (value ?? "") + text;
      else if (tag === "c" && value !== null) putCell(row, column, cell, value, context);
      else if (tag === "row" && (row.badCells || row.cells.some((cell) => cell.trim() !== ""))) {
        rows.push(row);
      }
    },
  });
  for await (const bytesRead of steps) {
    yield { rows, bytesRead };
    rows = [];
  }
}

function putCell(
  row: SourceRow,
  column: number,
  attributes: Attributes,
  raw: string,
  { dateStyles, strings, is1904 }: SheetContext,
): void {
  while (row.cells.length < column) row.cells.push("");
  const type = attributes["t"] ?? "n";
  let text: string | null = raw;
  if (type === "s") text = strings[Number(raw)] ?? null;
  else if (type === "e") text = null;
  else if (type === "b") text = raw === "1" ? "TRUE" : "FALSE";
  else if (type === "d") text = raw.slice(0, 10);
  else if (type === "n") {
    text = dateStyles[Number(attributes["s"] ?? 0)]
      ? excelDate(Number(raw), is1904)
      : plainNumber(raw);
  }
  // Two values for one place: neither may vanish behind the other.
  const isTaken = (row.cells[column] ?? "") !== "";
  if (text === null || isTaken) (row.badCells ??= []).push({ column, code: "CELL_ERROR" });
  row.cells[column] = text ?? "";
}

/** Excel writes large whole numbers as 1.5E7; every other digit stays as it is. */
function plainNumber(raw: string): string {
  if (!/e/i.test(raw)) return raw;
  const number = Number(raw);
  return Number.isSafeInteger(number) ? String(number) : raw;
}

/** "AB12" -> 27, counted from 0. @throws ImportFileError for what names no cell */
function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})[1-9]\d{0,6}$/i.exec(reference)?.[1];
  if (letters === undefined) throw new ImportFileError("XML_BROKEN");
  let column = 0;
  for (const char of letters.toUpperCase()) column = column * 26 + char.charCodeAt(0) - 64;
  return column - 1;
}

/** @throws ImportFileError for what is no row number */
function rowOf(reference: string): number {
  if (!/^[1-9]\d{0,6}$/.test(reference)) throw new ImportFileError("XML_BROKEN");
  return Number(reference);
}
