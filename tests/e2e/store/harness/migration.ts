import { wrap } from "comlink";
import type { Progress } from "#renderer/data/storage/sqlite/migrateTables.ts";
import { startDataWorker } from "#renderer/data/worker/client.ts";
import { keyBytes } from "./keyBytes.ts";
import type { OlderFile } from "./older.worker.ts";

declare global {
  interface Window {
    migration: typeof migration;
  }
}

const KEY = "0123456789abcdef".repeat(4);
const NAME = "migrating";
let data: ReturnType<typeof startDataWorker> | undefined;
const told: Progress[] = [];
const failures: string[] = [];

async function inWorker<T>(act: (file: ReturnType<typeof wrap<OlderFile>>) => Promise<T>) {
  const worker = new Worker(new URL("./older.worker.ts", import.meta.url), { type: "module" });
  try {
    return await act(wrap<OlderFile>(worker));
  } finally {
    worker.terminate();
  }
}

const migration = {
  writeOld: (count: number) => inWorker((file) => file.write(NAME, KEY, count)),
  tables: () => inWorker((file) => file.tables(NAME, KEY)),
  start(): void {
    data = startDataWorker({
      databaseName: NAME,
      staffId: "s-1",
      pageKey: keyBytes(KEY),
      mode: "create",
      onFailure: (code) => void failures.push(code),
      onPreparing: (progress) => void (progress && told.push(progress)),
    });
  },
  told: () => told,
  failures: () => failures,
  /** Answers when the file has the newest form. */
  async total(): Promise<number | undefined> {
    const page = await data?.api.customers.list({
      text: "",
      sort: "updatedAt",
      descending: true,
      offset: 0,
      limit: 1,
    });
    return page?.bookTotal;
  },
  stop: async () => data?.stop(),
};
window.migration = migration;
