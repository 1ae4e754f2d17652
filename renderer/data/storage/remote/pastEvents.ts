import type { SqliteInstance } from "../sqlite/sqliteInstance.ts";

const PAGE_ROWS = 500;
/** RxDB's queries keep 100 events and ask the store again when they missed more. */
const MORE_THAN_KEPT = 101;
/** The prefix tells the status line that nobody has just typed this. */
const CONTEXT = "replication-owner-change";

export type PastBulk = { n: number; events: string };
type Written = { _deleted: boolean; [field: string]: unknown };

/**
 * Bulks of events for what was written after the write `seen`, by an owner that did not live to tell.
 * What a document was before is known no longer, so a last bulk makes every open query ask the store.
 */
export function* pastEvents<D>(
  instance: SqliteInstance<D>,
  seen: number,
): Generator<PastBulk, void> {
  let n = seen;
  let newest: string | undefined;
  for (;;) {
    const { texts, last } = instance.textChangedSince(n, PAGE_ROWS);
    if (texts.length === 0) break;
    n = last;
    const events = texts.map((text) => eventOf(text, instance.primaryPath));
    newest = events.at(-1);
    yield { n, events: bulkOf(events, n) };
  }
  if (newest) yield { n, events: bulkOf(Array<string>(MORE_THAN_KEPT).fill(newest), n) };
}

function eventOf(text: string, primaryPath: string): string {
  const doc = JSON.parse(text) as Written;
  const operation = doc._deleted ? "DELETE" : "UPDATE";
  const id = JSON.stringify(doc[primaryPath]);
  return `{"documentId":${id},"operation":"${operation}","documentData":${text}}`;
}

function bulkOf(events: readonly string[], n: number): string {
  const head = JSON.stringify({ id: crypto.randomUUID(), context: CONTEXT, checkpoint: { n } });
  return `${head.slice(0, -1)},"events":[${events.join(",")}]}`;
}
