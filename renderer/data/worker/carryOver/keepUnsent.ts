import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import { jsonEqual } from "#shared/merge/equal.ts";
import type { IsoInstant } from "#shared/model/brand.ts";
import type { CollectionName } from "#shared/model/collections.ts";
import { inTransaction, type SqlEngine } from "../../storage/sqlite/engine.ts";
import { attentionTable } from "../attention/attentionStore.ts";
import type { OldBook, OldCollection, OldDoc, Point } from "./oldBook.ts";

/** More unsent documents than this are asked about one after the other all the same. */
const MANY = 100_000;

/**
 * Where this file has been in use already, it holds what the server has, and the old book knows better of
 * nothing but what was never sent. Nobody can tell any more what that was written over, so it is kept
 * under "needs attention" as it was written.
 */
export async function keepUnsent(
  engine: SqlEngine,
  book: OldBook,
  collection: OldCollection,
): Promise<void> {
  const table = book.tableOf(collection);
  if (!table) return;
  const [meta] = collection.connected.map((place) => book.tableOf(place));
  const sent = (await meta?.get("up|1"))?.["checkpointData"] as Point | undefined;
  const assumed = new Map<string, unknown>();
  for (const { id } of await table.after(sent ?? null, MANY)) {
    assumed.set(id, (await meta?.get(`${id}|0`))?.["docData"]);
  }
  const attention = attentionTable(engine);
  await table.end(sent ?? null, (docs) =>
    inTransaction(engine, () => {
      for (const doc of docs) {
        if (jsonEqual(contentOf(doc), contentOf(assumed.get(doc.id)))) continue;
        const change = {
          collection: collection.collectionName as CollectionName,
          id: doc.id,
          code: "NOT_CARRIED_OVER" as const,
          lost: doc as unknown as AnyDoc,
        };
        const at = new Date(doc._meta.lwt).toISOString() as IsoInstant;
        attention.insert(change, at, `carried ${change.collection} ${doc.id} ${doc._rev}`);
      }
    }),
  );
}

/** Without what RxDB keeps beside it. */
function contentOf(doc: unknown): unknown {
  const { _meta, _rev, _attachments, ...content } = (doc ?? {}) as OldDoc;
  return content;
}
