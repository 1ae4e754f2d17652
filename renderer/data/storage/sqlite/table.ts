import type { RxDocumentData } from "rxdb";
import { columnValue, declarationOf, type Column, type Layout } from "./columns.ts";
import { asOne, quoted, type SqlEngine, type SqlValue } from "./engine.ts";
import { Change, manifestOf } from "./manifest.ts";
import { openLastNumber } from "./lastNumber.ts";

/** A stored document under the number of its newest write. */
export type Row = { n: number; text: string };

/** Each schema version of a collection is a table of its own, so that a migration copies (R20). */
export const tableNameOf = (collectionName: string, schemaVersion: number): string =>
  `${collectionName}-${schemaVersion}`;

/**
 * One collection as one table: a column for each indexed field, and the whole document as JSON. The
 * columns are written with the document, never derived by the database, so a write parses nothing.
 *
 *  1. Every write takes the next number `n`, in the order in which writes become durable.
 *  2. A document stands under the number of its newest write; a number never comes twice.
 *
 * @param hasIndexes false while a table is filled that nobody reads yet: indexes are faster built at the end.
 */
export function openTable<D>(
  engine: SqlEngine,
  tableName: string,
  layout: Layout,
  hasIndexes = true,
) {
  const table = quoted(tableName);
  const [primary] = layout.columns as readonly [Column, ...Column[]];
  const names = layout.columns.map(({ name }) => name);
  const manifest = manifestOf(engine);
  const lastNumber = openLastNumber(engine, tableName);
  // One commit: a first visit makes some thirty tables, and each commit waits for the disk.
  asOne(engine, () => {
    engine.exec(
      `CREATE TABLE IF NOT EXISTS ${table} (n INTEGER PRIMARY KEY, ` +
        `${layout.columns.map(declarationOf).join(", ")}, ` +
        `doc TEXT NOT NULL, UNIQUE (${primary.name})) STRICT`,
    );
    const indexes = hasIndexes ? layout.indexes : [];
    indexes.forEach((columns, at) => {
      const fields = columns.map(({ name }) => name).join(", ");
      engine.exec(
        `CREATE INDEX IF NOT EXISTS ${quoted(`${tableName}/${at}`)} ON ${table} (${fields})`,
      );
    });
    manifest.enter(tableName);
  });

  const marks = ["n", ...names, "doc"].map(() => "?").join(", ");
  const insert = `INSERT OR REPLACE INTO ${table} (n, ${names.join(", ")}, doc) VALUES (${marks})`;
  const rowsByIds = `SELECT n, doc FROM ${table} WHERE ${primary.name} IN (SELECT value FROM json_each(?))`;
  const byIds = `SELECT doc FROM ${table} WHERE ${primary.name} IN (SELECT value FROM json_each(?))`;
  // The plus keeps SQLite from walking all live rows by an index that begins with the deletion mark.
  const liveByIds = `${byIds} AND +${layout.columnOf.get("_deleted")?.name} = 0`;

  const idValues = (ids: readonly string[]) =>
    JSON.stringify(ids.map((id) => columnValue("string", id)));
  const rowOf = (doc: object, text: string): SqlValue[] => {
    const row = layout.columns.map(({ type, read }) => columnValue(type, read(doc)) ?? null);
    row.push(text);
    return row;
  };
  const parse = (text: string) => JSON.parse(text) as RxDocumentData<D>;

  function newest(): number {
    let newest = 0;
    engine.each(`SELECT max(n) FROM ${table}`, [], ([n]) => {
      newest = (n as number | null) ?? 0;
    });
    return newest;
  }

  function textById(ids: readonly string[], withDeleted: boolean): string[] {
    const texts: string[] = [];
    if (ids.length === 0) return texts;
    engine.each(withDeleted ? byIds : liveByIds, [idValues(ids)], ([doc]) => {
      texts.push(doc as string);
    });
    return texts;
  }

  /**
   * Writes one document as number `n`, within a transaction.
   * @param before the row in whose place it comes.
   * @param text the document's JSON, where the caller has it.
   */
  function put(
    change: Change,
    n: number,
    doc: object,
    before: Row | undefined,
    text = JSON.stringify(doc),
  ): void {
    if (before) change.gone(before.n, engine.hashRow(before.text));
    engine.run(insert, [n, ...rowOf(doc, text)]);
    change.added(n, engine.hashRow(text));
  }

  /** Rows by id, deleted ones too. */
  function rowsById(ids: readonly string[]): Row[] {
    const rows: Row[] = [];
    engine.each(rowsByIds, [idValues(ids)], ([n, text]) => {
      rows.push({ n: n as number, text: text as string });
    });
    return rows;
  }

  const nextNumber = (): number => Math.max(newest(), lastNumber.read()) + 1;

  return {
    name: table,
    primary,
    parse,
    /** One transaction over this table; the manifest changes with it. */
    transaction: <T>(work: (change: Change) => T): T => manifest.transaction(tableName, work),
    put,
    /** Writes documents in their order, within the caller's transaction; the manifest changes with it. */
    putAll(docs: readonly object[]): void {
      const change = new Change();
      let n = nextNumber();
      for (const doc of docs) {
        const [before] = rowsById([String(primary.read(doc))]);
        put(change, n, doc, before);
        n += 1;
      }
      manifest.record(tableName, change);
    },
    /** The number of the next write. */
    nextNumber,
    rowsById,
    textById,
    /** Documents by id, deleted ones too unless told otherwise; in no order. */
    byIds: (ids: readonly string[], withDeleted = true): RxDocumentData<D>[] =>
      textById(ids, withDeleted).map(parse),
    /** The number of the newest write that has not been cleaned up; 0 in an empty table. */
    newest,
    /**
     * JSON of the documents written after the write `after`, deleted ones too, in the order of writing;
     * at most `limit`. `last` is the number of the last of them.
     */
    textChangedSince(after: number, limit: number): { texts: string[]; last: number } {
      const texts: string[] = [];
      let last = after;
      const sql = `SELECT n, doc FROM ${table} WHERE n > ? ORDER BY n LIMIT ?`;
      engine.each(sql, [after, limit], ([n, doc]) => {
        last = n as number;
        texts.push(doc as string);
      });
      return { texts, last };
    },
    /** Documents deleted before a time go, at most `limit`; the caller's transaction. Gives how many went. */
    dropDeleted(change: Change, beforeMs: number, limit: number): number {
      const [deleted, lwt] = ["_deleted", "_meta.lwt"].map((field) => layout.columnOf.get(field));
      const old: SqlValue[] = [];
      engine.each(
        `SELECT n, doc FROM ${table} WHERE ${deleted?.name} = 1 AND ${lwt?.name} < ? LIMIT ?`,
        [beforeMs, limit],
        ([n, doc]) => {
          old.push(n as number);
          change.gone(n as number, engine.hashRow(doc as string));
        },
      );
      const last = newest();
      engine.run(`DELETE FROM ${table} WHERE n IN (SELECT value FROM json_each(?))`, [
        JSON.stringify(old),
      ]);
      if (newest() < last) lastNumber.keep(last);
      return old.length;
    },
    drop: () => dropTable(engine, tableName),
  };
}
/** With everything that is kept about it. */
export function dropTable(engine: SqlEngine, tableName: string): void {
  engine.exec(`DROP TABLE IF EXISTS ${quoted(tableName)}`);
  openLastNumber(engine, tableName).forget();
  manifestOf(engine).clear(tableName);
}

export type Table<D> = ReturnType<typeof openTable<D>>;
