import { Zip, ZipDeflate } from "fflate";
import type { Cell } from "./rows.ts";

/*
 * A workbook of one sheet, written row by row. Our own forty lines on fflate instead of a library:
 * those at hand keep the whole sheet in memory or stamp the clock into the file, and a demo company
 * has 400,000 rows and must come out the same bytes for the same seed.
 */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SCHEMA = "http://schemas.openxmlformats.org";
const OFFICE = `${SCHEMA}/officeDocument/2006/relationships`;
const PART = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const fixedParts: Record<string, string> = {
  "[Content_Types].xml": `${XML}<Types xmlns="${SCHEMA}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${PART}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${PART}.worksheet+xml"/></Types>`,
  "_rels/.rels": `${XML}<Relationships xmlns="${SCHEMA}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${SCHEMA}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

export type SheetWriter = { row: (cells: readonly Cell[]) => void; end: () => void };

/** Writes compressed bytes to `sink` as rows arrive. */
export function createSheetWriter(
  sheetName: string,
  sink: (bytes: Uint8Array) => void,
): SheetWriter {
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    sink(bytes);
  });
  const workbook = `${XML}<workbook xmlns="${SCHEMA}/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  for (const [name, text] of Object.entries({ ...fixedParts, "xl/workbook.xml": workbook })) {
    addPart(zip, name).push(Buffer.from(text), true);
  }
  const sheet = addPart(zip, "xl/worksheets/sheet1.xml");
  let waiting = `${XML}<worksheet xmlns="${SCHEMA}/spreadsheetml/2006/main"><sheetData>`;
  let rowNumber = 0;
  return {
    row: (cells) => {
      rowNumber += 1;
      waiting += rowXml(cells, rowNumber);
      if (waiting.length < 65_536) return;
      sheet.push(Buffer.from(waiting));
      waiting = "";
    },
    end: () => {
      sheet.push(Buffer.from(`${waiting}</sheetData></worksheet>`), true);
      zip.end();
    },
  };
}

function addPart(zip: Zip, name: string): ZipDeflate {
  const part = new ZipDeflate(name, { level: 6 });
  // The clock would make every run's bytes differ; local parts, so that the time zone does not either.
  part.mtime = new Date(2020, 0, 1);
  zip.add(part);
  return part;
}

function rowXml(cells: readonly Cell[], rowNumber: number): string {
  const xml = cells.map((cell, at) => {
    const place = `${columnName(at)}${rowNumber}`;
    if (cell === undefined) return "";
    if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  });
  return `<row r="${rowNumber}">${xml.join("")}</row>`;
}

/** A to Z; no import file is wider. */
const columnName = (at: number) => String.fromCodePoint(65 + at);

const escapeXml = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
