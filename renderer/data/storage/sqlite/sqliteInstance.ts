import {
  categorizeBulkWriteRows,
  getPrimaryFieldOfPrimaryKey,
  getQueryMatcher,
  getSortComparator,
  type BulkWriteRow,
  type EventBulk,
  type PreparedQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageBulkWriteResponse,
  type RxStorageChangeEvent,
  type RxStorageCountResult,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
  type RxStorageQueryResult,
  type StringKeys,
} from "rxdb";
import { Subject, takeUntil } from "rxjs";
import { openAttachments, type Attachments } from "./attachments.ts";
import { layoutOf, type Layout } from "./columns.ts";
import type { SqlEngine } from "./engine.ts";
import { selectorToSql } from "./selectorToSql.ts";
import { openTable, tableNameOf, type Row, type Table } from "./table.ts";

export type SqliteInternals = { engine: SqlEngine };
export type SqliteOptions = Record<string, never>;
export type Bulk<D> = EventBulk<RxStorageChangeEvent<RxDocumentData<D>>, Checkpoint>;
/** How far a reader has come: the number of the last write it knows. */
export type Checkpoint = { n: number };
/** So many a time, because nobody else is served meanwhile. */
const CLEANUP_ROWS = 1_000;
/** A stored document; parsed only where SQL could not decide alone. */
type Found<D> = { text: string; doc?: RxDocumentData<D> };
type WriteOptions = {
  /** JSON of documents, where it is known already. */
  textOf?: WeakMap<object, string>;
  /** Bytes of attachments, as `Attachments.read` gives them. */
  blobs?: ReadonlyMap<string, Uint8Array>;
  /** Sent before to an owner that died: rows that are stored as they stand here were written by it. */
  isRepeat?: boolean;
};

/**
 * One collection of one database. Every method runs to its end before another begins, because the
 * engine is synchronous: a write is one transaction, and it is durable when its promise resolves.
 */
export class SqliteInstance<D> implements RxStorageInstance<
  D,
  SqliteInternals,
  SqliteOptions,
  Checkpoint
> {
  readonly databaseName: string;
  readonly collectionName: string;
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<D>>>;
  readonly options: SqliteOptions = {};
  readonly internals: SqliteInternals;
  readonly primaryPath: StringKeys<RxDocumentData<D>>;
  readonly #layout: Layout;
  readonly #table: Table<D>;
  readonly #attachments: Attachments | null;
  readonly #written$: Subject<Bulk<D>>;
  readonly #end$ = new Subject<void>();
  readonly #release: () => void;
  /** Writes that wait for the bytes of their attachments; closing waits for them. */
  readonly #unfinished = new Set<Promise<unknown>>();
  #closed: Promise<void> | undefined;

  /**
   * @param written$ what any instance over the same table writes; it stays open when this one closes.
   * @param release gives the engine back; called once, when the instance closes.
   */
  constructor(
    params: RxStorageInstanceCreationParams<D, SqliteOptions>,
    engine: SqlEngine,
    written$: Subject<Bulk<D>>,
    release: () => void,
  ) {
    this.databaseName = params.databaseName;
    this.collectionName = params.collectionName;
    this.schema = params.schema;
    this.internals = { engine };
    this.#written$ = written$;
    this.#release = release;
    this.primaryPath = getPrimaryFieldOfPrimaryKey(params.schema.primaryKey);
    this.#layout = layoutOf(params.schema, this.primaryPath);
    const tableName = tableNameOf(params.collectionName, params.schema.version);
    this.#table = openTable<D>(engine, tableName, this.#layout);
    this.#attachments = params.schema.attachments ? openAttachments(engine, tableName) : null;
  }

  async bulkWrite(
    rows: BulkWriteRow<D>[],
    context: string,
  ): Promise<RxStorageBulkWriteResponse<D>> {
    if (!this.#attachments) return this.write(rows, context);
    this.#mustBeOpen();
    const blobs = this.#attachments.read(rows);
    const writing = blobs.then((bytes) => this.#write(rows, context, { blobs: bytes }));
    this.#unfinished.add(writing);
    return writing.finally(() => this.#unfinished.delete(writing));
  }

  /** `bulkWrite`, at once. */
  write(
    rows: BulkWriteRow<D>[],
    context: string,
    options: WriteOptions = {},
  ): RxStorageBulkWriteResponse<D> {
    this.#mustBeOpen();
    return this.#write(rows, context, options);
  }

  #write(
    rows: BulkWriteRow<D>[],
    context: string,
    { textOf, blobs, isRepeat }: WriteOptions,
  ): RxStorageBulkWriteResponse<D> {
    const ids = rows.map(({ document }) => document[this.primaryPath] as string);
    const sorted = this.#table.transaction((change) => {
      const stored = new Map<string, RxDocumentData<D>>();
      const rowOf = new Map<string, Row>();
      for (const row of this.#table.rowsById(ids)) {
        const doc = this.#table.parse(row.text);
        stored.set(doc[this.primaryPath] as string, doc);
        rowOf.set(doc[this.primaryPath] as string, row);
      }
      const missing = isRepeat
        ? rows.filter(({ document }) => {
            const there = stored.get(document[this.primaryPath] as string);
            return there?._rev !== document._rev || there._meta.lwt !== document._meta.lwt;
          })
        : rows;
      const categorized = categorizeBulkWriteRows<D>(
        this as never,
        this.primaryPath as never,
        stored,
        missing,
        context,
      );
      let n = this.#table.nextNumber();
      for (const { document } of [...categorized.bulkInsertDocs, ...categorized.bulkUpdateDocs]) {
        const before = rowOf.get(document[this.primaryPath] as string);
        this.#table.put(change, n, document, before, textOf?.get(document));
        n += 1;
      }
      if (blobs) this.#attachments?.write(categorized, blobs);
      return categorized;
    });
    const { eventBulk, errors } = sorted;
    if (eventBulk.events.length > 0) {
      eventBulk.checkpoint = { n: this.#table.newest() } satisfies Checkpoint;
      this.#written$.next(eventBulk as Bulk<D>);
    }
    return { error: errors };
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<D>[]> {
    this.#mustBeOpen();
    return this.#table.byIds(ids, withDeleted);
  }

  /** The documents of `findDocumentsById` as the JSON text of an array. */
  textById(ids: string[], withDeleted: boolean): string {
    this.#mustBeOpen();
    return `[${this.#table.textById(ids, withDeleted).join(",")}]`;
  }

  async query(prepared: PreparedQuery<D>): Promise<RxStorageQueryResult<D>> {
    this.#mustBeOpen();
    return {
      documents: this.#select(prepared).map(({ text, doc }) => doc ?? this.#table.parse(text)),
    };
  }

  /** The answer of `query` as JSON text: what is stored goes out as it lies there. */
  queryText(prepared: PreparedQuery<D>): string {
    this.#mustBeOpen();
    const texts = this.#select(prepared).map(({ text }) => text);
    return `{"documents":[${texts.join(",")}]}`;
  }

  #select({ query }: PreparedQuery<D>): Found<D>[] {
    const condition = selectorToSql(query.selector, this.#layout.columnOf);
    const matches = condition.isExact ? null : getQueryMatcher<D>(this.schema, query);
    const order = this.#orderOf(query.sort);
    const skip = query.skip;
    const limit = query.limit ?? Infinity;
    const isCut = order !== null && matches === null;
    const params = [...condition.params];
    let sql = `SELECT doc FROM ${this.#table.name} WHERE ${condition.sql}`;
    if (order) sql += ` ORDER BY ${order}`;
    if (isCut && (skip > 0 || limit !== Infinity)) {
      sql += " LIMIT ? OFFSET ?";
      params.push(limit === Infinity ? -1 : limit, skip);
    }
    const found: Found<D>[] = [];
    const enough = order === null ? Infinity : skip + limit;
    if (limit === 0) return found;
    this.internals.engine.each(sql, params, ([cell]) => {
      const text = cell as string;
      if (isCut) {
        found.push({ text });
        return true;
      }
      const doc = this.#table.parse(text);
      if (matches === null || matches(doc)) found.push({ text, doc });
      return found.length < enough;
    });
    if (isCut) return found;
    if (!order) {
      const compare = getSortComparator<D>(this.schema, query);
      found.sort((a, b) => compare(a.doc as RxDocumentData<D>, b.doc as RxDocumentData<D>));
    }
    return found.slice(skip, skip + limit);
  }

  /** The number of the newest write. */
  newest(): number {
    this.#mustBeOpen();
    return this.#table.newest();
  }

  /** See `Table.textChangedSince`. */
  textChangedSince(after: number, limit: number): { texts: string[]; last: number } {
    this.#mustBeOpen();
    return this.#table.textChangedSince(after, limit);
  }

  async getChangedDocumentsSince(
    limit: number,
    checkpoint: Checkpoint = { n: 0 },
  ): Promise<{ documents: RxDocumentData<D>[]; checkpoint: Checkpoint }> {
    const { texts, last } = this.textChangedSince(checkpoint.n, limit);
    return { documents: texts.map(this.#table.parse), checkpoint: { n: last } };
  }

  async count(prepared: PreparedQuery<D>): Promise<RxStorageCountResult> {
    this.#mustBeOpen();
    const { selector, skip, limit = Infinity } = prepared.query;
    const condition = selectorToSql(selector, this.#layout.columnOf);
    if (!condition.isExact) return { count: this.#select(prepared).length, mode: "slow" };
    let matching = 0;
    const sql = `SELECT count(*) FROM ${this.#table.name} WHERE ${condition.sql}`;
    this.internals.engine.each(sql, condition.params, ([n]) => {
      matching = n as number;
    });
    return { count: Math.min(Math.max(matching - skip, 0), limit), mode: "fast" };
  }

  changeStream() {
    this.#mustBeOpen();
    return this.#written$.pipe(takeUntil(this.#end$));
  }

  async getAttachmentData(documentId: string, attachmentId: string): Promise<Blob> {
    this.#mustBeOpen();
    const data = this.#attachments?.get(documentId, attachmentId);
    if (!data) throw new Error(`No attachment ${attachmentId} at ${documentId}`);
    return data;
  }

  async cleanup(minimumDeletedTime: number): Promise<boolean> {
    this.#mustBeOpen();
    const dropped = this.#table.transaction((change) =>
      this.#table.dropDeleted(change, Date.now() - minimumDeletedTime, CLEANUP_ROWS),
    );
    return dropped < CLEANUP_ROWS;
  }

  async remove(): Promise<void> {
    this.#mustBeOpen();
    this.#table.transaction(() => {
      this.#table.drop();
      this.#attachments?.drop();
    });
    await this.close();
  }

  close(): Promise<void> {
    this.#closed ??= Promise.allSettled(this.#unfinished).then(() => {
      this.#end$.next();
      this.#release();
    });
    return this.#closed;
  }

  /** The sort as SQL, where each of its fields has a column; null where JavaScript has to sort. */
  #orderOf(sort: readonly object[]): string | null {
    const terms: string[] = [];
    for (const part of sort) {
      const [field, direction] = Object.entries(part as Record<string, "asc" | "desc">)[0] ?? [];
      const column = this.#layout.columnOf.get(field ?? "");
      if (!column) return null;
      terms.push(`${column.name} ${direction === "desc" ? "DESC" : "ASC"}`);
    }
    return terms.join(", ");
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new Error(`${this.databaseName}/${this.collectionName} is closed`);
  }
}
