import { decode, isAscii, looksLikeUtf8, type Encoding } from "./encoding.ts";
import { RecordSplitter, splitRecord, type RawRecord } from "./recordSplitter.ts";
import type { ReasonCode, SourceBatch, SourceRow } from "./types.ts";

export type CsvOptions = { encoding: Encoding; bomBytes: number; delimiter: string };

/** Rows of a CSV file, in batches of about one chunk; blank rows are left out but counted. */
export async function* readCsv(file: Blob, options: CsvOptions): AsyncGenerator<SourceBatch> {
  const splitter = new RecordSplitter(options.delimiter);
  const toUtf8 = utf8Maker(options.encoding);
  // After toUtf8 only Big5 is still to be decoded as itself.
  const encoding = options.encoding === "big5" ? "big5" : "utf-8";
  let row = 0;
  let bytesRead = options.bomBytes;
  const rowsOf = (records: RawRecord[]) =>
    records.flatMap((record) => {
      row += 1;
      const source = sourceRow(record, row, encoding, options.delimiter);
      return source ? [source] : [];
    });

  const reader = file.slice(options.bomBytes).stream().getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      bytesRead += value.length;
      yield { rows: rowsOf(splitter.push(toUtf8(value, false))), bytesRead };
    }
  } finally {
    await reader.cancel();
  }
  yield { rows: rowsOf(splitter.push(toUtf8(new Uint8Array(0), true), true)), bytesRead };
}

/** UTF-16 is carried over to UTF-8 on the way in; a broken unit becomes U+FFFD, which is refused below. */
function utf8Maker(encoding: Encoding): (chunk: Uint8Array, isLast: boolean) => Uint8Array {
  if (encoding !== "utf-16le" && encoding !== "utf-16be") return (chunk) => chunk;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const encoder = new TextEncoder();
  return (chunk, isLast) => encoder.encode(decoder.decode(chunk, { stream: !isLast }));
}

function sourceRow(
  { bytes, problem, isAfterBreak }: RawRecord,
  row: number,
  encoding: Encoding,
  delimiter: string,
): SourceRow | null {
  if (problem) return { row, cells: [], problem };
  if (bytes.length === 0) return null;
  if (bytes.includes(0)) return { row, cells: [], problem: "NUL_BYTE" };
  const text = decode(encoding, bytes);
  if (text === null) {
    return { row, ...cellByCell(bytes, encoding, delimiter) };
  }
  if (encoding === "big5" && !isAscii(bytes) && looksLikeUtf8(bytes)) {
    return { row, cells: [], problem: "MIXED_ENCODING" };
  }
  const cells = splitRecord(text, delimiter);
  if (cells.every((cell) => cell.trim() === "")) return null;
  return isAfterBreak ? { row, cells, isAfterBreak } : { row, cells };
}

/** Names the column of a byte that cannot be read; cells in quotes with a comma inside are not told apart. */
function cellByCell(bytes: Uint8Array, encoding: Encoding, delimiter: string) {
  const cells: string[] = [];
  const badCells: { column: number; code: ReasonCode }[] = [];
  const mark = delimiter.charCodeAt(0);
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(mark, start);
    const text = decode(encoding, bytes.subarray(start, end < 0 ? bytes.length : end));
    if (text === null) {
      badCells.push({ column: cells.length, code: "UNDECODABLE" });
    }
    cells.push(text ?? "");
    if (end < 0) return { cells, badCells };
    start = end + 1;
  }
}

/** Comma, tab or semicolon: whichever cuts the first line into most cells. */
export function guessDelimiter(firstLine: string): string {
  const counts = [",", "\t", ";"].map((mark) => splitRecord(firstLine, mark).length);
  return [",", "\t", ";"][counts.indexOf(Math.max(...counts))] ?? ",";
}
