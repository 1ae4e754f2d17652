import createModule from "@journeyapps/wa-sqlite/dist/mc-wa-sqlite.mjs";
import wasmUrl from "@journeyapps/wa-sqlite/dist/mc-wa-sqlite.wasm?url";
import { connect, SETTINGS } from "./connection.ts";
import type { SqlEngine } from "./engine.ts";
import { OpfsVfs } from "./opfsVfs.ts";
import { transactionsOf } from "./manifest.ts";
import { keyedRowHash } from "./rowHash.ts";
import { SqliteError } from "./sqliteError.ts";
import type { WaSqliteModule } from "./wasmModule.ts";

const VFS_NAME = "banyan-opfs";

const KEY_BYTES = 32;

const newModule = (): Promise<WaSqliteModule> => createModule({ locateFile: () => wasmUrl });
let prepared: Promise<WaSqliteModule> | undefined;

/** Compiles SQLite before there is a file to open. */
export function prepareWasm(): void {
  prepared ??= newModule();
  // Whoever opens hears of it.
  prepared.catch(() => undefined);
}

/**
 * Opens the encrypted database in `directory` of the browser's private file system. Runs in a
 * dedicated worker only. There is no way to open it without a key.
 * @param pageKey 32 bytes: any other key would be taken for a passphrase, in silence.
 * @param isDamaged opens what is known to be damaged, to save what can be read.
 * @throws SqliteError `WRONG_KEY_OR_DAMAGED` when the first page cannot be read with this key;
 *   `DATABASE_OUTDATED` when the file has had more transactions than it knows of.
 */
export async function wasmEngine(
  directory: FileSystemDirectoryHandle,
  pageKey: Uint8Array,
  { isDamaged = false } = {},
): Promise<SqlEngine> {
  if (pageKey.length !== KEY_BYTES) throw new Error("A page key has 32 bytes");
  const hashRow = await keyedRowHash(pageKey);
  const module = await (prepared ?? newModule());
  prepared = undefined;
  const vfs = await OpfsVfs.create(VFS_NAME, module, directory);
  let close = () => vfs.close();
  try {
    module.vfs_register(vfs, false);
    const created = module.ccall(
      "sqlite3mc_vfs_create",
      "number",
      ["string", "number"],
      [VFS_NAME, 1],
    );
    if (created !== 0) throw new Error(`No encrypting file layer: ${created}`);
    const connection = connect(module, `multipleciphers-${VFS_NAME}`);
    close = () => {
      connection.close();
      vfs.close();
    };
    connection.exec("PRAGMA cipher = 'chacha20'");
    connection.exec(`PRAGMA key = 'raw:${hexOf(pageKey)}'`);
    connection.wipe();
    // The first page leads to all others: it is taken as it is, theirs are still checked.
    if (isDamaged) {
      connection.exec("PRAGMA hmac_check = 0");
      connection.exec("PRAGMA locking_mode = EXCLUSIVE");
      connection.run("SELECT count(*) FROM sqlite_schema");
      connection.exec("PRAGMA hmac_check = 1");
    }
    for (const setting of SETTINGS) connection.exec(`PRAGMA ${setting}`);
    // The key is proven by the first read; a page that does not open says so here, not later.
    connection.run("SELECT count(*) FROM sqlite_schema");
    const engine = { ...connection, close, hashRow, seen: vfs.seen };
    if (!isDamaged && transactionsOf(engine) < vfs.seen.read()) {
      throw new SqliteError("DATABASE_OUTDATED", "An older copy, or its newest writes are gone");
    }
    return engine;
  } catch (error) {
    close();
    throw error;
  }
}

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
