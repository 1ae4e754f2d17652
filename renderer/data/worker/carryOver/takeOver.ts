import type { SqlEngine } from "../../storage/sqlite/engine.ts";
import type { Progress } from "../../storage/sqlite/migrateTables.ts";
import { findLeftovers, isAnythingLeft } from "./leftovers.ts";

/**
 * Takes over what builds before the encrypted file kept in plain text in this browser, and removes it. Nothing
 * of it is loaded where there is nothing to do.
 * @throws OldWindowError where a window of an older build does not let go
 */
export async function takeOver(
  databaseName: string,
  engine: SqlEngine,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const leftovers = await findLeftovers(databaseName);
  if (!isAnythingLeft(leftovers)) return;
  const [{ carryOver }, { indexedOldBook }] = await Promise.all([
    import("./carryOver.ts"),
    import("./indexedOldBook.ts"),
  ]);
  for await (const progress of carryOver(engine, indexedOldBook(leftovers))) onProgress(progress);
}
