import { XLSX_MAX_ENTRIES, XLSX_MAX_RATIO, XLSX_MAX_UNPACKED_BYTES } from "./limits.ts";
import { ImportFileError } from "./types.ts";

export type ZipEntry = {
  name: string;
  method: number;
  packedBytes: number;
  /** As declared: good for a progress bar and nothing else. */
  declaredBytes: number;
  headerAt: number;
};

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
/** The end record with its longest comment. */
const END_MAX_BYTES = 22 + 65_535;
/** Small parts of a workbook compress better than any table; the ratio is asked from here on. */
const RATIO_FROM_BYTES = 5_000_000;

/**
 * The entries of a zip file by its central directory, read from the end of the file: so each part can
 * be streamed alone and in any order, and what the directory does not name is never read.
 * @throws ImportFileError NOT_XLSX or ZIP_LIMIT
 */
export async function readZip(file: Blob): Promise<Map<string, ZipEntry>> {
  const tailAt = Math.max(0, file.size - END_MAX_BYTES);
  const tail = await viewOf(file.slice(tailAt));
  let endAt = tail.byteLength - 22;
  while (endAt >= 0 && tail.getUint32(endAt, true) !== END_MARK) endAt -= 1;
  if (endAt < 0) throw new ImportFileError("NOT_XLSX");
  const count = tail.getUint16(endAt + 10, true);
  const size = tail.getUint32(endAt + 12, true);
  const at = tail.getUint32(endAt + 16, true);
  if (count > XLSX_MAX_ENTRIES) throw new ImportFileError("ZIP_LIMIT");
  if (at + size > file.size) throw new ImportFileError("NOT_XLSX");
  return entriesOf(await viewOf(file.slice(at, at + size)), count);
}

function entriesOf(directory: DataView, count: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== ENTRY_MARK) {
      throw new ImportFileError("NOT_XLSX");
    }
    const nameBytes = directory.getUint16(at + 28, true);
    const name = new TextDecoder().decode(
      new Uint8Array(directory.buffer, directory.byteOffset + at + 46, nameBytes),
    );
    entries.set(name.replaceAll("\\", "/").replace(/^\//, ""), {
      name,
      method: directory.getUint16(at + 10, true),
      packedBytes: directory.getUint32(at + 20, true),
      declaredBytes: directory.getUint32(at + 24, true),
      headerAt: directory.getUint32(at + 42, true),
    });
    at += 46 + nameBytes + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  }
  return entries;
}

/** Counts what all parts of one file unpack to; the directory's own sizes are never believed (B44). */
export class UnpackBudget {
  #unpackedBytes = 0;
  take(bytes: number): void {
    this.#unpackedBytes += bytes;
    if (this.#unpackedBytes > XLSX_MAX_UNPACKED_BYTES) throw new ImportFileError("ZIP_LIMIT");
  }
}

/**
 * The unpacked bytes of one entry, chunk by chunk.
 * @throws ImportFileError ZIP_LIMIT past the budget or the ratio, NOT_XLSX for a broken entry
 */
export async function* unpack(
  file: Blob,
  entry: ZipEntry,
  budget: UnpackBudget,
): AsyncGenerator<Uint8Array> {
  const header = await viewOf(file.slice(entry.headerAt, entry.headerAt + 30));
  if (header.byteLength < 30) throw new ImportFileError("NOT_XLSX");
  const dataAt = entry.headerAt + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = file.slice(dataAt, dataAt + entry.packedBytes).stream();
  if (entry.method !== 0 && entry.method !== 8) throw new ImportFileError("NOT_XLSX");
  const stream =
    entry.method === 0 ? packed : packed.pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  let unpackedBytes = 0;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      unpackedBytes += value.length;
      budget.take(value.length);
      if (unpackedBytes > RATIO_FROM_BYTES && unpackedBytes > entry.packedBytes * XLSX_MAX_RATIO) {
        throw new ImportFileError("ZIP_LIMIT");
      }
      yield value;
    }
  } catch (cause) {
    throw cause instanceof ImportFileError ? cause : new ImportFileError("NOT_XLSX");
  } finally {
    // A stream that has already failed cannot be cancelled; there is nothing left to free then.
    await reader.cancel().catch(() => undefined);
  }
}

async function viewOf(blob: Blob): Promise<DataView> {
  return new DataView(await blob.arrayBuffer());
}
