import type { RxDocumentData } from "rxdb";
import { columnValue, declarationOf, type Column, type Layout } from "./columns.ts";
import { quoted, type SqlEngine, type SqlValue } from "./engine.ts";

/** Each schema version of a collection is a table of its own, so that a migration copies (R20). */
export const tableNameOf = (collectionName: string, schemaVersion: number): string =>
  `${collectionName}-${schemaVersion}`;

/**
 * One collection as one table: a column for each indexed field, and the whole document as JSON. The
 * columns are written with the document, never derived by the database, so a write parses nothing.
 *
 *  1. Every write takes the next number `n`, in the order in which writes become durable.
 *  2. A document stands under the number of its newest write; a number never comes twice.
 */
export function openTable<D>(engine: SqlEngine, tableName: string, layout: Layout) {
  const table = quoted(tableName);
  const [primary] = layout.columns as readonly [Column, ...Column[]];
  const names = layout.columns.map(({ name }) => name);
  engine.exec(
    `CREATE TABLE IF NOT EXISTS ${table} (n INTEGER PRIMARY KEY, ` +
      `${layout.columns.map(declarationOf).join(", ")}, ` +
      `doc TEXT NOT NULL, UNIQUE (${primary.name})) STRICT`,
  );
  layout.indexes.forEach((columns, at) => {
    const fields = columns.map(({ name }) => name).join(", ");
    engine.exec(
      `CREATE INDEX IF NOT EXISTS ${quoted(`${tableName}/${at}`)} ON ${table} (${fields})`,
    );
  });

  const marks = [...names, "doc"].map(() => "?").join(", ");
  // A row that is replaced gets the next number too: SQLite takes it before it removes the old one.
  const insert = `INSERT OR REPLACE INTO ${table} (${names.join(", ")}, doc) VALUES (${marks})`;
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
    /** @param text the document's JSON, where the caller has it. */
    put: (doc: object, text = JSON.stringify(doc)) => engine.run(insert, rowOf(doc, text)),
    textById,
    /** Documents by id, deleted ones too unless told otherwise; in no order. */
    byIds: (ids: readonly string[], withDeleted = true): RxDocumentData<D>[] =>
      textById(ids, withDeleted).map(parse),
    /** The number of the newest write; 0 in an empty table. */
    newest(): number {
      let newest = 0;
      engine.each(`SELECT max(n) FROM ${table}`, [], ([n]) => {
        newest = (n as number | null) ?? 0;
      });
      return newest;
    },
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
    /** Deleted documents older than a time go; the newest write stays, so that no number comes twice. */
    dropDeleted(beforeMs: number): void {
      const [deleted, lwt] = ["_deleted", "_meta.lwt"].map((field) => layout.columnOf.get(field));
      engine.run(
        `DELETE FROM ${table} WHERE ${deleted?.name} = 1 AND ${lwt?.name} < ? ` +
          `AND n < (SELECT max(n) FROM ${table})`,
        [beforeMs],
      );
    },
    drop: () => engine.exec(`DROP TABLE ${table}`),
  };
}
export type Table<D> = ReturnType<typeof openTable<D>>;
