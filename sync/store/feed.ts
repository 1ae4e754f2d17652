import type { CollectionName } from "#shared/model/collections.ts";
import type { Tx } from "./store.ts";

export type FeedEntry = { scope: string; collection: CollectionName; id: string; lost: boolean };
export type Reached = { scope: string; n: number; collections: CollectionName[] };

/*  scope_head   staff:a = 7                   1. n has no gaps and follows commit order per scope.
 *  scope_feed   staff:a customers c1 n=6      2. One row per document, moved to its newest n.
 *               staff:a policies  p1 n=7      3. Heads are raised last, scopes ascending (R5, R6). */

/** Writes the feed rows of one transaction. Must be its last step. */
export async function writeFeed(tx: Tx, entries: readonly FeedEntry[]): Promise<Reached[]> {
  const reached: Reached[] = [];
  for (const [scope, rows] of byScope(entries)) {
    const head = await tx
      .insertInto("scope_head")
      .values({ scope, n: rows.length })
      .onConflict((clash) =>
        clash.column("scope").doUpdateSet((eb) => ({ n: eb("scope_head.n", "+", rows.length) })),
      )
      .returning("n")
      .executeTakeFirstOrThrow();
    let n = head.n - rows.length;
    for (const row of rows) {
      n += 1;
      const values = { n, lost: row.lost ? 1 : 0 };
      await tx
        .insertInto("scope_feed")
        .values({ scope, coll: row.collection, id: row.id, ...values })
        .onConflict((clash) => clash.columns(["scope", "coll", "id"]).doUpdateSet(values))
        .execute();
    }
    reached.push({ scope, n, collections: [...new Set(rows.map((row) => row.collection))] });
  }
  return reached;
}

/** Scopes ascending, the last word on each document kept. */
function byScope(entries: readonly FeedEntry[]): [string, FeedEntry[]][] {
  const scopes = new Map<string, Map<string, FeedEntry>>();
  for (const entry of entries) {
    const rows = scopes.get(entry.scope) ?? new Map<string, FeedEntry>();
    rows.set(`${entry.collection} ${entry.id}`, entry);
    scopes.set(entry.scope, rows);
  }
  return [...scopes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([scope, rows]) => [scope, [...rows.values()]]);
}
