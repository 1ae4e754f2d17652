import type { RxDatabase, RxStorage } from "rxdb";
import { BehaviorSubject, type Observable } from "rxjs";
import type { IsoInstant } from "#shared/model/brand.ts";
import { resumeSession, type StoredSession } from "#sync/client/session.ts";
import type { Sync } from "#sync/client/startReplication.ts";
import type { SyncStatus } from "#sync/client/status.ts";
import type { Store } from "../../storage/storage.ts";
import { SCHEMA_VERSIONS } from "../../schemaVersions.ts";
import type { AttentionStore } from "../attention/attentionStore.ts";

/** Where the window keeps the session; its functions cross the port one by one. */
export type SessionPlace = {
  load: () => Promise<StoredSession | null>;
  save: (session: StoredSession) => Promise<void>;
  clear: () => Promise<void>;
};
export type SyncServer = { serverUrl: string; deviceId: string };

const UNKNOWN: SyncStatus = { state: "offline", pending: 0 };

/**
 * Replication of a person's file, in the one worker that owns it: once a device however many windows are
 * open (R22), and never on a thread that draws (ARCHITECTURE D7). It has an RxDB of its own over the same
 * store.
 * @param afterFirstSync called when every collection was pulled once
 * @param verify resolves when the file was found whole; nothing is pushed before (R21)
 */
export function createSyncHost(
  databaseName: string,
  { storage }: Store,
  attention: Pick<AttentionStore, "keep">,
  verify: () => Promise<void>,
  afterFirstSync: (database: RxDatabase) => Promise<void>,
) {
  const status$ = new BehaviorSubject<SyncStatus>(UNKNOWN);
  let opening: Promise<RxDatabase> | undefined;
  let running: Promise<Sync | null> | undefined;

  // RxDB comes when it is needed: the list of customers does not wait for it.
  const open = (): Promise<RxDatabase> =>
    (opening ??= import("../../database.ts").then(
      ({ openDatabase }) =>
        openDatabase(databaseName, storage as RxStorage<unknown, unknown>) as Promise<unknown>,
    ) as Promise<RxDatabase>);

  async function begin(server: SyncServer, place: SessionPlace): Promise<Sync | null> {
    const session = await resumeSession({ ...server, tokenStore: { ...place, exclusive } });
    if (!session) return null;
    const { startReplication } = await import("#sync/client/startReplication.ts");
    const sync = startReplication({
      database: await open(),
      session,
      // Who opened the file has been told of damage; here it only means that nothing is pushed.
      mayPush: verify().then(
        () => true,
        () => false,
      ),
      onAttention: async (item) => attention.keep(item, new Date().toISOString() as IsoInstant),
    });
    sync.status$.subscribe(status$);
    void sync.firstSync().then(async () => afterFirstSync(await open()));
    return sync;
  }

  return {
    status$: status$ as Observable<SyncStatus>,
    api: {
      /**
       * Whether this worker has the same forms of documents as the window that asks; it opens its own RxDB
       * when this has opened, because two that make the tables would be in each other's way.
       */
      async isReadyFor(schemaVersions: string): Promise<boolean> {
        if (schemaVersions !== SCHEMA_VERSIONS) return false;
        await open();
        return true;
      },
      /** Begins replication, once; the window whose worker this is says when and as whom. */
      async start(server: SyncServer, ...place: SessionFunctions): Promise<void> {
        const [load, save, clear] = place;
        running ??= begin(server, { load, save, clear });
        await running;
      },
      status: (): SyncStatus => status$.value,
      /** Asks the server for news now. */
      resync: async (): Promise<void> => (await running)?.resync(),
    },
    async stop(): Promise<void> {
      await (await running)?.stop();
      await (await opening)?.close();
    },
  };
}

/** As arguments of their own: only those are carried across a port as functions. */
type SessionFunctions = [SessionPlace["load"], SessionPlace["save"], SessionPlace["clear"]];

/** Runs alone among all windows and workers of this device. */
const exclusive = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request("banyan-session", work);
