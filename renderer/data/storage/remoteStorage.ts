import type { RxStorage } from "rxdb";
import { getRxStorageRemote, type MessageFromRemote } from "rxdb/plugins/storage-remote";
import { Subject } from "rxjs";

/** RxDB's view of the storage that lives in the data worker, through a message port. */
export function remoteStorage(port: MessagePort): RxStorage<unknown, unknown> {
  const messages$ = new Subject<MessageFromRemote>();
  port.addEventListener("message", (message: MessageEvent<MessageFromRemote>) =>
    messages$.next(message.data),
  );
  port.start();
  return getRxStorageRemote({
    identifier: "banyan-data",
    mode: "one",
    messageChannelCreator: async () => ({
      messages$,
      send: (message) => port.postMessage(message),
      close: async () => undefined,
    }),
  });
}
