import type { SqliteInstance } from "../sqlite/sqliteInstance.ts";

const PAGE_ROWS = 500;
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
  if (newest) yield { n, events: askAnew(newest, n) };
}

/** A bulk that no query can work from (`expanded`): each asks the store. @param event any event, as JSON */
export const askAnew = (event: string, n: number): string =>
  `${bulkOf([event], n).slice(0, -1)},"isAskAnew":true}`;

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
