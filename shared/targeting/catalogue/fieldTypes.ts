import type { IsoDate } from "#shared/insurance/date.ts";
import type { FieldDefinition, FieldScope, FieldType } from "./fieldDefinition.ts";
import { FIELDS } from "./fields.ts";

type Fields = typeof FIELDS;
export type FieldName = keyof Fields;

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

export type FieldsOfType<T extends FieldType> = {
  [F in FieldName]: Fields[F]["type"] extends T ? F : never;
}[FieldName];

/** What the catalogue of DOMAIN 7 says of a field. */
export const fieldOf = (name: FieldName): FieldDefinition => FIELDS[name];

/** The fields of a type, in the order of the catalogue. */
export function fieldsOfType<T extends FieldType>(type: T): FieldsOfType<T>[] {
  return FIELD_NAMES.filter((name) => FIELDS[name].type === type) as FieldsOfType<T>[];
}

/** What one field of a row may hold. Null means empty: not known, or not applicable. A set is never null. */
export type FactValue = string | number | boolean | readonly string[] | null;

type ValueOf<T extends FieldType> = T extends "num"
  ? number | null
  : T extends "date"
    ? IsoDate | null
    : T extends "bool"
      ? boolean | null
      : T extends "set"
        ? readonly string[]
        : string | null;

/** `policy.status` is the column `status` of a policy, `gap` of ltc is `gap_ltc`. */
type Column<F extends FieldName> = Fields[F] extends { keys: infer K }
  ? `${F}_${keyof K & string}`
  : F extends `${"policy" | "coverage" | "children"}.${infer C}`
    ? C
    : F;

type RowOf<S extends FieldScope> = {
  readonly [F in FieldName as Fields[F]["scope"] extends S ? Column<F> : never]: ValueOf<
    Fields[F]["type"]
  >;
};

export interface PersonRow extends RowOf<"person"> {
  /** The first birthday on or after the date of the facts, and the last one on or before it. */
  readonly next_birthday: IsoDate | null;
  readonly last_birthday: IsoDate | null;
}
export interface PolicyRow extends RowOf<"policy"> {
  /** The last anniversary on or before the date of the facts; `anniversary` is the next. */
  readonly last_anniversary: IsoDate | null;
}
export type CoverageRow = RowOf<"coverage">;
export type ChildRow = RowOf<"child">;

/** The column, in the row of its scope, that holds a field. */
export function columnOf(field: FieldName, key?: string): string {
  if (fieldOf(field).keys) return `${field}_${key}`;
  return fieldOf(field).scope === "person" ? field : field.slice(field.indexOf(".") + 1);
}

export type FactColumn = Readonly<{ name: string; type: FieldType; field: FieldName }>;

const columnsByScope = new Map<FieldScope, readonly FactColumn[]>();

/** Every column of a scope, in the order of the catalogue, with the columns of recurring days behind. */
export function columnsOf(scope: FieldScope): readonly FactColumn[] {
  // Asked for each row of a book.
  let columns = columnsByScope.get(scope);
  if (!columns) columnsByScope.set(scope, (columns = makeColumns(scope)));
  return columns;
}

function makeColumns(scope: FieldScope): FactColumn[] {
  return FIELD_NAMES.filter((field) => FIELDS[field].scope === scope).flatMap((field) => {
    const definition = fieldOf(field);
    const { type } = definition;
    const keys = definition.keys ? Object.keys(definition.keys) : [undefined];
    const columns = keys.map((key) => ({ name: columnOf(field, key), type, field }));
    if (definition.type !== "date" || !definition.recurs) return columns;
    const { next, last } = definition.recurs;
    const more = [next, last].filter((name) => columns.every((column) => column.name !== name));
    return [...columns, ...more.map((name) => ({ name, type, field }))];
  });
}
