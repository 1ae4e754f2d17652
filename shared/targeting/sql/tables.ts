import { columnsOf, type FactColumn, type FactValue } from "../catalogue/fieldTypes.ts";
import type { ItemScope } from "../catalogue/fieldDefinition.ts";
import { ITEM_LISTS, type PersonFacts } from "../facts/personFacts.ts";
import { foldText } from "../foldText.ts";

/*
 * The contract of a store that answers criteria by SQL (SQLite; `sql/targetQuery.ts` reads these tables
 * and no others). The store owns the number `person`, writes what `targetRows` gives, and replaces all
 * rows of a person together. The rows are a copy for selection only: they are made for one date, must be
 * made again for another, and may be dropped at any time.
 *
 *   target_person    one row a person: id, household, health consent, one column a field
 *   target_policy    one row a policy, coverage or child, numbered by `item` within the person
 *   target_coverage
 *   target_child
 *   target_set       one row an element of a set: (person, field, value)
 *
 *   1. NULL is the empty value; no column holds '' for it. Sets have no rows when they hold nothing.
 *   2. Numbers are REAL, yes and no are 1 and 0, dates are ISO text, free text stands folded (foldText).
 *   3. Health fields are NULL where health_consent is 0.
 */
export const ITEM_TABLES: Readonly<Record<ItemScope, string>> = {
  policy: "target_policy",
  coverage: "target_coverage",
  child: "target_child",
};

const COLUMN_TYPES = { num: "REAL", bool: "INTEGER", date: "TEXT", enum: "TEXT", text: "TEXT" };

const isColumn = ({ type }: FactColumn) => type !== "set";
const PERSON_COLUMNS = columnsOf("person").filter(isColumn);
const SET_COLUMNS = columnsOf("person").filter(({ type }) => type === "set");

export type TargetTable = Readonly<{ name: string; columns: readonly string[] }>;

const itemTable = (scope: ItemScope): TargetTable => ({
  name: ITEM_TABLES[scope],
  columns: ["person", "item", ...columnsOf(scope).map(({ name }) => name)],
});

/** Tables with their columns, in the order in which `targetRows` gives the values. */
export const TARGET_TABLES = {
  person: {
    name: "target_person",
    columns: [
      "person",
      "id",
      "household_id",
      "health_consent",
      ...PERSON_COLUMNS.map(({ name }) => name),
    ],
  },
  policy: itemTable("policy"),
  coverage: itemTable("coverage"),
  child: itemTable("child"),
  set: { name: "target_set", columns: ["person", "field", "value"] },
} as const satisfies Record<string, TargetTable>;

/** The statements that make the tables. */
export function targetDdl(): string[] {
  const typed = (columns: readonly FactColumn[]) =>
    columns.map(({ name, type }) => `"${name}" ${COLUMN_TYPES[type as keyof typeof COLUMN_TYPES]}`);
  const items = (["policy", "coverage", "child"] as const).map(
    (scope) =>
      `CREATE TABLE ${ITEM_TABLES[scope]} (person INTEGER NOT NULL, item INTEGER NOT NULL, ` +
      `${typed(columnsOf(scope)).join(", ")}, PRIMARY KEY (person, item)) STRICT, WITHOUT ROWID`,
  );
  return [
    "CREATE TABLE target_person (person INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, " +
      "household_id TEXT NOT NULL, health_consent INTEGER NOT NULL, " +
      `${typed(PERSON_COLUMNS).join(", ")}) STRICT`,
    "CREATE INDEX target_person_household ON target_person (household_id)",
    ...items,
    "CREATE TABLE target_set (person INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, " +
      "PRIMARY KEY (person, field, value)) STRICT, WITHOUT ROWID",
  ];
}

export type SqlValue = string | number | null;
export type TargetRows = Readonly<
  Record<keyof typeof TARGET_TABLES, readonly (readonly SqlValue[])[]>
>;

/** The rows of one person in each table; `person` is the number that the store gave. */
export function targetRows(person: number, facts: PersonFacts): TargetRows {
  const row = facts.row as unknown as Readonly<Record<string, FactValue>>;
  const items = (scope: ItemScope) =>
    (facts[ITEM_LISTS[scope]] as readonly { row: object }[]).map((item, at) => [
      person,
      at,
      ...valuesOf(item.row as typeof row, columnsOf(scope)),
    ]);
  return {
    person: [
      [
        person,
        facts.id,
        facts.householdId,
        facts.hasHealthConsent ? 1 : 0,
        ...valuesOf(row, PERSON_COLUMNS),
      ],
    ],
    policy: items("policy"),
    coverage: items("coverage"),
    child: items("child"),
    set: SET_COLUMNS.flatMap(({ name }) =>
      [...new Set(row[name] as readonly string[])].map((value) => [person, name, value]),
    ),
  };
}

function valuesOf(row: Readonly<Record<string, FactValue>>, columns: readonly FactColumn[]) {
  return columns.map(({ name, type }): SqlValue => {
    const value = row[name] ?? null;
    if (typeof value === "boolean") return value ? 1 : 0;
    if (type === "text" && typeof value === "string") return foldText(value);
    return value as SqlValue;
  });
}
