import { Dexie, liveQuery } from "dexie";
import { Observable } from "rxjs";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import type { IsoInstant } from "#shared/model/brand.ts";
import type { Documents } from "#shared/model/collections.ts";
import type { Attention } from "#sync/client/pushHandler.ts";
import { isSameLoss, withLostValue } from "./adopt.ts";
import { saveDocument, type WritableBook } from "./save.ts";

export type AttentionItem = { id: string; at: IsoInstant; change: Attention };

/** What lost or was refused on this device, until the person has decided about it (P8). */
export type AttentionBook = {
  /** Oldest first, live over all windows of the person. */
  items$: Observable<AttentionItem[]>;
  dismiss: (id: string) => Promise<void>;
  /**
   * Writes the lost value as a new change and forgets the item; "gone" where the document or the
   * item is no longer there. @throws InvalidDocumentError where the value no longer fits
   */
  adopt: (id: string) => Promise<"adopted" | "gone">;
};

/**
 * Keeps attention items in an IndexedDB database of their own, `banyan-attention-<staff id>`, in
 * plain text like the book beside it; the encrypted store takes both over. Replication must wait for
 * `keep`: only then may it overwrite the local copy.
 */
export function openAttention(staffId: string) {
  const database = new Dexie(`banyan-attention-${staffId}`);
  database.version(1).stores({ items: "id, change.id" });
  const items = database.table<AttentionItem, string>("items");

  async function keep(change: Attention): Promise<void> {
    await database.transaction("rw", items, async () => {
      const known = await items.where("change.id").equals(change.id).toArray();
      if (known.some((item) => isSameLoss(item.change, change))) return;
      const at = new Date().toISOString() as IsoInstant;
      await items.add({ id: crypto.randomUUID(), at, change });
    });
  }

  function of(book: WritableBook): AttentionBook {
    return {
      items$: new Observable((observer) => {
        const subscription = liveQuery(async () => oldestFirst(await items.toArray())).subscribe({
          next: (found) => observer.next(found),
          error: (failure) => observer.error(failure),
        });
        return () => subscription.unsubscribe();
      }),
      dismiss: (id) => items.delete(id),
      async adopt(id) {
        const change = (await items.get(id))?.change;
        if (!change) return "gone";
        const { collection } = change;
        const current = await book.database.collections[collection].findOne(change.id).exec();
        const adopted = withLostValue((current?.toMutableJSON() as AnyDoc | null) ?? null, change);
        if (!adopted) return "gone";
        await saveDocument(book, collection, adopted as unknown as Documents[typeof collection]);
        await items.delete(id);
        return "adopted";
      },
    };
  }

  return { keep, of, close: () => database.close() };
}

const oldestFirst = (found: AttentionItem[]) =>
  found.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
