import { clearDamageMark, readDamageMark, writeDamageMark } from "./damage/damageMark.ts";
import { isMissing, setAside } from "./damage/setAside.ts";
import type { SqlEngine } from "./sqlite/engine.ts";
import { damageOf, SqliteError, type DamageCode } from "./sqlite/sqliteError.ts";
import { wasmEngine } from "./sqlite/wasmEngine.ts";
import { verifyManifest } from "./sqlite/verifyManifest.ts";
import { watchDamage } from "./sqlite/watchDamage.ts";

const FOLDER = "banyan";
/** Between two blocks of a verification: whoever works with the file comes first. */
const PAUSE_MS = 4;

export type OpenFile = {
  engine: SqlEngine;
  /**
   * Resolves when every row was found as the manifest says (R21); otherwise tells of damage and throws.
   * @param lent the engine as the storage has it, whose manifest is asked
   */
  verify: (lent: SqlEngine) => Promise<void>;
};

/**
 * What is expected in the file's place: a file that holds something (`open`), possibly none because it
 * has never been opened (`create`), or a damaged one that a new one shall replace (`repair`). A repair
 * leaves a file that is not marked as damaged as it is: another window was faster.
 */
export type OpenMode = "open" | "create" | "repair";

type Options = {
  mode: OpenMode;
  /** Told once, when a read finds damage in the open file. */
  onDamage: (code: DamageCode) => void;
  /** In a repair, before the damaged file is set aside: saves, durably, what can be read. */
  rescue?: (openDamaged: () => Promise<SqlEngine>) => Promise<void>;
};

/**
 * Opens the person's file in the browser's private file system, `banyan/<databaseName>/`. Runs in the
 * data worker. The key is needed for this alone; its bytes are overwritten.
 * @param pageKey 32 bytes
 * @throws SqliteError with a `DamageCode`; the file is marked, and only a repair opens it again.
 */
export async function openEngine(
  databaseName: string,
  pageKey: Uint8Array,
  options: Options,
): Promise<OpenFile> {
  try {
    const directory = await storeFolder(databaseName);
    return await openIn(directory, pageKey, options);
  } finally {
    pageKey.fill(0);
  }
}

async function openIn(
  directory: FileSystemDirectoryHandle,
  pageKey: Uint8Array,
  { mode, onDamage, rescue }: Options,
): Promise<OpenFile> {
  try {
    const mark = await readDamageMark(directory);
    if (mark && mode !== "repair") throw new SqliteError(mark.code, "Marked as damaged");
    if (mark?.step === "found") {
      await rescue?.(() => wasmEngine(directory, pageKey, { isDamaged: true }));
      await setAside(directory);
      await writeDamageMark(directory, { code: mark.code, step: "aside" });
    }
    if (!mark && mode === "open" && (await isMissing(directory))) {
      throw new SqliteError("DATABASE_MISSING", "There is a vault and no database");
    }
    const bare = await wasmEngine(directory, pageKey);
    if (mark) await clearDamageMark(directory);
    let isKnown = false;
    const tell = (code: DamageCode) => {
      if (isKnown) return;
      isKnown = true;
      void writeDamageMark(directory, { code, step: "found" });
      onDamage(code);
    };
    const engine = watchDamage(bare, tell);
    return { engine, verify: (lent) => verify(lent, tell) };
  } catch (error) {
    const code = damageOf(error);
    if (code) await writeDamageMark(directory, { code, step: "found" });
    throw error;
  }
}

async function verify(engine: SqlEngine, tell: (code: DamageCode) => void): Promise<void> {
  if (await verifyManifest(engine, pause)) return;
  tell("DAMAGED");
  throw new SqliteError("DAMAGED", "Rows differ from the manifest");
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS));

/** The folder of one person's file. */
export async function storeFolder(name: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });
  return folder.getDirectoryHandle(name, { create: true });
}
