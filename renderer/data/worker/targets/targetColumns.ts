import type { ItemScope } from "#shared/targeting/catalogue/fieldDefinition.ts";
import { columnsOf, fieldOf, type FactValue } from "#shared/targeting/catalogue/fieldTypes.ts";
import { createCodedColumn, type GrowingColumn } from "#shared/targeting/columns/codedColumn.ts";
import type { FactTable, FactTables } from "#shared/targeting/columns/factTables.ts";
import type { Criteria } from "#shared/targeting/criteria.ts";
import { ITEM_LISTS, type PersonFacts } from "#shared/targeting/facts/personFacts.ts";
import { columnFor } from "#shared/targeting/matches.ts";
import { ITEM_TABLES } from "#shared/targeting/sql/tables.ts";
import type { SqlEngine } from "../../storage/sqlite/engine.ts";
import { widened } from "../columns/numberColumns.ts";
import { FIGURE_COLUMNS } from "./targetTables.ts";

const SCOPES = Object.keys(ITEM_TABLES) as ItemScope[];
const TYPE_OF = new Map(
  (["person", ...SCOPES] as const).flatMap((scope) =>
    columnsOf(scope).map(({ name, type }) => [`${scope} ${name}`, type] as const),
  ),
);

/** Rows of one table, and those of its columns that somebody has asked for. */
type Loaded = {
  length: number;
  person: Int32Array<ArrayBuffer>;
  columns: Map<string, GrowingColumn>;
};
const nothing = (): Loaded => ({ length: 0, person: new Int32Array(0), columns: new Map() });

/**
 * The columns that questions have asked for, read from the target tables once and then kept with every
 * change: pages of an encrypted file are too dear to walk for each question (ARCHITECTURE D7). The row of a
 * person is the number that the tables gave.
 */
export function createTargetColumns(engine: SqlEngine) {
  let people: Loaded | undefined;
  let household = createCodedColumn(0);
  let healthConsent = new Uint8Array(0);
  let items = new Map<ItemScope, Loaded>();

  const valueOf = (scope: "person" | ItemScope, name: string, cell: unknown): FactValue =>
    TYPE_OF.get(`${scope} ${name}`) === "bool" && cell !== null ? cell === 1 : (cell as FactValue);

  function readPeople(): Loaded {
    const loaded = nothing();
    engine.each("SELECT max(person) FROM target_person", [], ([last]) => {
      loaded.length = Number(last ?? -1) + 1;
    });
    loaded.person = new Int32Array(loaded.length).fill(-1);
    household = createCodedColumn(loaded.length);
    healthConsent = new Uint8Array(loaded.length);
    const sql = "SELECT person, household_id, health_consent FROM target_person";
    engine.each(sql, [], ([person, householdId, consent]) => {
      const row = person as number;
      loaded.person[row] = row;
      household.put(row, householdId as string);
      healthConsent[row] = consent as number;
    });
    return loaded;
  }

  function readPersonColumns(loaded: Loaded, names: readonly string[]): void {
    const isSet = (name: string) => TYPE_OF.get(`person ${name}`) === "set";
    const plain = names.filter((name) => !isSet(name));
    const columns = names.map((name) => [name, createCodedColumn(loaded.length)] as const);
    for (const [name, column] of columns) loaded.columns.set(name, column);
    if (plain.length > 0) {
      const into = plain.map((name) => ({ name, column: loaded.columns.get(name) }));
      const cells = plain.map((name) => `"${name}"`).join(", ");
      engine.each(`SELECT person, ${cells} FROM target_person`, [], ([person, ...values]) => {
        into.forEach(({ name, column }, at) =>
          column?.put(person as number, valueOf("person", name, values[at])),
        );
      });
    }
    for (const [name, column] of columns) if (isSet(name)) readSet(loaded, name, column);
  }

  function readSet(loaded: Loaded, name: string, column: GrowingColumn): void {
    for (let row = 0; row < loaded.length; row += 1) column.put(row, []);
    let person = -1;
    let elements: string[] = [];
    const keep = () => {
      if (person !== -1) column.put(person, elements);
    };
    const sql = "SELECT person, value FROM target_set WHERE field = ? ORDER BY person";
    engine.each(sql, [name], ([next, value]) => {
      if (next !== person) {
        keep();
        person = next as number;
        elements = [];
      }
      elements.push(value as string);
    });
    keep();
  }

  function readItems(scope: ItemScope, names: readonly string[]): Loaded {
    const loaded = nothing();
    const owners: number[] = [];
    const columns = names.map((name) => [name, createCodedColumn(0)] as const);
    loaded.columns = new Map(columns);
    const cells = ["person", ...names.map((name) => `"${name}"`)].join(", ");
    const sql = `SELECT ${cells} FROM ${ITEM_TABLES[scope]} ORDER BY person, item`;
    engine.each(sql, [], ([person, ...values]) => {
      const row = owners.push(person as number) - 1;
      columns.forEach(([name, column], at) => column.put(row, valueOf(scope, name, values[at])));
    });
    loaded.person = Int32Array.from(owners);
    loaded.length = owners.length;
    return loaded;
  }

  function itemsWith(scope: ItemScope, names: readonly string[]): Loaded {
    const known = items.get(scope);
    const missing = names.filter((name) => !known?.columns.has(name));
    if (known && missing.length === 0) return known;
    // One walk for all that has been asked for: rows of another walk could stand in another order.
    const loaded = readItems(scope, [...new Set([...(known?.columns.keys() ?? []), ...names])]);
    items.set(scope, loaded);
    return loaded;
  }

  const tableOf = (loaded: Loaded): FactTable => ({
    length: loaded.length,
    person: loaded.person,
    column(name) {
      const column = loaded.columns.get(name);
      if (!column) throw new Error(`${name} was not read`);
      return column;
    },
  });

  function putPerson(row: number, facts: PersonFacts): void {
    if (!people) return;
    if (row >= people.length) {
      const before = people.length;
      people.person = widened(people.person, row + 1).fill(-1, before);
      people.length = row + 1;
    }
    people.person[row] = row;
    household.put(row, facts.householdId);
    if (row >= healthConsent.length) healthConsent = widened(healthConsent, row + 1);
    healthConsent[row] = Number(facts.hasHealthConsent);
    const values = facts.row as unknown as Readonly<Record<string, FactValue>>;
    for (const [name, column] of people.columns) column.put(row, values[name] ?? null);
  }

  /** The rows that people had are gone; what they have now stands at the end. */
  function putItems(
    scope: ItemScope,
    loaded: Loaded,
    changed: ReadonlyMap<number, PersonFacts | null>,
  ) {
    loaded.person.forEach((person, row) => {
      if (changed.has(person)) loaded.person[row] = -1;
    });
    const added = [...changed].flatMap(([person, facts]) =>
      facts
        ? (facts[ITEM_LISTS[scope]] as readonly { row: object }[]).map(({ row }) => ({
            person,
            row,
          }))
        : [],
    );
    loaded.person = widened(loaded.person, loaded.length + added.length);
    for (const { person, row } of added) {
      const at = loaded.length++;
      loaded.person[at] = person;
      const values = row as Readonly<Record<string, FactValue>>;
      for (const [name, column] of loaded.columns) column.put(at, values[name] ?? null);
    }
  }

  return {
    /** Everything is read again when it is asked for. */
    forget(): void {
      people = undefined;
      items = new Map();
    },
    /** Book-wide figures were written to the tables. */
    forgetFigures(): void {
      for (const name of FIGURE_COLUMNS) people?.columns.delete(name);
    },
    /** People as they stand in the tables from now on, by their numbers; null for one who is gone. */
    put(changed: ReadonlyMap<number, PersonFacts | null>): void {
      if (!people) return;
      for (const [row, facts] of changed) {
        if (facts) putPerson(row, facts);
        else people.person[row] = -1;
      }
      for (const [scope, loaded] of items) putItems(scope, loaded, changed);
    },
    /** What these criteria ask for. */
    tablesFor(criteria: Criteria): FactTables {
      const asked = askedColumns(criteria);
      people ??= readPeople();
      const loaded = people;
      const missing = [...asked.person].filter((name) => !loaded.columns.has(name));
      if (missing.length > 0) readPersonColumns(loaded, missing);
      return {
        person: tableOf(loaded),
        item: (scope) => tableOf(itemsWith(scope, [...asked[scope]])),
        household: { codes: household.codes, count: household.values.length },
        healthConsent,
      };
    },
  };
}

type Asked = Record<"person" | ItemScope, Set<string>>;

function askedColumns(criteria: Criteria): Asked {
  const asked: Asked = {
    person: new Set(),
    policy: new Set(),
    coverage: new Set(),
    child: new Set(),
  };
  const visit = (part: Criteria): void => {
    switch (part.kind) {
      case "and":
      case "or":
        return part.of.forEach(visit);
      case "not":
      case "each":
        return visit(part.of);
      default:
        asked[fieldOf(part.field).scope].add(columnFor(part));
    }
  };
  visit(criteria);
  return asked;
}
