import { expose } from "comlink";
import { exposeRxStorageRemote, type MessageToRemote } from "rxdb/plugins/storage-remote";
import { Subject } from "rxjs";
import { createImportKeys } from "../import/keyServer.ts";
import { createBookReader } from "./bookReader.ts";
import { createChanges } from "./changes.ts";
import { createCoverageBook } from "./coverageBook.ts";
import { createCustomers } from "./customers.ts";
import { createSegmentation } from "./segmentation.ts";
import { createDirectory } from "./directory.ts";
import type { DataWorkerStart } from "./client.ts";
import { createStorageHost, type StorageHost } from "./storageHost.ts";

// The only worker that touches the local store: RxDB's storage and all big reads live here, so the
// window's own thread draws and does nothing else (ARCHITECTURE D7).
function createApi(host: StorageHost) {
  const reader = createBookReader(host);
  return {
    customers: createCustomers(host, reader),
    directory: createDirectory(reader),
    segmentation: createSegmentation(reader),
    coverageBook: createCoverageBook(reader),
    changes: createChanges(reader),
    importKeys: createImportKeys(reader),
  };
}
export type DataWorkerApi = ReturnType<typeof createApi>;

self.addEventListener("message", ({ data }: MessageEvent<DataWorkerStart>) => {
  const host = createStorageHost(data.databaseName);
  const messages$ = new Subject<MessageToRemote>();
  data.storage.addEventListener("message", (message: MessageEvent<MessageToRemote>) =>
    messages$.next(message.data),
  );
  exposeRxStorageRemote({
    storage: host.storage,
    messages$,
    send: (message) => data.storage.postMessage(message),
  });
  data.storage.start();
  expose(createApi(host), data.api);
});
