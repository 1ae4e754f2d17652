import type { RxCollection, RxDatabase } from "rxdb";
import { replicateRxCollection, type RxReplicationState } from "rxdb/plugins/replication";
import { Subject, type Observable } from "rxjs";
import { COLLECTION_NAMES, type CollectionName } from "#shared/model/collections.ts";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import type { Checkpoint } from "../protocol/wire.ts";
import { followLive } from "./liveSocket.ts";
import { pullHandlerFor } from "./pullHandler.ts";
import { pushHandlerFor, type Attention } from "./pushHandler.ts";
import { replicationIdentifier } from "./replicationIdentifier.ts";
import type { ClientSession } from "./session.ts";
import { StatusBoard, type SyncStatus } from "./status.ts";

export type ReplicationOptions = {
  database: RxDatabase;
  session: ClientSession;
  /** Defaults to every collection that the database has open. */
  collections?: readonly CollectionName[];
  /** Must have kept the item durably when it resolves. */
  onAttention?: (item: Attention) => Promise<void>;
  /** Nothing is sent before it says yes: the local file is being looked at (R21). */
  mayPush?: Promise<boolean>;
};

export type Sync = {
  status$: Observable<SyncStatus>;
  readonly status: SyncStatus;
  /** Changes that lost or were refused. */
  attention$: Observable<Attention>;
  /** Resolves when every collection has pulled once. */
  firstSync: () => Promise<void>;
  /** Asks the server for news now. */
  resync: () => void;
  /** Resolves when nothing waits in either direction. */
  inStep: () => Promise<void>;
  stop: () => Promise<void>;
};

const POLL_MS = 30_000;
const PAGE: Partial<Record<CollectionName, number>> = { notes: 50 };
const PULL_PAGE = 2_000;
const PUSH_BATCH = 100;

type State = RxReplicationState<AnyDoc, Checkpoint>;
type Stream = Subject<"RESYNC">;

/** Keeps the local collections in step with the server until stopped. */
export function startReplication(options: ReplicationOptions): Sync {
  const { database, session } = options;
  const names =
    options.collections ?? COLLECTION_NAMES.filter((name) => database.collections[name]);
  const board = new StatusBoard(names);
  const attention = new Subject<Attention>();
  const stopped = new AbortController();
  const onAttention = async (item: Attention) => {
    await options.onAttention?.(item);
    attention.next(item);
  };
  const { mayPush = Promise.resolve(true) } = options;
  const deps = { session, board, onAttention, mayPush, stop: stopped.signal };
  const states = new Map<CollectionName, State>();
  const streams = new Map<CollectionName, Stream>();
  for (const name of names) {
    const collection = database.collections[name] as RxCollection<AnyDoc>;
    const stream: Stream = new Subject();
    streams.set(name, stream);
    watchWrites(name, collection, board, stopped.signal);
    const state = replicateRxCollection<AnyDoc, Checkpoint>({
      collection,
      replicationIdentifier: replicationIdentifier(session.person.staffId),
      waitForLeadership: false,
      toggleOnDocumentVisible: false,
      retryTime: 5_000,
      pull: {
        handler: pullHandlerFor(name, deps),
        stream$: stream.asObservable(),
        batchSize: PAGE[name] ?? PULL_PAGE,
      },
      push: { handler: pushHandlerFor(name, deps), batchSize: PUSH_BATCH },
    });
    states.set(name, state);
    void state.awaitInitialReplication().then(() => board.pulled(name));
  }
  const hint = (changed: readonly CollectionName[] | null) => {
    for (const name of changed ?? names) streams.get(name)?.next("RESYNC");
  };
  void followLive(session, hint, stopped.signal);
  const forget = askRegularly(() => hint(null));
  return {
    status$: board.status$,
    get status() {
      return board.current;
    },
    attention$: attention.asObservable(),
    firstSync: () => all(states, (state) => state.awaitInitialReplication()),
    resync: () => hint(null),
    inStep: () => all(states, (state) => state.awaitInSync()),
    stop: async () => {
      stopped.abort();
      forget();
      await all(states, (state) => state.cancel());
    },
  };
}

async function all(states: Map<CollectionName, State>, act: (state: State) => Promise<unknown>) {
  await Promise.all([...states.values()].map(act));
}

/** Counts local writes as pending; what replication itself writes is none. */
function watchWrites(
  name: CollectionName,
  collection: RxCollection<AnyDoc>,
  board: StatusBoard,
  stop: AbortSignal,
) {
  const watching = collection.eventBulks$.subscribe((bulk) => {
    if (bulk.context.startsWith("replication-") || bulk.context.startsWith("rx-replication"))
      return;
    board.written(
      name,
      bulk.events.map((event) => event.documentId),
    );
  });
  stop.addEventListener("abort", () => watching.unsubscribe());
}

/** Every 30 s and when the network returns; a window that is looked at again asks by itself (R11). */
function askRegularly(ask: () => void): () => void {
  const timer = setInterval(ask, POLL_MS);
  // A window or a worker; Node has neither.
  const here: Partial<EventTarget> = globalThis;
  here.addEventListener?.("online", ask);
  return () => {
    clearInterval(timer);
    here.removeEventListener?.("online", ask);
  };
}
