import { wrap, type Remote } from "comlink";
import type { RxStorage } from "rxdb";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { openDatabase } from "#renderer/data/database.ts";
import { singleReads, timed, type StoreTimes } from "./book.ts";
import type { RawApi } from "./raw.worker.ts";
import type { SearchApi } from "./search.worker.ts";
import type { SearchWay } from "./searchWays.ts";
import type { SegmentsApi } from "./segments.worker.ts";
import { fill, ourStorage, readAll, throughRxdb } from "./throughRxdb.ts";

declare global {
  interface Window {
    bench: typeof bench;
  }
}

const DEXIE = "bench-dexie";
const dexie = () => getRxStorageDexie() as unknown as RxStorage<unknown, unknown>;
/** What a page keeps so that its memory can be read. */
const held: unknown[] = [];
let search: Remote<SearchApi> | undefined;

const bench = {
  /** SQL alone, in a worker, without RxDB; single reads come to the page as ours do. */
  async raw(name: string, isEncrypted: boolean): Promise<StoreTimes> {
    const worker = new Worker(new URL("./raw.worker.ts", import.meta.url), { type: "module" });
    const api = wrap<RawApi>(worker);
    const bulk = await api.run(name, isEncrypted);
    const reads = await singleReads({
      point: async (id) => JSON.parse(await api.point(id)) as unknown,
      newest: async () => JSON.parse(await api.newest()) as unknown,
    });
    await api.close();
    worker.terminate();
    return { ...bulk, ...reads };
  },
  async ours(name: string, isEncrypted: boolean): Promise<StoreTimes> {
    const { storage, end } = ourStorage(name, isEncrypted);
    const times = await throughRxdb(name, storage);
    end();
    return times;
  },
  dexie: (): Promise<StoreTimes> => throughRxdb(DEXIE, dexie()),
  async fillDexie(): Promise<number> {
    const database = await openDatabase(DEXIE, dexie());
    const ms = await fill(database);
    await database.close();
    return ms;
  },
  /** What any search or chart over RxDB's results begins with: all of them. */
  async holdDexie(): Promise<number> {
    const documents = await readAll(await openDatabase(DEXIE, dexie()));
    held.push(documents);
    return documents.length;
  },

  /** Fills the tables that SQL searches; ms. */
  async prepareSearch(): Promise<number> {
    const worker = new Worker(new URL("./search.worker.ts", import.meta.url), { type: "module" });
    search = wrap<SearchApi>(worker);
    return search.fill();
  },
  /** One key pressed: ms until the page has the first rows and the number of all. */
  async search(way: SearchWay, text: string): Promise<{ ms: number; total: number }> {
    let total = 0;
    const ms = await timed(async () => {
      const answer = JSON.parse((await search?.find(way, text)) ?? "{}") as { total: number };
      ({ total } = answer);
    });
    return { ms, total };
  },

  /** SQL that counts the same people; the first time fills the tables. */
  async segments(today: string): Promise<{ ms: number; policyholders: number; cells: number }> {
    const start = () =>
      new Worker(new URL("./segments.worker.ts", import.meta.url), { type: "module" });
    const first = start();
    await wrap<SegmentsApi>(first).fill();
    first.terminate();
    const policyholders: number[] = [];
    // A worker that opens the file anew, on a warm disk, as ours does.
    const ms = await timed(async () => {
      const cells = await wrap<SegmentsApi>(start()).cells(today);
      policyholders.push(...cells.map(({ people }) => people));
    });
    return {
      ms,
      policyholders: policyholders.reduce((sum, people) => sum + people, 0),
      cells: policyholders.length,
    };
  },
};
window.bench = bench;
