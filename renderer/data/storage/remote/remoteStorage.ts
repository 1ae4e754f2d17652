import {
  getPrimaryFieldOfPrimaryKey,
  RXDB_VERSION,
  type BulkWriteRow,
  type EventBulk,
  type PreparedQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageBulkWriteResponse,
  type RxStorageChangeEvent,
  type RxStorageCountResult,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
  type RxStorageQueryResult,
  type StringKeys,
} from "rxdb";
import { Subject } from "rxjs";
import type { Checkpoint } from "../sqlite/sqliteInstance.ts";
import { OPERATIONS, type OpenParams, type OwnEvents, type StoreCall } from "./protocol.ts";
import type { StoreLink } from "./storeLink.ts";

type BulkText<D> = Bulk<D> & { isAskAnew?: true };
type Bulk<D> = EventBulk<RxStorageChangeEvent<RxDocumentData<D>>, Checkpoint>;
/** Writes on their way, by the number of their request. */
type Writes<D> = Map<number, { rows: BulkWriteRow<D>[]; context: string }>;
type ConflictText = { at: number; [field: string]: unknown };

/** RxDB's queries work from the last 100 events, and ask the store when they missed more. */
const MORE_THAN_KEPT = 101;

/**
 * RxDB's view of the store that a data worker holds. Not RxDB's own `storage-remote`, because that
 * clones every document as a tree, puts documents into the texts of its errors, and ends with its worker.
 */
export function remoteStorage(link: StoreLink): RxStorage<StoreLink, object> {
  return {
    name: "banyan-remote",
    rxdbVersion: RXDB_VERSION,
    async createStorageInstance<D>(params: RxStorageInstanceCreationParams<D, object>) {
      const { databaseName, collectionName, schema } = params;
      const events$ = new Subject<Bulk<D>>();
      const writes: Writes<D> = new Map();
      const instance = await link.open(
        { databaseName, collectionName, schema: schema as OpenParams["schema"] },
        {
          onEvents: (events) => events$.next(expanded(JSON.parse(events) as BulkText<D>)),
          onOwnEvents(own) {
            const write = writes.get(own.request);
            if (write)
              events$.next(ownBulk(write, own, getPrimaryFieldOfPrimaryKey(schema.primaryKey)));
          },
        },
      );
      return new RemoteInstance<D>(link, instance, params, events$, writes);
    },
  };
}

class RemoteInstance<D> implements RxStorageInstance<D, StoreLink, object, Checkpoint> {
  readonly databaseName: string;
  readonly collectionName: string;
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<D>>>;
  readonly options: object;
  readonly internals: StoreLink;
  readonly #instance: number;
  readonly #events$: Subject<Bulk<D>>;
  readonly #writes: Writes<D>;
  #closed: Promise<void> | undefined;

  constructor(
    link: StoreLink,
    instance: number,
    params: RxStorageInstanceCreationParams<D, object>,
    events$: Subject<Bulk<D>>,
    writes: Writes<D>,
  ) {
    this.databaseName = params.databaseName;
    this.collectionName = params.collectionName;
    this.schema = params.schema;
    this.options = params.options;
    this.internals = link;
    this.#instance = instance;
    this.#events$ = events$;
    this.#writes = writes;
  }

  async bulkWrite(
    rows: BulkWriteRow<D>[],
    context: string,
  ): Promise<RxStorageBulkWriteResponse<D>> {
    if (this.schema.attachments) {
      const sent = rows as BulkWriteRow<unknown>[];
      return this.#ask({ call: "writeObjects", rows: sent, context });
    }
    const texts = rows.map(({ document, previous }) => ({
      document: JSON.stringify(document),
      ...(previous && { previous: JSON.stringify(previous) }),
    }));
    const call: StoreCall = { call: "write", rows: texts, context };
    let request = 0;
    const onSent = (id: number) => {
      this.#writes.set((request = id), { rows, context });
    };
    const asked = this.#ask<{ error: ConflictText[] }>(call, onSent);
    const answer = await asked.finally(() => this.#writes.delete(request));
    // A conflict names its row by position: the row itself never left.
    const error = answer.error.map(({ at, ...rest }) => ({ ...rest, writeRow: rows[at] }));
    return { error } as unknown as RxStorageBulkWriteResponse<D>;
  }

  findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<D>[]> {
    return this.#ask({ call: "byId", ids, withDeleted });
  }

  query(prepared: PreparedQuery<D>): Promise<RxStorageQueryResult<D>> {
    return this.#ask({ call: "query", prepared });
  }

  count(prepared: PreparedQuery<D>): Promise<RxStorageCountResult> {
    return this.#ask({ call: "count", prepared });
  }

  getChangedDocumentsSince(
    limit: number,
    checkpoint?: Checkpoint,
  ): Promise<{ documents: RxDocumentData<D>[]; checkpoint: Checkpoint }> {
    return this.#ask({ call: "changedSince", after: checkpoint?.n ?? 0, limit });
  }

  changeStream() {
    return this.#events$.asObservable();
  }

  getAttachmentData(documentId: string, attachmentId: string): Promise<Blob> {
    return this.#ask({ call: "attachment", documentId, attachmentId });
  }

  cleanup(minimumDeletedMs: number): Promise<boolean> {
    return this.#ask({ call: "cleanup", minimumDeletedMs });
  }

  async remove(): Promise<void> {
    this.#mustBeOpen();
    return this.#end("remove");
  }

  close(): Promise<void> {
    return this.#end("close");
  }

  #end(call: "remove" | "close"): Promise<void> {
    this.#closed ??= (async () => {
      this.#events$.complete();
      await this.internals.ask(this.#instance, { call });
      this.internals.forget(this.#instance);
    })();
    return this.#closed;
  }

  async #ask<T>(call: StoreCall, onSent?: (request: number) => void): Promise<T> {
    this.#mustBeOpen();
    return (await this.internals.ask(this.#instance, call, onSent)) as T;
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new Error(`${this.databaseName}/${this.collectionName} is closed`);
  }
}

/** One event that stands for many: RxDB numbers events by identity, so it takes all before it as missed. */
function expanded<D>({ isAskAnew, ...bulk }: BulkText<D>): Bulk<D> {
  const [event] = bulk.events;
  if (!isAskAnew || !event) return bulk;
  return { ...bulk, events: Array.from({ length: MORE_THAN_KEPT }, () => event) };
}

function ownBulk<D>(
  { rows, context }: { rows: BulkWriteRow<D>[]; context: string },
  { n, request, changed }: OwnEvents,
  primaryPath: StringKeys<RxDocumentData<D>>,
): Bulk<D> {
  const events: Bulk<D>["events"] = [];
  for (let at = 0; at < changed.length; at += 2) {
    const row = rows[changed[at] ?? 0];
    const operation = OPERATIONS[changed[at + 1] ?? 0];
    if (!row || !operation) continue;
    const { document, previous } = row;
    events.push({
      documentId: document[primaryPath] as string,
      operation,
      documentData: document,
      previousDocumentData: previous,
    });
  }
  return { id: `own-${request}-${n}`, events, checkpoint: { n }, context };
}
