import { getSchemaByObjectPath, type RxDocumentData, type RxJsonSchema } from "rxdb";
import type { SqlValue } from "./engine.ts";
import { orderedText } from "./orderedText.ts";

type ColumnType = "string" | "number" | "boolean";

/** A field that an index names, kept in a column of its own beside the document's JSON. */
export type Column = {
  field: string;
  name: string;
  type: ColumnType;
  read: (doc: object) => unknown;
};

const SQL_TYPES = { string: "TEXT", number: "REAL", boolean: "INTEGER" } as const;

export type Layout = {
  columns: readonly Column[];
  columnOf: ReadonlyMap<string, Column>;
  /** Columns of each index, in its order. */
  indexes: readonly (readonly Column[])[];
};

/** The columns and indexes that a schema asks for; every collection has its primary key and `_deleted`. */
export function layoutOf<D>(schema: RxJsonSchema<RxDocumentData<D>>, primaryPath: string): Layout {
  const indexes = (schema.indexes ?? []).map((index) =>
    typeof index === "string" ? [index] : [...index],
  );
  const fields = [...new Set([primaryPath, "_deleted", "_meta.lwt", ...indexes.flat()])];
  const columns = fields.map((field, at) => column(schema, field, at));
  const columnOf = new Map(columns.map((one) => [one.field, one]));
  return {
    columns,
    columnOf,
    // The order of writing is the table's own order, so that RxDB's index for it would be dead weight.
    indexes: indexes
      .filter(([first]) => first !== "_meta.lwt")
      .map((index) => index.flatMap((field) => columnOf.get(field) ?? [])),
  };
}

function column<D>(schema: RxJsonSchema<RxDocumentData<D>>, field: string, at: number): Column {
  const declared: unknown = getSchemaByObjectPath(schema as never, field as never)?.type;
  const path = field.split(".");
  return {
    field,
    name: `c${at}`,
    type:
      declared === "integer" || declared === "number"
        ? "number"
        : declared === "boolean"
          ? "boolean"
          : "string",
    read: (doc) =>
      path.reduce<unknown>(
        (value, key) => (value as Record<string, unknown> | null | undefined)?.[key],
        doc,
      ),
  };
}

export const declarationOf = ({ name, type }: Column): string => `${name} ${SQL_TYPES[type]}`;

/** A field's value as its column holds it; undefined where the types do not meet. */
export function columnValue(type: ColumnType, value: unknown): SqlValue | undefined {
  if (typeof value !== type || (type === "number" && !Number.isFinite(value))) return undefined;
  if (typeof value === "string") return orderedText(value);
  return Number(value);
}
