import { createContext, use, useEffect, useState } from "react";
import type { CollectionName, Documents } from "#shared/model/collections.ts";
import type { ClientSession } from "#sync/client/session.ts";
import type { AttentionBook } from "./attention.ts";
import type { BookSync } from "./bookSync.ts";
import type { BanyanDatabase } from "./database.ts";
import type { Desk } from "./desk.tsx";

/** Everything the signed-in person works with. */
export type Book = Desk & {
  database: BanyanDatabase;
  sync: BookSync;
  session: ClientSession;
  attention: AttentionBook;
};

const BookContext = createContext<Promise<Book> | null>(null);
export const BookProvider = BookContext.Provider;

/** Suspends until the book is open. */
export function useBook(): Book {
  const opening = use(BookContext);
  if (!opening) throw new Error("useBook outside of the signed-in application");
  return use(opening);
}

/** One document, live: `undefined` while it is read, `null` when there is none. */
export function useDocument<C extends CollectionName>(
  collection: C,
  id: string | undefined,
): Documents[C] | null | undefined {
  const { database } = useBook();
  const [found, setFound] = useState<{ id: string; doc: Documents[C] | null }>();
  useEffect(() => {
    if (!id) return undefined;
    const query = database.collections[collection].findOne(id);
    const subscription = query.$.subscribe((doc) => {
      setFound({ id, doc: doc ? doc.toMutableJSON() : null });
    });
    return () => subscription.unsubscribe();
  }, [database, collection, id]);
  return id && found?.id === id ? found.doc : undefined;
}

/** The documents that match a Mango selector, live; `undefined` while they are read. */
export function useDocuments<C extends CollectionName>(
  collection: C,
  selector: Record<string, unknown>,
  sort?: Record<string, "asc" | "desc">[],
): Documents[C][] | undefined {
  const { database } = useBook();
  const key = JSON.stringify({ collection, selector, sort });
  const [found, setFound] = useState<{ key: string; docs: Documents[C][] }>();
  useEffect(() => {
    const request = JSON.parse(key) as { selector: object; sort?: object[] };
    const query = database.collections[collection].find({
      selector: request.selector,
      ...(request.sort ? { sort: request.sort as never } : {}),
    });
    const subscription = query.$.subscribe((docs) => {
      setFound({ key, docs: docs.map((doc) => doc.toMutableJSON()) });
    });
    return () => subscription.unsubscribe();
  }, [database, collection, key]);
  return found?.key === key ? found.docs : undefined;
}
