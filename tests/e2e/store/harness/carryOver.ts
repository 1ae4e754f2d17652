import type { RxCollection } from "rxdb";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import { openDatabase, type BanyanDatabase } from "#renderer/data/database.ts";
import { remoteStorage } from "#renderer/data/storage/remote/remoteStorage.ts";
import type { Progress } from "#renderer/data/storage/sqlite/migrateTables.ts";
import { customerDoc } from "#renderer/data/worker/analysis/testing/documents.ts";
import { startDataWorker } from "#renderer/data/worker/client.ts";
import { DATABASE, openOldBook, syncOnce, writeBeside } from "./oldBuild.ts";

declare global {
  interface Window {
    carryOver: typeof carryOver;
    /** The test's ledger, outside of this process: what this window was told is stored. */
    acknowledged: (id: string) => Promise<void>;
  }
}

const told: Progress[] = [];
const failures: string[] = [];
let data: ReturnType<typeof startDataWorker> | undefined;
let database: BanyanDatabase | undefined;
let old: Awaited<ReturnType<typeof openOldBook>> | undefined;

const asDoc = (doc: object) => JSON.parse(JSON.stringify(doc)) as AnyDoc;
const customer = (id: string, more: object = {}) => asDoc(customerDoc({ id, ...more }));
const task = (id: string) =>
  asDoc({
    id,
    kind: "call",
    title: `Task ${id}`,
    createdAt: "2026-11-01T00:00:00.000Z",
    updatedAt: "2026-11-01T00:00:00.000Z",
    updatedBy: "s-001",
  });
const serverOf = (count: number) => Array.from({ length: count }, (_, at) => customer(`c-${at}`));
const opened = () => {
  if (!database) throw new Error("not open");
  return database;
};
const plain = (collection: RxCollection<never>) => collection as unknown as RxCollection<AnyDoc>;

const carryOver = {
  /** Everything synced, then three customers changed and a task made without a network. */
  async makeOld(count: number): Promise<void> {
    const book = await openOldBook();
    await syncOnce(book.customers, serverOf(count));
    await syncOnce(book.tasks, [task("t-0")]);
    for (let nth = 0; nth < 3; nth += 1) {
      await (
        await book.customers.findOne("c-0").exec(true)
      ).incrementalPatch({ name: `寄出${nth}` });
      await syncOnce(book.customers, []);
    }
    await (await book.customers.findOne("c-1").exec(true)).incrementalPatch({ name: "未送出" });
    await (await book.customers.findOne("c-2").exec(true)).remove();
    await book.customers.insert(customer("c-new", { name: "離線新增" }));
    await book.tasks.insert(task("t-new"));
    await book.close();
    await writeBeside();
  },
  /** A window of the older build, which goes on writing. */
  async openOld(): Promise<void> {
    old = await openOldBook();
  },
  async writeOld(prefix: string, count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      const id = `${prefix}-${at}`;
      await old?.customers.insert(customer(id));
      await window.acknowledged(id);
    }
  },
  start(): void {
    data = startDataWorker({
      databaseName: DATABASE,
      staffId: "s-1",
      mode: "create",
      pageKey: new Uint8Array(32).fill(7),
      onFailure: (code) => void failures.push(code),
      onPreparing: (progress) => void (progress && told.push(progress)),
    });
  },
  told: () => told,
  failures: () => failures,
  async open(): Promise<void> {
    if (!data) throw new Error("not started");
    await data.api.sync.status();
    database = await openDatabase(DATABASE, remoteStorage(data.store));
  },
  /** What goes to the server now, and from where it is asked for news. */
  async sync() {
    const { customers, tasks } = opened();
    return {
      customers: await syncOnce(plain(customers as never), []),
      tasks: await syncOnce(plain(tasks as never), []),
    };
  },
  async names(): Promise<Record<string, string>> {
    const found = await opened().customers.find().exec();
    return Object.fromEntries(found.map(({ id, name }) => [id, name]));
  },
  taskTitles: async () =>
    (
      await opened()
        .tasks.find({ sort: [{ id: "asc" }] })
        .exec()
    ).map(({ title }) => title),
  attention: async () => data?.api.attention.items(),
  /** An encrypted file that was in use before anybody thought of the old databases. */
  async useFileFirst(): Promise<void> {
    this.start();
    await this.open();
    await syncOnce(plain(opened().customers as never), serverOf(5));
    await opened().close();
    await data?.stop();
  },
  oldDatabases: async () =>
    (await indexedDB.databases())
      .map(({ name }) => name ?? "")
      .filter((name) => /^(rxdb-dexie-|banyan-)/.test(name))
      .sort(),
};
window.carryOver = carryOver;
