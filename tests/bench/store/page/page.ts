import { wrap } from "comlink";
import { openDatabase } from "#renderer/data/database.ts";
import { remoteStorage } from "#renderer/data/storage/remote/remoteStorage.ts";
import { StoreLink } from "#renderer/data/storage/remote/storeLink.ts";
import {
  bookOf,
  COLLECTIONS,
  NEWEST_ROWS,
  READS,
  scattered,
  timed,
  type StoreTimes,
} from "./book.ts";
import type { RawApi } from "./raw.worker.ts";

declare global {
  interface Window {
    bench: typeof bench;
  }
}

const bench = {
  /** SQL alone, in a worker, without RxDB; single reads come to the page as ours do. */
  async raw(isEncrypted: boolean): Promise<StoreTimes> {
    const worker = new Worker(new URL("./raw.worker.ts", import.meta.url), { type: "module" });
    const api = wrap<RawApi>(worker);
    const bulk = await api.run(isEncrypted);
    const ids: string[] = [];
    for await (const { collection, rows } of bookOf(COLLECTIONS)) {
      if (collection === "customers") ids.push(...rows.map(({ id }) => id));
      else break;
    }
    const pointMs: number[] = [];
    const newestMs: number[] = [];
    for (let at = 0; at < READS; at += 1) {
      const id = ids[scattered(at, ids.length)] ?? "";
      pointMs.push(await timed(async () => void JSON.parse(await api.point(id))));
      newestMs.push(await timed(async () => void JSON.parse(await api.newest())));
    }
    await api.close();
    worker.terminate();
    return { ...bulk, pointMs, newestMs };
  },
  /** Through RxDB in this page, as a window has it. */
  async store(): Promise<StoreTimes> {
    const worker = new Worker(new URL("./store.worker.ts", import.meta.url), { type: "module" });
    const { port1, port2 } = new MessageChannel();
    worker.postMessage(port2, [port2]);
    const link = new StoreLink();
    link.attach(port1);
    const { collections } = await openDatabase("bench", remoteStorage(link));
    const ids: string[] = [];
    let insertMs = 0;
    for await (const batch of bookOf(COLLECTIONS)) {
      const { collection } = batch;
      insertMs += await timed(() => collections[collection].bulkInsert(batch.rows as never));
      if (collection === "customers") ids.push(...batch.rows.map(({ id }) => id));
    }
    let rows = 0;
    const readAllMs = await timed(async () => {
      rows += (await collections.customers.find().exec()).length;
      rows += (await collections.policies.find().exec()).length;
    });
    const pointMs: number[] = [];
    const newestMs: number[] = [];
    for (let at = 0; at < READS; at += 1) {
      const id = ids[scattered(at, ids.length)] ?? "";
      const { storageInstance } = collections.customers;
      // Past RxDB's cache of documents, which would answer without the store.
      pointMs.push(await timed(() => storageInstance.findDocumentsById([id], false)));
      const newest = collections.customers.find({
        sort: [{ updatedAt: "desc" }],
        limit: NEWEST_ROWS,
        skip: 0,
        selector: { updatedAt: { $gt: String(at) } },
      });
      newestMs.push(await timed(() => newest.exec()));
    }
    return { insertMs, readAllMs, pointMs, newestMs, rows };
  },
};
window.bench = bench;
