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
  type RxStorageDefaultCheckpoint,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
  type RxStorageQueryResult,
  type StringKeys,
} from "rxdb";
import { Subject } from "rxjs";
import { openAttachments, type Attachments } from "./attachments.ts";
import { layoutOf, type Layout } from "./columns.ts";
import { inTransaction, type SqlEngine } from "./engine.ts";
import { selectorToSql } from "./selectorToSql.ts";
import { openTable, type Table } from "./table.ts";

export type SqliteInternals = { engine: SqlEngine };
export type SqliteOptions = Record<string, never>;
type Bulk<D> = EventBulk<RxStorageChangeEvent<RxDocumentData<D>>, RxStorageDefaultCheckpoint>;

/**
 * One collection of one database. Every method runs to its end before another begins, because the
 * engine is synchronous: a write is one transaction, and it is durable when its promise resolves.
 */
export class SqliteInstance<D> implements RxStorageInstance<
  D,
  SqliteInternals,
  SqliteOptions,
  RxStorageDefaultCheckpoint
> {
  readonly databaseName: string;
  readonly collectionName: string;
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<D>>>;
  readonly options: SqliteOptions = {};
  readonly internals: SqliteInternals;
  readonly #primaryPath: StringKeys<RxDocumentData<D>>;
  readonly #layout: Layout;
  readonly #table: Table<D>;
  readonly #attachments: Attachments | null;
  readonly #changes$ = new Subject<Bulk<D>>();
  readonly #release: () => void;
  #closed: Promise<void> | undefined;

  /** @param release gives the engine back; called once, when the instance closes. */
  constructor(
    params: RxStorageInstanceCreationParams<D, SqliteOptions>,
    engine: SqlEngine,
    release: () => void,
  ) {
    this.databaseName = params.databaseName;
    this.collectionName = params.collectionName;
    this.schema = params.schema;
    this.internals = { engine };
    this.#release = release;
    this.#primaryPath = getPrimaryFieldOfPrimaryKey(params.schema.primaryKey);
    this.#layout = layoutOf(params.schema, this.#primaryPath);
    const tableName = `${params.collectionName}-${params.schema.version}`;
    this.#table = openTable<D>(engine, tableName, this.#layout);
    this.#attachments = params.schema.attachments ? openAttachments(engine, tableName) : null;
  }

  async bulkWrite(
    rows: BulkWriteRow<D>[],
    context: string,
  ): Promise<RxStorageBulkWriteResponse<D>> {
    this.#mustBeOpen();
    const blobs = await this.#attachments?.read(rows);
    this.#mustBeOpen();
    const ids = rows.map(({ document }) => document[this.#primaryPath] as string);
    const sorted = inTransaction(this.internals.engine, () => {
      const stored = new Map(
        this.#table.byIds(ids).map((doc) => [doc[this.#primaryPath] as string, doc]),
      );
      const categorized = categorizeBulkWriteRows<D>(
        this as never,
        this.#primaryPath as never,
        stored,
        rows,
        context,
      );
      for (const { document } of categorized.bulkInsertDocs) this.#table.put(document);
      for (const { document } of categorized.bulkUpdateDocs) this.#table.put(document);
      this.#attachments?.write(categorized, blobs ?? new Map());
      return categorized;
    });
    const { eventBulk, newestRow, errors } = sorted;
    if (eventBulk.events.length > 0 && newestRow) {
      const { document } = newestRow;
      eventBulk.checkpoint = {
        id: document[this.#primaryPath as keyof typeof document],
        lwt: document._meta.lwt,
      };
      this.#changes$.next(eventBulk as Bulk<D>);
    }
    return { error: errors };
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<D>[]> {
    this.#mustBeOpen();
    const docs = this.#table.byIds(ids);
    return withDeleted ? docs : docs.filter(({ _deleted }) => !_deleted);
  }

  async query({ query }: PreparedQuery<D>): Promise<RxStorageQueryResult<D>> {
    this.#mustBeOpen();
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
    const documents: RxDocumentData<D>[] = [];
    const enough = order === null ? Infinity : skip + limit;
    if (limit === 0) return { documents };
    this.internals.engine.each(sql, params, ([text]) => {
      const doc = JSON.parse(text as string) as RxDocumentData<D>;
      if (matches === null || matches(doc)) documents.push(doc);
      return isCut || documents.length < enough;
    });
    if (isCut) return { documents };
    if (!order) documents.sort(getSortComparator<D>(this.schema, query));
    return { documents: documents.slice(skip, skip + limit) };
  }

  async count(prepared: PreparedQuery<D>): Promise<RxStorageCountResult> {
    this.#mustBeOpen();
    const condition = selectorToSql(prepared.query.selector, this.#layout.columnOf);
    if (!condition.isExact) {
      const { documents } = await this.query({
        ...prepared,
        query: { ...prepared.query, skip: 0, limit: Infinity },
      });
      return { count: documents.length, mode: "slow" };
    }
    let count = 0;
    const sql = `SELECT count(*) FROM ${this.#table.name} WHERE ${condition.sql}`;
    this.internals.engine.each(sql, condition.params, ([n]) => {
      count = n as number;
    });
    return { count, mode: "fast" };
  }

  changeStream() {
    this.#mustBeOpen();
    return this.#changes$.asObservable();
  }

  async getAttachmentData(documentId: string, attachmentId: string): Promise<Blob> {
    this.#mustBeOpen();
    const data = this.#attachments?.get(documentId, attachmentId);
    if (!data) throw new Error(`No attachment ${attachmentId} at ${documentId}`);
    return data;
  }

  async cleanup(minimumDeletedTime: number): Promise<boolean> {
    this.#mustBeOpen();
    const deleted = this.#layout.columnOf.get("_deleted");
    const written = this.#layout.columnOf.get("_meta.lwt");
    this.internals.engine.run(
      `DELETE FROM ${this.#table.name} WHERE ${deleted?.name} = 1 AND ${written?.name} < ?`,
      [Date.now() - minimumDeletedTime],
    );
    return true;
  }

  async remove(): Promise<void> {
    this.#mustBeOpen();
    this.#table.drop();
    this.#attachments?.drop();
    await this.close();
  }

  close(): Promise<void> {
    this.#closed ??= Promise.resolve().then(() => {
      this.#changes$.complete();
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
