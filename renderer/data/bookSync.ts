import { proxy } from "comlink";
import { BehaviorSubject, type Observable } from "rxjs";
import type { Connection } from "#sync/client/session.ts";
import type { SyncStatus } from "#sync/client/status.ts";
import type { DataWorker } from "./worker/client.ts";

/** Replication as a window sees it; it runs in the worker that owns the file. */
export type BookSync = {
  status$: Observable<SyncStatus>;
  readonly status: SyncStatus;
  stop: () => void;
};

/** @param whenOwner calls back each time this window's own worker has become the owner of the file */
export function followSync(
  { sync, changes }: DataWorker,
  { serverUrl, deviceId, tokenStore }: Connection,
  whenOwner: (begin: () => void) => void,
): BookSync {
  const status$ = new BehaviorSubject<SyncStatus>({ state: "offline", pending: 0 });
  const read = () => void sync.status().then((status) => status$.next(status));
  const stopListening = changes.listen((topics) => {
    if (topics.includes("sync")) read();
  });
  // What is asked for when the window is looked at again is asked by whichever window that is (R11).
  const ask = () => void sync.resync();
  window.addEventListener("focus", ask);
  whenOwner(() => {
    const { load, save, clear } = tokenStore;
    void sync.start({ serverUrl, deviceId }, proxy(load), proxy(save), proxy(clear)).then(read);
  });
  read();
  return {
    status$,
    get status() {
      return status$.value;
    },
    stop() {
      window.removeEventListener("focus", ask);
      stopListening();
      status$.complete();
    },
  };
}
