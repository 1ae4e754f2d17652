import { guessDelimiter, readCsv } from "./csvReader.ts";
import { sniff, SNIFF_BYTES, type Encoding } from "./encoding.ts";
import { FILE_MAX_BYTES, MAX_COLUMNS } from "./limits.ts";
import { headingScore } from "./guess.ts";
import { ImportFileError, type Notice, type SourceBatch, type SourceRow } from "./types.ts";
import type { Workbook } from "./xlsxReader.ts";

export type SourceChoice = { encoding?: Encoding; sheet?: number };

/** A file opened as a table; `rows()` may be called again and gives the same rows. */
export type TableSource = {
  format: "csv" | "xlsx";
  encoding: Encoding | null;
  /** False where the encoding was guessed against contrary lines. */
  isEncodingCertain: boolean;
  sheetNames: string[];
  sheet: number;
  notices: Notice[];
  bytesTotal: number;
  headings: string[];
  /** The first rows beneath the headings. */
  samples: SourceRow[];
  /** Rows beneath the headings. */
  rows(): AsyncGenerator<SourceBatch>;
};

/** Title lines that a report may carry above its headings. */
const HEADING_SEARCH_ROWS = 8;
const SAMPLE_ROWS = 5;

/** @throws ImportFileError when the file as a whole is refused */
export async function openTable(file: Blob, choice: SourceChoice = {}): Promise<TableSource> {
  if (file.size > FILE_MAX_BYTES) throw new ImportFileError("FILE_TOO_LARGE");
  const head = new Uint8Array(await file.slice(0, SNIFF_BYTES).arrayBuffer());
  const sniffed = sniff(head);
  if (sniffed.kind === "xlsx") {
    const { openWorkbook } = await import("./xlsxReader.ts");
    return workbookTable(await openWorkbook(file), choice.sheet ?? 0);
  }
  const encoding = choice.encoding ?? sniffed.encoding;
  // A chosen encoding still skips the byte order mark that the file does have.
  const bomBytes = sniffed.bomBytes;
  const firstLine = firstLineOf(head.subarray(bomBytes), encoding);
  const options = { encoding, bomBytes, delimiter: guessDelimiter(firstLine) };
  const allRows = () => readCsv(file, options);
  const top = await firstRows(allRows());
  return {
    format: "csv",
    encoding,
    isEncodingCertain: choice.encoding !== undefined || sniffed.isCertain,
    sheetNames: [],
    sheet: 0,
    notices: [],
    bytesTotal: file.size,
    ...top,
    rows: () => beneath(allRows(), top.headingRow),
  };
}

async function workbookTable(workbook: Workbook, sheet: number): Promise<TableSource> {
  const top = await firstRows(workbook.rows(sheet));
  return {
    format: "xlsx",
    encoding: null,
    isEncodingCertain: true,
    sheetNames: workbook.sheetNames,
    sheet,
    notices: workbook.notices,
    bytesTotal: workbook.sheetBytes(sheet),
    ...top,
    rows: () => beneath(workbook.rows(sheet), top.headingRow),
  };
}

function firstLineOf(head: Uint8Array, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(head.subarray(0, 8_192));
  return text.split(/\r\n|\n|\r/, 1)[0] ?? "";
}

async function firstRows(batches: AsyncGenerator<SourceBatch>) {
  const rows: SourceRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch.rows.slice(0, HEADING_SEARCH_ROWS + SAMPLE_ROWS));
    if (rows.length >= HEADING_SEARCH_ROWS + SAMPLE_ROWS) break;
  }
  const candidates = rows.slice(0, HEADING_SEARCH_ROWS).filter((row) => !row.problem);
  const scores = candidates.map((row) => headingScore(row.cells));
  const best = candidates[scores.indexOf(Math.max(...scores))];
  if (!best) throw new ImportFileError("NO_HEADER");
  const headings = best.cells.map((cell) => cell.trim().slice(0, 80));
  if (headings.length > MAX_COLUMNS) throw new ImportFileError("TOO_MANY_COLUMNS");
  const samples = rows.filter((row) => row.row > best.row).slice(0, SAMPLE_ROWS);
  return { headings, headingRow: best.row, samples };
}

async function* beneath(batches: AsyncGenerator<SourceBatch>, headingRow: number) {
  for await (const { rows, bytesRead } of batches) {
    yield { rows: rows.filter((row) => row.row > headingRow), bytesRead };
  }
}
