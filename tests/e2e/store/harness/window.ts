import { customerDoc } from "#renderer/data/worker/analysis/testing/documents.ts";
import { openDatabase, type BanyanDatabase } from "#renderer/data/database.ts";
import { remoteStorage } from "#renderer/data/storage/remote/remoteStorage.ts";
import { startDataWorker } from "#renderer/data/worker/client.ts";

declare global {
  interface Window {
    book: typeof book;
    /** The test's ledger, outside of this process: what this window was told is stored. */
    acknowledged: (id: string) => Promise<void>;
  }
}

const key = () => new Uint8Array(32).fill(7);
const failures: string[] = [];
let isOwner = false;
const data = startDataWorker({
  databaseName: "windows",
  staffId: "s-1",
  pageKey: key(),
  mode: "create",
  onPreparing: () => undefined,
  onFailure: (code) => void failures.push(code),
});
data.whenOwner(() => {
  isOwner = true;
});
let database: BanyanDatabase | undefined;
let live: string[] = [];

const opened = () => {
  if (!database) throw new Error("not open");
  return database;
};

const book = {
  async open(): Promise<void> {
    database = await openDatabase("windows", remoteStorage(data.store));
    database.customers.find().$.subscribe((found) => {
      live = found.map(({ id }) => id);
    });
  },
  isOwner: () => isOwner,
  failures: () => failures,
  /** Writes one after the other; the longest that one of them took, in milliseconds. */
  async write(prefix: string, count: number): Promise<number> {
    let longestMs = 0;
    for (let at = 0; at < count; at += 1) {
      const id = `${prefix}-${at}`;
      const from = performance.now();
      await opened().customers.insert(customerDoc({ id }));
      longestMs = Math.max(longestMs, performance.now() - from);
      await window.acknowledged(id);
    }
    return longestMs;
  },
  /** What an open query shows. */
  live: () => live,
  /** What the store holds. */
  stored: async () => (await opened().customers.find().exec()).map(({ id }) => id),
  /** Through the worker's interface. */
  total: async () =>
    (
      await data.api.customers.list({
        text: "",
        sort: "updatedAt",
        descending: true,
        offset: 0,
        limit: 1,
      })
    ).bookTotal,
  async close(): Promise<void> {
    await database?.close();
    await data.stop();
  },
};
window.book = book;
