import { wrap, type Remote } from "comlink";
import type { DataWorkerApi } from "./data.worker.ts";

/** Each topic of the worker's interface, its answers as promises. */
export type DataWorker = { [Topic in keyof DataWorkerApi]: Remote<DataWorkerApi[Topic]> };

/** The first and only message to the worker itself; the rest goes through the two ports. */
export type DataWorkerStart = { databaseName: string; storage: MessagePort; api: MessagePort };

/** Starts the data worker: read models answer at once, RxDB comes to `storagePort` when it is loaded. */
export function startDataWorker(databaseName: string) {
  const worker = new Worker(new URL("./data.worker.ts", import.meta.url), {
    type: "module",
    name: "banyan-data",
  });
  const storage = new MessageChannel();
  const api = new MessageChannel();
  const start: DataWorkerStart = { databaseName, storage: storage.port2, api: api.port2 };
  worker.postMessage(start, [storage.port2, api.port2]);
  return {
    // A path of properties is one call, so the topics need no proxies of their own.
    api: wrap<DataWorkerApi>(api.port1) as unknown as DataWorker,
    storagePort: storage.port1,
    stop: () => worker.terminate(),
  };
}
