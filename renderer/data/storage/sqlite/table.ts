import type { RxDocumentData } from "rxdb";
import { columnValue, declarationOf, type Column, type Layout } from "./columns.ts";
import { quoted, type SqlEngine, type SqlValue } from "./engine.ts";

/**
 * One collection as one table: a column for each indexed field, and the whole document as JSON. The
 * columns are written with the document, never derived by the database, so a write parses nothing.
 */
export function openTable<D>(engine: SqlEngine, tableName: string, layout: Layout) {
  const table = quoted(tableName);
  const [primary] = layout.columns as readonly [Column, ...Column[]];
  const names = layout.columns.map(({ name }) => name);
  engine.exec(
    `CREATE TABLE IF NOT EXISTS ${table} (${layout.columns.map(declarationOf).join(", ")}, ` +
      `doc TEXT NOT NULL, UNIQUE (${primary.name})) STRICT`,
  );
  layout.indexes.forEach((columns, at) => {
    const fields = columns.map(({ name }) => name).join(", ");
    engine.exec(
      `CREATE INDEX IF NOT EXISTS ${quoted(`${tableName}/${at}`)} ON ${table} (${fields})`,
    );
  });

  const marks = [...names, "doc"].map(() => "?").join(", ");
  const insert = `INSERT INTO ${table} (${names.join(", ")}, doc) VALUES (${marks})`;
  const changed = [...names.slice(1), "doc"].map((name) => `${name} = excluded.${name}`);
  const upsert = `${insert} ON CONFLICT (${primary.name}) DO UPDATE SET ${changed.join(", ")}`;
  const byIds = `SELECT doc FROM ${table} WHERE ${primary.name} IN (SELECT value FROM json_each(?))`;

  const idValues = (ids: readonly string[]) =>
    JSON.stringify(ids.map((id) => columnValue("string", id)));
  const rowOf = (doc: object): SqlValue[] => [
    ...layout.columns.map(({ type, read }) => columnValue(type, read(doc)) ?? null),
    JSON.stringify(doc),
  ];

  return {
    name: table,
    primary,
    put: (doc: object) => engine.run(upsert, rowOf(doc)),
    /** Documents by id, deleted ones too; in no order. */
    byIds(ids: readonly string[]): RxDocumentData<D>[] {
      const docs: RxDocumentData<D>[] = [];
      engine.each(byIds, [idValues(ids)], ([doc]) => {
        docs.push(JSON.parse(doc as string) as RxDocumentData<D>);
      });
      return docs;
    },
    remove: (ids: readonly string[]) =>
      engine.run(`DELETE FROM ${table} WHERE ${primary.name} IN (SELECT value FROM json_each(?))`, [
        idValues(ids),
      ]),
    drop: () => engine.exec(`DROP TABLE ${table}`),
  };
}
export type Table<D> = ReturnType<typeof openTable<D>>;
