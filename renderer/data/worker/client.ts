import type { Progress } from "../storage/sqlite/migrateTables.ts";
import { StoreLink } from "../storage/remote/storeLink.ts";
import { ApiLink } from "./apiLink.ts";
import type { OpenMode } from "../storage/openEngine.ts";
import { storeNames, type Announcement, type FromWorker, type ToWorker } from "./owner/messages.ts";

export type { DataWorker } from "./apiLink.ts";

export type DataWorkerOptions = {
  databaseName: string;
  staffId: string;
  /** 32 bytes. They go to the worker alone: here nothing of them stays. */
  pageKey: Uint8Array<ArrayBuffer>;
  mode: OpenMode;
  /** The store cannot be opened, or no longer: the code for the person to read out. */
  onFailure: (code: string) => void;
  /** The file is being brought to this build's form: how far it has come; null when that is done. */
  onPreparing: (progress: Progress | null) => void;
};

/** A window that asks through the broker waits so long before it asks again. */
const SEEK_MS = 1_500;
/** It waits longer for an owner that has said it prepares the file: some of its steps take their time. */
const PREPARING_MS = 60_000;
/** After so many times the file is in the hands of a window that does not answer, such as an older build. */
const MAX_SEEKS = 6;
/** The first window hears its own announcement and its greeting in either order. */
const GREETING_MS = 30;
const STOP_MS = 3_000;

let prepared: Worker | undefined;

/** Loads the worker's code before there is a key: it opens nothing until it is started. */
export function prepareDataWorker(): void {
  prepared ??= newWorker();
}

function newWorker(): Worker {
  return new Worker(new URL("./data.worker.ts", import.meta.url), {
    type: "module",
    name: "banyan-data",
  });
}

function takeWorker(): Worker {
  const worker = prepared ?? newWorker();
  prepared = undefined;
  return worker;
}

/** Starts the data worker: read models answer at once, RxDB comes to `store` when it is loaded. */
export function startDataWorker({
  databaseName,
  staffId,
  pageKey,
  mode,
  onFailure,
  onPreparing,
}: DataWorkerOptions) {
  const window = crypto.randomUUID();
  const names = storeNames(databaseName);
  const worker = takeWorker();
  const channel = new BroadcastChannel(names.channel);
  const api = new ApiLink();
  let owner: string | null = null;
  let seeks = 0;
  let seeking: ReturnType<typeof setTimeout> | undefined;
  let isPreparing = false;
  const ownershipListeners = new Set<() => void>();
  const store = new StoreLink((greeter) => {
    const isNew = greeter === window && owner !== window;
    owner = greeter;
    seeks = 0;
    clearTimeout(seeking);
    seeking = undefined;
    isPreparing = false;
    onPreparing(null);
    if (isNew) ownershipListeners.forEach((listener) => listener());
  });

  const tell = (message: ToWorker, transfer: Transferable[]) =>
    worker.postMessage(message, transfer);
  const say = (announcement: Announcement) => channel.postMessage(announcement);

  function connect(): void {
    const [forStore, forApi] = [new MessageChannel(), new MessageChannel()];
    store.attach(forStore.port1);
    api.attach(forApi.port1);
    tell({ kind: "connect", storage: forStore.port2, api: forApi.port2 }, [
      forStore.port2,
      forApi.port2,
    ]);
  }

  function followBroker(): void {
    const { port } = reachBroker();
    tell({ kind: "broker", broker: port }, [port]);
  }

  /** The answer may never come: the owner may be dying, or the broker may have died. */
  function seekLater(): void {
    clearTimeout(seeking);
    seeking = setTimeout(
      () => {
        seeks += 1;
        if (seeks === MAX_SEEKS) onFailure("STORE_IN_OTHER_WINDOW");
        owner = null;
        followBroker();
        say({ kind: "seeking" });
        connect();
      },
      isPreparing ? PREPARING_MS : SEEK_MS,
    );
  }

  channel.addEventListener("message", ({ data }: MessageEvent<Announcement>) => {
    if (data.kind === "seeking") {
      if (owner === window) followBroker();
    } else if (data.kind === "preparing") {
      isPreparing = true;
      seeks = 0;
      if (seeking !== undefined) seekLater();
      onPreparing(data.progress);
    } else if (data.kind === "damaged") {
      onFailure(data.code);
    } else if (data.owner !== owner) {
      setTimeout(() => {
        if (data.owner !== owner) connect();
      }, GREETING_MS);
    }
  });

  const stopped = new Promise<void>((resolve) => {
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "forwarded") seekLater();
      else if (data.kind === "failed") onFailure(data.code);
      else resolve();
    });
  });
  worker.addEventListener("error", () => onFailure("WORKER_FAILED"));

  const broker = reachBroker().port;
  tell({ kind: "start", databaseName, staffId, window, pageKey, mode, broker }, [
    broker,
    pageKey.buffer,
  ]);
  connect();

  return {
    api: api.worker,
    store,
    /** Calls back when this window's own worker is, or has become, the owner of the file. */
    whenOwner: (listener: () => void): void => {
      ownershipListeners.add(listener);
      if (owner === window) listener();
    },
    /** Closes the file and ends the worker; its memory, and the key in it, are gone then. */
    stop: async (): Promise<void> => {
      clearTimeout(seeking);
      channel.close();
      tell({ kind: "stop" }, []);
      await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, STOP_MS))]);
      worker.terminate();
      store.close();
      api.close();
    },
  };
}

const reachBroker = (): SharedWorker =>
  new SharedWorker(new URL("./owner/broker.worker.ts", import.meta.url), {
    type: "module",
    name: "banyan-broker",
  });
