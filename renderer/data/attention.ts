import { Observable } from "rxjs";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import type { Documents } from "#shared/model/collections.ts";
import { withLostValue } from "./adopt.ts";
import { saveDocument, type WritableBook } from "./save.ts";
import type { AttentionItem } from "./worker/attention/attentionStore.ts";
import type { DataWorker } from "./worker/client.ts";

export type { AttentionItem };

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

/** Attention items lie in the person's file, beside the book. */
export function openAttention(
  { attention, changes }: DataWorker,
  book: WritableBook,
): AttentionBook {
  return {
    items$: new Observable((observer) => {
      const read = () =>
        void attention.items().then(
          (items) => observer.next(items),
          (failure: unknown) => observer.error(failure),
        );
      read();
      return changes.listen((topics) => {
        if (topics.includes("attention")) read();
      });
    }),
    dismiss: (id) => attention.dismiss(id),
    async adopt(id) {
      const change = (await attention.find(id))?.change;
      if (!change) return "gone";
      const { collection } = change;
      const current = await book.database.collections[collection].findOne(change.id).exec();
      const adopted = withLostValue((current?.toMutableJSON() as AnyDoc | null) ?? null, change);
      if (!adopted) return "gone";
      await saveDocument(book, collection, adopted as unknown as Documents[typeof collection]);
      await attention.dismiss(id);
      return "adopted";
    },
  };
}
