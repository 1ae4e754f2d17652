import type { SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import { wasmEngine } from "#renderer/data/storage/sqlite/wasmEngine.ts";
import { plainEngine } from "../../support/plainEngine.ts";

/** The same SQLite build as the product's, in a file of its own; encrypted unless told otherwise. */
export async function peerEngine(name: string, isEncrypted = true): Promise<SqlEngine> {
  const root = await navigator.storage.getDirectory();
  const directory = await root.getDirectoryHandle(name, { create: true });
  return isEncrypted ? wasmEngine(directory, new Uint8Array(32).fill(7)) : plainEngine(directory);
}
