import { DatabaseSync } from "node:sqlite";
import { SyncError } from "../protocol/errors.ts";

/**
 * One server process per data folder (X32). SQLite's own file lock does it: the system drops it
 * with the process, so no stale lock survives a kill, which a pid file would.
 * @throws SyncError DATA_FOLDER_IN_USE
 */
export function lockDataFolder(path: string): { release: () => void } {
  const file = new DatabaseSync(path);
  try {
    file.exec("pragma busy_timeout = 0");
    file.exec("begin exclusive");
  } catch {
    file.close();
    throw new SyncError("DATA_FOLDER_IN_USE");
  }
  return { release: () => file.close() };
}
