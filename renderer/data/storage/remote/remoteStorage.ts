import {
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
} from "rxdb";
import { Subject } from "rxjs";
import type { Checkpoint } from "../sqlite/sqliteInstance.ts";
import type { OpenParams, StoreCall } from "./protocol.ts";
import type { StoreLink } from "./storeLink.ts";

type Bulk<D> = EventBulk<RxStorageChangeEvent<RxDocumentData<D>>, Checkpoint>;
type ConflictText = { at: number; [field: string]: unknown };

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
      const instance = await link.open(
        { databaseName, collectionName, schema: schema as OpenParams["schema"] },
        (events) => events$.next(JSON.parse(events) as Bulk<D>),
      );
      return new RemoteInstance<D>(link, instance, params, events$);
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
  #closed: Promise<void> | undefined;

  constructor(
    link: StoreLink,
    instance: number,
    params: RxStorageInstanceCreationParams<D, object>,
    events$: Subject<Bulk<D>>,
  ) {
    this.databaseName = params.databaseName;
    this.collectionName = params.collectionName;
    this.schema = params.schema;
    this.options = params.options;
    this.internals = link;
    this.#instance = instance;
    this.#events$ = events$;
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
    const answer = await this.#ask<{ error: ConflictText[] }>(call);
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

  remove(): Promise<void> {
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

  async #ask<T>(call: StoreCall): Promise<T> {
    if (this.#closed) throw new Error(`${this.databaseName}/${this.collectionName} is closed`);
    return (await this.internals.ask(this.#instance, call)) as T;
  }
}
