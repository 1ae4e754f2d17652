import { tableNamesOf, type SqlEngine } from "./engine.ts";
import { SqliteError } from "./sqliteError.ts";

/** The version of each collection that this build uses. */
export type WantedVersions = Readonly<Record<string, number>>;

/** The versions of each collection that have a table, the lowest first. */
function storedVersions(engine: SqlEngine, collections: readonly string[]): Map<string, number[]> {
  const stored = new Map(collections.map((name) => [name, [] as number[]]));
  for (const table of tableNamesOf(engine)) {
    const [, collection = "", version] = /^(.+)-(\d+)$/.exec(table) ?? [];
    stored.get(collection)?.push(Number(version));
  }
  for (const versions of stored.values()) versions.sort((a, b) => a - b);
  return stored;
}

/**
 * The collections that lie in the file in an older version, with those versions; the lowest is the whole
 * one, since it stays until the next is complete, and any between are copies that were never finished.
 * @throws SqliteError `NEWER_BUILD`
 */
export function olderVersions(
  engine: SqlEngine,
  wanted: WantedVersions,
): { collection: string; versions: [number, ...number[]] }[] {
  const due: { collection: string; versions: [number, ...number[]] }[] = [];
  for (const [collection, versions] of storedVersions(engine, Object.keys(wanted))) {
    const current = wanted[collection] ?? 0;
    if ((versions.at(-1) ?? 0) > current) {
      throw new SqliteError("NEWER_BUILD", `${collection} has version ${versions.at(-1)}`);
    }
    const [lowest, ...others] = versions.filter((version) => version < current);
    if (lowest !== undefined) due.push({ collection, versions: [lowest, ...others] });
  }
  return due;
}
