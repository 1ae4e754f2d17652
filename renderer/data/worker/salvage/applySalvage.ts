import type { RxCollection, RxDatabase } from "rxdb";
import { isDeleted, type AnyDoc } from "#shared/merge/anyDoc.ts";
import { isSameDoc, resolve } from "#shared/merge/resolve.ts";
import type { IsoInstant } from "#shared/model/brand.ts";
import type { AttentionStore } from "../attention/attentionStore.ts";
import type { Salvage, Unsent } from "./readUnsent.ts";

/**
 * Makes the saved changes again, as ordinary edits over what the server holds: by the conflict rule, what
 * loses goes under "needs attention" (R12, P8). May be repeated: a change that is there already changes
 * nothing. Call it when every collection has been pulled.
 */
export async function applySalvage(
  { unsent, attention: items }: Salvage,
  database: RxDatabase,
  attention: Pick<AttentionStore, "keep">,
): Promise<void> {
  for (const { change, at } of items) attention.keep(change, at as IsoInstant);
  const now = new Date().toISOString() as IsoInstant;
  for (const one of unsent) await apply(one, database, attention, now);
}

async function apply(
  { collection, base, doc }: Unsent,
  database: RxDatabase,
  attention: Pick<AttentionStore, "keep">,
  now: IsoInstant,
): Promise<void> {
  const all = database.collections[collection] as RxCollection<AnyDoc>;
  const { id } = doc;
  const current = await all.findOne(id).exec();
  if (!current) {
    if (isDeleted(doc)) return;
    // The server had it and has not any more: only the person can say what is to become of the change.
    if (base) attention.keep({ collection, id, code: "ALREADY_DELETED", lost: doc }, now);
    else await all.insert(withoutMark(doc));
    return;
  }
  const server = { ...current.toMutableJSON(), _deleted: false } as AnyDoc;
  const { merged, losers } = resolve(collection, base, server, doc);
  for (const { field, kept, lost } of losers) {
    attention.keep({ collection, id, code: "LOST_TO_OTHER", field, kept, lost }, now);
  }
  if (isSameDoc(collection, merged, server)) return;
  if (isDeleted(merged)) await current.incrementalRemove();
  else await all.incrementalUpsert(withoutMark(merged));
}

const withoutMark = ({ _deleted, ...doc }: AnyDoc) => doc as AnyDoc;
