import type { RxDocumentData, RxJsonSchema } from "rxdb";
import { columnValue, layoutOf } from "./columns.ts";
import type { SqlEngine, SqlValue } from "./engine.ts";
import { openTable, tableNameOf } from "./table.ts";

/**
 * The rows of one collection read past RxDB, in the worker that holds the engine. The table is made if
 * it is not there yet, so that reads may come before RxDB; it is the one that RxDB will find.
 */
export function rawTable(
  engine: SqlEngine,
  collectionName: string,
  schema: RxJsonSchema<RxDocumentData<{ id: string }>>,
) {
  const layout = layoutOf(schema, "id");
  const table = openTable<{ id: string }>(
    engine,
    tableNameOf(collectionName, schema.version),
    layout,
  );
  const id = table.primary.name;
  const nameOf = (field: string): string => {
    const column = layout.columnOf.get(field);
    if (!column) throw new Error(`${collectionName} has no index on ${field}`);
    return column.name;
  };
  const deleted = nameOf("_deleted");
  const key = (text: string): SqlValue => columnValue("string", text) ?? "";

  function rows(sql: string, params: readonly SqlValue[]): RxDocumentData<{ id: string }>[] {
    const found: RxDocumentData<{ id: string }>[] = [];
    engine.each(sql, params, ([doc]) => {
      found.push(table.parse(doc as string));
    });
    return found;
  }

  return {
    /** Live rows with an id after `afterId`, in id order; `lastId === afterId` means the end. */
    page(afterId: string, limit: number): { rows: unknown[]; lastId: string } {
      const page = rows(
        `SELECT doc FROM ${table.name} WHERE ${id} > ? AND ${deleted} = 0 ORDER BY ${id} LIMIT ?`,
        [key(afterId), limit],
      );
      return { rows: page, lastId: page.at(-1)?.id ?? afterId };
    },
    /** Rows by id, deleted ones too (`_deleted`); in no order. */
    byIds: (ids: readonly string[]): unknown[] => table.byIds(ids),
    /** Live rows whose indexed field has one of the values; in no order. */
    among: (field: string, values: readonly string[]): unknown[] =>
      values.length === 0
        ? []
        : rows(
            `SELECT doc FROM ${table.name} WHERE ${nameOf(field)} ` +
              `IN (SELECT value FROM json_each(?)) AND +${deleted} = 0`,
            [JSON.stringify(values.map(key))],
          ),
    /** The values of an indexed field among live rows after `after`, in the store's order; at most `limit`. */
    valuesAfter(field: string, after: string, limit: number): string[] {
      const column = nameOf(field);
      const values: string[] = [];
      engine.each(
        `SELECT DISTINCT ${column} FROM ${table.name} WHERE ${column} > ? AND +${deleted} = 0 ` +
          `ORDER BY ${column} LIMIT ?`,
        [key(after), limit],
        ([value]) => {
          values.push(value as string);
        },
      );
      return values;
    },
    /** The newest live rows by an indexed field, newest first; at most `limit`. */
    newest: (field: string, limit: number): unknown[] =>
      rows(
        `SELECT doc FROM ${table.name} WHERE ${deleted} = 0 ` +
          `ORDER BY ${deleted} DESC, ${nameOf(field)} DESC, ${id} DESC LIMIT ?`,
        [limit],
      ),
    /** Live rows. */
    count(): number {
      let count = 0;
      engine.each(`SELECT count(*) FROM ${table.name} WHERE ${deleted} = 0`, [], ([n]) => {
        count = n as number;
      });
      return count;
    },
    /** The number of the newest write. */
    newestWrite: (): number => table.newest(),
    /**
     * Rows written after the write `after`, deleted ones too (`_deleted`), in the order of writing; at
     * most `limit`. `last === after` means the end.
     */
    changedSince(after: number, limit: number): { rows: unknown[]; last: number } {
      const { texts, last } = table.textChangedSince(after, limit);
      return { rows: texts.map(table.parse), last };
    },
  };
}
export type RawTable = ReturnType<typeof rawTable>;
