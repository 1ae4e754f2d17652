import { CELL_MAX_LINES, RECORD_MAX_BYTES } from "./limits.ts";
import type { ReasonCode } from "./types.ts";

export type RawRecord = { bytes: Uint8Array; problem?: ReasonCode; isAfterBreak?: boolean };

const QUOTE = 34;
const LF = 10;
const CR = 13;

type Scan =
  | { kind: "record"; end: number; next: number }
  | { kind: "more" }
  | { kind: "unclosed" }
  | { kind: "tooLarge" };

/**
 * Cuts a stream of bytes into CSV records, without decoding: in UTF-8 and in Big5 no second byte of a
 * character is a quote, a comma or a line feed, so the cuts are right and each record can fail alone.
 *
 *  1. Memory holds one record of at most RECORD_MAX_BYTES, and one chunk.
 *  2. A quote that is never closed costs its own line only: reading goes on at the next line (B10).
 */
export class RecordSplitter {
  readonly #delimiter: number;
  #rest: Uint8Array = new Uint8Array(0);
  #isDiscarding = false;
  #isAfterBreak = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** The records that are complete with this chunk; `isLast` ends the file. */
  push(chunk: Uint8Array, isLast = false): RawRecord[] {
    const bytes = this.#rest.length === 0 ? chunk : joined(this.#rest, chunk);
    const records: RawRecord[] = [];
    let at = 0;
    if (this.#isDiscarding) {
      const lineEnd = bytes.indexOf(LF);
      if (lineEnd < 0) {
        this.#rest = new Uint8Array(0);
        return records;
      }
      this.#isDiscarding = false;
      at = lineEnd + 1;
    }
    while (at < bytes.length) {
      const scan = this.#scan(bytes, at, isLast);
      if (scan.kind === "more") break;
      if (scan.kind === "record") {
        records.push(this.#record(bytes.slice(at, scan.end)));
        at = scan.next;
        continue;
      }
      const lineEnd = bytes.indexOf(LF, at);
      if (scan.kind === "unclosed" && lineEnd >= 0 && lineEnd - at <= RECORD_MAX_BYTES) {
        records.push({ bytes: bytes.slice(at, lineEnd), problem: "UNCLOSED_QUOTE" });
        at = lineEnd + 1;
      } else {
        const problem = scan.kind === "unclosed" && isLast ? "UNCLOSED_QUOTE" : "CELL_TOO_LARGE";
        records.push({ bytes: bytes.slice(at, at + 200), problem });
        this.#isDiscarding = lineEnd < 0;
        at = lineEnd < 0 ? bytes.length : lineEnd + 1;
      }
      this.#isAfterBreak = true;
    }
    this.#rest = bytes.slice(at);
    return records;
  }

  #record(bytes: Uint8Array): RawRecord {
    return this.#isAfterBreak ? { bytes, isAfterBreak: true } : { bytes };
  }

  #scan(bytes: Uint8Array, start: number, isLast: boolean): Scan {
    let isQuoted = false;
    let isFieldStart = true;
    let lineCount = 0;
    for (let i = start; i < bytes.length; i += 1) {
      if (i - start > RECORD_MAX_BYTES) return { kind: isQuoted ? "unclosed" : "tooLarge" };
      const byte = bytes[i];
      if (isQuoted) {
        if (byte === LF && (lineCount += 1) > CELL_MAX_LINES) return { kind: "unclosed" };
        if (byte !== QUOTE) continue;
        if (i + 1 === bytes.length && !isLast) return { kind: "more" };
        if (bytes[i + 1] === QUOTE) i += 1;
        else isQuoted = false;
      } else if (byte === QUOTE && isFieldStart) {
        isQuoted = true;
        isFieldStart = false;
      } else if (byte === LF) {
        return { kind: "record", end: bytes[i - 1] === CR && i > start ? i - 1 : i, next: i + 1 };
      } else if (byte === CR && bytes[i + 1] !== LF) {
        if (i + 1 === bytes.length && !isLast) return { kind: "more" };
        return { kind: "record", end: i, next: i + 1 };
      } else {
        isFieldStart = byte === this.#delimiter;
      }
    }
    if (!isLast) return { kind: "more" };
    return isQuoted
      ? { kind: "unclosed" }
      : { kind: "record", end: bytes.length, next: bytes.length };
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** The cells of one record; quotes only count at the start of a cell, as spreadsheets write them. */
export function splitRecord(text: string, delimiter: string): string[] {
  if (!text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = "";
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1);
      at += 1;
      while (close >= 0 && text[close + 1] === '"') {
        cell += text.slice(at, close + 1);
        at = close + 2;
        close = text.indexOf('"', at);
      }
      if (close < 0) close = text.length;
      cell += text.slice(at, close);
      at = close + 1;
    }
    const end = text.indexOf(delimiter, at);
    cells.push(cell + text.slice(at, end < 0 ? text.length : end));
    if (end < 0) return cells;
    at = end + 1;
  }
}
