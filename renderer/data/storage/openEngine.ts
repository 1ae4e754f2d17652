import type { SqlEngine } from "./sqlite/engine.ts";
import { wasmEngine } from "./sqlite/wasmEngine.ts";

const FOLDER = "banyan";

/**
 * Opens the person's file in the browser's private file system, `banyan/<databaseName>/`. Runs in the
 * data worker. The key is needed for this alone; its bytes are overwritten.
 * @param pageKey 32 bytes; null for a plain file beside it (`<databaseName>-plain`).
 */
export async function openEngine(
  databaseName: string,
  pageKey: Uint8Array | null,
): Promise<SqlEngine> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });
  const name = pageKey ? databaseName : `${databaseName}-plain`;
  const directory = await folder.getDirectoryHandle(name, { create: true });
  try {
    return await wasmEngine(directory, pageKey && hexOf(pageKey));
  } finally {
    pageKey?.fill(0);
  }
}

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
