import { ImportFileError } from "./types.ts";

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "big5"] as const;
export type Encoding = (typeof ENCODINGS)[number];

export type Sniffed =
  { kind: "xlsx" } | { kind: "csv"; encoding: Encoding; bomBytes: number; isCertain: boolean };

/** How much of the file the guess reads. Bytes. */
export const SNIFF_BYTES = 1_000_000;
/** A binary file shows a NUL this early (B5). */
const NUL_BYTES = 65_536;

/**
 * What a file is, by its content and never by its name (B1, B2, B3, B5).
 * @throws ImportFileError EMPTY, BINARY or OLD_XLS
 */
export function sniff(head: Uint8Array): Sniffed {
  if (head.length === 0) throw new ImportFileError("EMPTY");
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return { kind: "xlsx" };
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) throw new ImportFileError("OLD_XLS");
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return csv("utf-8", 3);
  if (startsWith(head, [0xff, 0xfe])) return csv("utf-16le", 2);
  if (startsWith(head, [0xfe, 0xff])) return csv("utf-16be", 2);
  if (head.subarray(0, NUL_BYTES).includes(0)) throw new ImportFileError("BINARY");
  return guess(head);
}

const csv = (encoding: Encoding, bomBytes: number): Sniffed => ({
  kind: "csv",
  encoding,
  bomBytes,
  isCertain: true,
});

/** Without a mark each line votes: real Big5 text is next to never valid UTF-8. */
function guess(head: Uint8Array): Sniffed {
  let utf8 = 0;
  let big5 = 0;
  for (const line of lines(head)) {
    if (isAscii(line)) continue;
    if (isValid("utf-8", line)) utf8 += 1;
    else if (isValid("big5", line)) big5 += 1;
  }
  const encoding = big5 > utf8 ? "big5" : "utf-8";
  return { kind: "csv", encoding, bomBytes: 0, isCertain: big5 === 0 || utf8 === 0 };
}

function* lines(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
  }
  // The last line counts only if it is the whole file: a cut character would vote against its encoding.
  if (start === 0 || bytes.length < SNIFF_BYTES) yield bytes.subarray(start);
}

const decoders = new Map<Encoding, TextDecoder>();
function decoderOf(encoding: Encoding): TextDecoder {
  let decoder = decoders.get(encoding);
  if (!decoder) {
    decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    decoders.set(encoding, decoder);
  }
  return decoder;
}

// C1 controls and private-use characters are what some Big5 tables make of bytes that mean nothing.
const UNREADABLE = /[\u0080-\u009f\ue000-\uf8ff\ufffd]/;

/** The text, or null if one byte of it cannot be read. */
export function decode(encoding: Encoding, bytes: Uint8Array): string | null {
  try {
    const text = decoderOf(encoding).decode(bytes);
    return UNREADABLE.test(text) ? null : text;
  } catch {
    return null;
  }
}

export function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x7f) return false;
  return true;
}

const isValid = (encoding: Encoding, bytes: Uint8Array) => decode(encoding, bytes) !== null;

/** Two or more Chinese characters in valid UTF-8: in a Big5 file that line came from elsewhere (B4). */
export function looksLikeUtf8(bytes: Uint8Array): boolean {
  const text = decode("utf-8", bytes);
  return text !== null && (text.match(/[\u3000-\u9fff\uff00-\uffef]/g)?.length ?? 0) >= 2;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}
