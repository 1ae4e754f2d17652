import { WANTED_VERSIONS } from "../../schemaVersions.ts";
import type { SqlEngine } from "../../storage/sqlite/engine.ts";
import type { Progress } from "../../storage/sqlite/migrateTables.ts";
import { olderVersions } from "../../storage/sqlite/schemaVersions.ts";

/**
 * Brings the file to the schemas of this build, before anything else reads it (R20). Nothing of it is
 * loaded where there is nothing to do.
 * @throws SqliteError `NEWER_BUILD`, `MIGRATION_FAILED`, `DISK_FULL`; the file is as it was then
 */
export async function bringToNewest(
  engine: SqlEngine,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  if (olderVersions(engine, WANTED_VERSIONS).length === 0) return;
  const { migrateBook } = await import("./migrateBook.ts");
  for (const progress of migrateBook(engine)) {
    onProgress(progress);
    // The worker hears meanwhile that it is to stop.
    await new Promise((resolve) => setTimeout(resolve));
  }
}
