import { expose } from "comlink";
import { createImportKeys } from "../import/keyServer.ts";
import { openEngine } from "../storage/openEngine.ts";
import { serveStorage } from "../storage/remote/serveStorage.ts";
import type { Progress } from "../storage/sqlite/migrateTables.ts";
import { prepareWasm } from "../storage/sqlite/wasmEngine.ts";
import { openStore, type Store } from "../storage/storage.ts";
import { createAttentionStore } from "./attention/attentionStore.ts";
import { createBookReader } from "./bookReader.ts";
import { createChanges } from "./changes.ts";
import { createCoverageBook } from "./coverageBook.ts";
import { createCustomers } from "./customers.ts";
import { createDirectory } from "./directory.ts";
import { joinStore, type Served } from "./owner/joinStore.ts";
import type { FromWorker, ToWorker } from "./owner/messages.ts";
import { takeOver } from "./carryOver/takeOver.ts";
import { bringToNewest } from "./migration/bringToNewest.ts";
import { openSalvageOf, type OpenSalvage } from "./salvage/salvage.ts";
import { createSegmentation } from "./segmentation.ts";
import { createStorageHost } from "./storageHost.ts";
import { createSyncHost } from "./sync/syncHost.ts";
import { createTargets } from "./targets/targets.ts";

// The only worker that touches the local store: RxDB's storage and all big reads live here, so the
// window's own thread draws and does nothing else (ARCHITECTURE D7).
function createApi(
  databaseName: string,
  store: Store,
  verify: () => Promise<void>,
  salvage: OpenSalvage,
) {
  const host = createStorageHost(store);
  const reader = createBookReader(host);
  const attention = createAttentionStore(store.engine);
  const sync = createSyncHost(databaseName, store, attention, verify, (database) =>
    salvage.apply(database, attention),
  );
  const targets = createTargets(store, reader);
  const api = {
    customers: createCustomers(host, reader),
    directory: createDirectory(reader),
    segmentation: createSegmentation(reader),
    coverageBook: createCoverageBook(reader),
    changes: createChanges(store.changes$, {
      attention: attention.items$,
      sync: sync.status$,
      targets: targets.state$,
    }),
    attention: { ...attention, items: () => [...attention.items$.value] },
    importKeys: createImportKeys(reader),
    targets: targets.api,
    sync: sync.api,
    salvage: { counts: () => salvage.counts() },
  };
  return { api, sync, targets };
}
export type DataWorkerApi = ReturnType<typeof createApi>["api"];

type Start = Extract<ToWorker, { kind: "start" }>;

async function open(
  { databaseName, staffId, window, pageKey, mode }: Start,
  prepare: (progress: Progress) => void,
): Promise<Served> {
  // Damage may show in the first reads, before there is anything to stop.
  let stopSync: () => Promise<void> = async () => undefined;
  const salvage = await openSalvageOf(databaseName, staffId, pageKey.slice());
  const { engine, verify } = await openEngine(databaseName, pageKey, {
    mode,
    rescue: (openDamaged) => salvage.rescue(openDamaged),
    onDamage(code) {
      void stopSync();
      part?.tellDamage(code);
    },
  });
  try {
    await takeOver(databaseName, engine, prepare);
    await bringToNewest(engine, prepare);
  } catch (error) {
    engine.close();
    throw error;
  }
  const store = openStore(engine);
  const { api, sync, targets } = createApi(
    databaseName,
    store,
    () => verify(store.engine),
    salvage,
  );
  stopSync = async () => {
    targets.stop();
    await sync.stop();
  };
  return {
    serve(ports) {
      expose(api, ports.api);
      const storage = serveStorage(store.storage, ports.storage, window);
      return {
        async close() {
          ports.api.close();
          await storage.close();
        },
      };
    },
    async close() {
      targets.stop();
      await sync.stop();
      engine.close();
    },
  };
}

// Worked on while the person's key is being found.
prepareWasm();

const tell = (message: FromWorker) => self.postMessage(message);
let part: ReturnType<typeof joinStore> | undefined;
let pageKey: Uint8Array | null = null;

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "start") {
    ({ pageKey } = data);
    part = joinStore(data, (prepare) => open(data, prepare), tell);
  } else if (data.kind === "connect") void part?.connect(data);
  else if (data.kind === "broker") part?.follow(data.broker);
  else {
    void part?.stop().finally(() => {
      pageKey?.fill(0);
      tell({ kind: "stopped" });
    });
  }
});
