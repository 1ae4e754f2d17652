import { createBLAKE3 } from "hash-wasm";

/** 64 bits as two unsigned numbers of 32: what JavaScript and SQLite both add without loss. */
export type RowHash = readonly [number, number];
export type HashRow = (text: string) => RowHash;

const PURPOSE = "banyan manifest";

/**
 * BLAKE3 of a document's JSON under a key of its own, derived from the page key, so that nobody without
 * it can make another document of the same hash. @param secret 32 bytes
 */
export async function keyedRowHash(secret: Uint8Array): Promise<HashRow> {
  const key = (await createBLAKE3(256, secret)).init().update(PURPOSE).digest("binary");
  const hasher = await createBLAKE3(64, key);
  return (text) => {
    const bytes = hasher.init().update(text).digest("binary");
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return [view.getUint32(0), view.getUint32(4)];
  };
}
