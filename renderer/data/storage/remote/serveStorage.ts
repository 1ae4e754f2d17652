import type { BulkWriteRow, RxDocumentData } from "rxdb";
import type { Subscription } from "rxjs";
import type { Bulk, SqliteInstance } from "../sqlite/sqliteInstance.ts";
import type { SqliteStorage } from "../sqlite/sqliteStorage.ts";
import {
  failureOf,
  OPERATIONS,
  type StoreCall,
  type StoreMessage,
  type StoreRequest,
  type WriteRow,
} from "./protocol.ts";
import { askAnew, pastEvents } from "./pastEvents.ts";

type Doc = Record<string, unknown>;
type Instance = SqliteInstance<Doc>;
type Open = { instance: Promise<Instance>; listening?: Subscription };
type Payload = { text: string } | { value: unknown };
type Call<Name> = Extract<StoreCall, { call: Name }> & { id: number; isRepeat: boolean };
/** Where in its request a document stands. */
type Positions = ReadonlyMap<object, number>;

/** The JSON of a bulk, made once however many windows hear it. */
const textsOfBulk = new WeakMap<object, string[]>();
/** A page of a sync has thousands of documents; so many a time never stop a window from drawing. */
const EVENTS_A_MESSAGE = 200;
/** Begins the context in which RxDB writes what it has pulled. */
const PULLED = "replication-downstream-";

/**
 * Serves the store to one window, through its port. Requests for one collection are worked on in the
 * order in which they came.
 * @param owner who answers here, told first.
 */
export function serveStorage(storage: SqliteStorage, port: MessagePort, owner: string) {
  const opened = new Map<number, Open>();
  const send = (message: StoreMessage) => port.postMessage(message);
  /** The write of this window that is being made: its events come before `write` returns. */
  let writing: { instance: Instance; request: number; positions: Positions } | null = null;

  async function open(number: number, { params, seen }: Call<"open">): Promise<Payload> {
    const opening = storage.createStorageInstance<Doc>({
      databaseInstanceToken: owner,
      databaseName: params.databaseName,
      collectionName: params.collectionName,
      schema: params.schema,
      options: {},
      multiInstance: false,
      devMode: false,
    });
    const entry: Open = { instance: opening };
    opened.set(number, entry);
    try {
      const instance = await opening;
      entry.listening = instance.changeStream().subscribe((bulk) => {
        const { n } = bulk.checkpoint;
        if (writing?.instance === instance) {
          const changed = changesOf(bulk, writing.positions);
          send({ instance: number, n, request: writing.request, changed });
          return;
        }
        const parts = jsonOf(bulk);
        parts.forEach((events, at) => {
          // The window has seen the write when it has seen all of it.
          send({ instance: number, n: at === parts.length - 1 ? n : 0, events });
        });
      });
      if (seen !== null) {
        for (const bulk of pastEvents(instance, seen)) send({ instance: number, ...bulk });
      }
      return { value: instance.newest() };
    } catch (error) {
      opened.delete(number);
      throw error;
    }
  }

  async function end(number: number, isRemoved: boolean): Promise<Payload> {
    const entry = opened.get(number);
    opened.delete(number);
    entry?.listening?.unsubscribe();
    const instance = await entry?.instance;
    await (isRemoved ? instance?.remove() : instance?.close());
    return { value: null };
  }

  function write(instance: Instance, { id, rows, context, isRepeat }: Call<"write">): Payload {
    const textOf = new WeakMap<object, string>();
    const parsed = rows.map((row) => rowOf(row, textOf));
    const positions: Positions = new Map(parsed.map(({ document }, at) => [document, at]));
    writing = { instance, request: id, positions };
    try {
      const { error } = instance.write(parsed, context, { textOf, isRepeat });
      if (error.length === 0) return { value: { error } };
      const conflicts = error.map(({ writeRow, ...conflict }) => ({
        ...conflict,
        at: positions.get(writeRow.document),
      }));
      return { text: JSON.stringify({ error: conflicts }) };
    } finally {
      writing = null;
    }
  }

  async function answer(request: StoreRequest): Promise<Payload> {
    const { instance: number } = request;
    if (request.call === "open") return open(number, request);
    if (request.call === "close" || request.call === "remove") {
      return end(number, request.call === "remove");
    }
    const entry = opened.get(number);
    if (!entry) throw new Error("This collection is not open");
    const instance = await entry.instance;
    switch (request.call) {
      case "write":
        return write(instance, request);
      case "writeObjects":
        return {
          value: await instance.bulkWrite(request.rows as BulkWriteRow<Doc>[], request.context),
        };
      case "changedSince": {
        const { texts, last } = instance.textChangedSince(request.after, request.limit);
        return { text: `{"documents":[${texts.join(",")}],"checkpoint":{"n":${last}}}` };
      }
      case "byId":
        return { text: instance.textById(request.ids, request.withDeleted) };
      case "query":
        return { text: instance.queryText(request.prepared) };
      case "count":
        return { value: await instance.count(request.prepared) };
      case "attachment":
        return {
          value: await instance.getAttachmentData(request.documentId, request.attachmentId),
        };
      case "cleanup":
        return { value: await instance.cleanup(request.minimumDeletedMs) };
    }
  }

  port.addEventListener("message", ({ data }: MessageEvent<StoreRequest>) => {
    const { id } = data;
    answer(data).then(
      (payload) => send({ id, ...payload }),
      (error: unknown) => send({ id, failure: failureOf(error) }),
    );
  });
  send({ owner });
  port.start();

  return {
    /** The window is gone: its collections are given free, those of other windows stay. */
    async close(): Promise<void> {
      port.close();
      await Promise.allSettled([...opened.keys()].map((number) => end(number, false)));
    },
  };
}

function rowOf({ document, previous }: WriteRow, textOf: WeakMap<object, string>) {
  const row: BulkWriteRow<Doc> = {
    document: JSON.parse(document) as RxDocumentData<Doc>,
    ...(previous && { previous: JSON.parse(previous) as RxDocumentData<Doc> }),
  };
  textOf.set(row.document, document);
  return row;
}

function changesOf({ events }: Bulk<Doc>, positions: Positions): Uint32Array {
  const changed = new Uint32Array(events.length * 2);
  events.forEach(({ documentData, operation }, at) => {
    changed[at * 2] = positions.get(documentData) ?? 0;
    changed[at * 2 + 1] = OPERATIONS.indexOf(operation);
  });
  return changed;
}

function jsonOf(bulk: Bulk<Doc>): string[] {
  let texts = textsOfBulk.get(bulk);
  if (texts) return texts;
  texts = [];
  // A first sync is news to every window as a whole: nobody holds one of its documents yet.
  const isNew = (event: Bulk<Doc>["events"][number]) => event.documentData._rev.startsWith("1-");
  const [first] = bulk.events;
  if (
    first &&
    bulk.events.length > EVENTS_A_MESSAGE &&
    bulk.context.startsWith(PULLED) &&
    bulk.events.every(isNew)
  ) {
    texts.push(askAnew(JSON.stringify(first), bulk.checkpoint.n));
    textsOfBulk.set(bulk, texts);
    return texts;
  }
  for (let at = 0; at < bulk.events.length; at += EVENTS_A_MESSAGE) {
    const events = bulk.events.slice(at, at + EVENTS_A_MESSAGE);
    texts.push(JSON.stringify({ ...bulk, id: `${bulk.id}-${at}`, events }));
  }
  textsOfBulk.set(bulk, texts);
  return texts;
}
