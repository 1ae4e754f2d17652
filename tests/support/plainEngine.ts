import createModule from "@journeyapps/wa-sqlite/dist/mc-wa-sqlite.mjs";
import wasmUrl from "@journeyapps/wa-sqlite/dist/mc-wa-sqlite.wasm?url";
import { connect, SETTINGS } from "#renderer/data/storage/sqlite/connection.ts";
import type { SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import { OpfsVfs } from "#renderer/data/storage/sqlite/opfsVfs.ts";
import { keyedRowHash } from "#renderer/data/storage/sqlite/rowHash.ts";

const VFS_NAME = "banyan-plain";

/**
 * The same SQLite without encryption: what the encrypted one costs is measured against it, and what a
 * search of its files finds shows that the search can find. The product has no such way to open a file.
 */
export async function plainEngine(directory: FileSystemDirectoryHandle): Promise<SqlEngine> {
  const module = await createModule({ locateFile: () => wasmUrl });
  const vfs = await OpfsVfs.create(VFS_NAME, module, directory);
  module.vfs_register(vfs, true);
  const connection = connect(module, VFS_NAME);
  for (const setting of SETTINGS) connection.exec(`PRAGMA ${setting}`);
  return {
    ...connection,
    close() {
      connection.close();
      vfs.close();
    },
    hashRow: await keyedRowHash(new Uint8Array(32)),
    seen: vfs.seen,
  };
}
