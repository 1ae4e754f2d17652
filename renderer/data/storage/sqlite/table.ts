import type { RxDocumentData } from "rxdb";
import { columnValue, declarationOf, type Column, type Layout } from "./columns.ts";
import { quoted, type SqlEngine, type SqlValue } from "./engine.ts";
import { openLastNumber } from "./lastNumber.ts";

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

  const marks = ["n", ...names, "doc"].map(() => "?").join(", ");
  // A row that is replaced gets the next number too: SQLite takes it before it removes the old one.
  const insert = `INSERT OR REPLACE INTO ${table} (n, ${names.join(", ")}, doc) VALUES (${marks})`;
  const lastNumber = openLastNumber(engine, tableName);
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

  return {
    name: table,
    primary,
    parse,
    /**
     * @param text the document's JSON, where the caller has it.
     * @param n the number of the write, where it is not simply the next; see `firstNumber`.
     */
    put: (doc: object, text = JSON.stringify(doc), n: number | null = null) =>
      engine.run(insert, [n, ...rowOf(doc, text)]),
    /** The number with which a transaction must begin; null: the next, as SQLite gives it. */
    firstNumber(): number | null {
      const last = lastNumber.read();
      return last > 0 && newest() < last ? last + 1 : null;
    },
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
    dropDeleted(beforeMs: number, limit: number): number {
      const [deleted, lwt] = ["_deleted", "_meta.lwt"].map((field) => layout.columnOf.get(field));
      const old: SqlValue[] = [];
      engine.each(
        `SELECT n FROM ${table} WHERE ${deleted?.name} = 1 AND ${lwt?.name} < ? LIMIT ?`,
        [beforeMs, limit],
        ([n]) => void old.push(n as number),
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
}

export type Table<D> = ReturnType<typeof openTable<D>>;
