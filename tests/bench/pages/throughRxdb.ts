import type { RxStorage } from "rxdb";
import { openDatabase, type BanyanDatabase } from "#renderer/data/database.ts";
import { remoteStorage } from "#renderer/data/storage/remote/remoteStorage.ts";
import { StoreLink } from "#renderer/data/storage/remote/storeLink.ts";
import { bookOf, COLLECTIONS, NEWEST_ROWS, singleReads, timed, type StoreTimes } from "./book.ts";
import type { StoreStart } from "./store.worker.ts";

/** The product's store in a worker of its own, as a window reaches it. */
export function ourStorage(name: string, isEncrypted: boolean) {
  const worker = new Worker(new URL("./store.worker.ts", import.meta.url), { type: "module" });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ name, isEncrypted, port: port2 } satisfies StoreStart, [port2]);
  const link = new StoreLink();
  link.attach(port1);
  return {
    storage: remoteStorage(link) as RxStorage<unknown, unknown>,
    end: () => worker.terminate(),
  };
}

export async function fill({ collections }: BanyanDatabase): Promise<number> {
  let insertMs = 0;
  for await (const { collection, rows } of bookOf(COLLECTIONS)) {
    insertMs += await timed(() => collections[collection].bulkInsert(rows as never));
  }
  return insertMs;
}

/** Every document as RxDB gives it. */
export async function readAll({ collections }: BanyanDatabase): Promise<unknown[]> {
  return [
    ...(await collections.customers.find().exec()),
    ...(await collections.policies.find().exec()),
  ];
}

/** Stores the book and reads it through RxDB in this page, as a window has it. */
export async function throughRxdb(
  name: string,
  storage: RxStorage<unknown, unknown>,
): Promise<StoreTimes> {
  const database = await openDatabase(name, storage);
  const insertMs = await fill(database);
  let rows = 0;
  const readAllMs = await timed(async () => {
    rows = (await readAll(database)).length;
  });
  const { customers } = database.collections;
  const reads = await singleReads({
    // Past RxDB's cache of documents, which would answer without the store.
    point: (id) => customers.storageInstance.findDocumentsById([id], false),
    newest: (at) =>
      customers
        .find({
          sort: [{ updatedAt: "desc" }],
          limit: NEWEST_ROWS,
          skip: 0,
          selector: { updatedAt: { $gt: String(at) } },
        })
        .exec(),
  });
  await database.close();
  return { insertMs, readAllMs, rows, ...reads };
}
