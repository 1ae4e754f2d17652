import { closeSync, openSync, writeSync } from "node:fs";

const CHUNK_BYTES = 1 << 18;

export type ByteFile = { write: (bytes: Uint8Array | string) => void; close: () => void };

/** A file written in quarter-megabyte pieces, synchronously: memory stays flat without back-pressure. */
export function createFile(path: string): ByteFile {
  const handle = openSync(path, "w");
  let pieces: Uint8Array[] = [];
  let size = 0;
  const flush = () => {
    const all = Buffer.concat(pieces);
    for (let at = 0; at < all.length;) at += writeSync(handle, all, at);
    pieces = [];
    size = 0;
  };
  return {
    write: (piece) => {
      const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
      pieces.push(bytes);
      size += bytes.length;
      if (size >= CHUNK_BYTES) flush();
    },
    close: () => {
      flush();
      closeSync(handle);
    },
  };
}
