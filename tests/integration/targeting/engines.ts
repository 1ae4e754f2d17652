import { DatabaseSync } from "node:sqlite";
import type { Criteria } from "#shared/targeting/criteria.ts";
import type { FactValue } from "#shared/targeting/catalogue/fieldTypes.ts";
import { createCodedColumn } from "#shared/targeting/columns/codedColumn.ts";
import type { FactTable, FactTables } from "#shared/targeting/columns/factTables.ts";
import { matchingRows } from "#shared/targeting/columns/matchingRows.ts";
import { ITEM_LISTS, type PersonFacts } from "#shared/targeting/facts/personFacts.ts";
import { ON } from "#shared/targeting/fixtures/randomTargets.ts";
import { matcher } from "#shared/targeting/matches.ts";
import { TARGET_TABLES, targetDdl, targetRows } from "#shared/targeting/sql/tables.ts";
import { targetQuery } from "#shared/targeting/sql/targetQuery.ts";

/** A store of facts as the contract of `sql/tables.ts` asks for, in memory. */
function storeOf(people: readonly PersonFacts[]): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  for (const statement of targetDdl()) database.exec(statement);
  people.forEach((person, at) => {
    const rows = targetRows(at + 1, person);
    for (const [table, { name, columns }] of Object.entries(TARGET_TABLES)) {
      const insert = `INSERT INTO ${name} VALUES (${columns.map(() => "?").join(", ")})`;
      for (const row of rows[table as keyof typeof rows]) database.prepare(insert).run(...row);
    }
  });
  return database;
}

function bySql(criteria: Criteria, database: DatabaseSync): string[] {
  const { sql, params } = targetQuery(criteria, ON);
  return database
    .prepare(sql)
    .all(...params)
    .map(({ id }) => String(id))
    .toSorted();
}

function byPredicate(criteria: Criteria, people: readonly PersonFacts[]): string[] {
  const matches = matcher(criteria, ON);
  return people
    .filter((one) =>
      matches(
        one,
        people.filter(({ householdId }) => householdId === one.householdId),
      ),
    )
    .map(({ id }) => String(id))
    .toSorted();
}

/** The same facts as columns. */
function columnsOfFacts(people: readonly PersonFacts[]): FactTables {
  const columnOf = (rows: readonly object[], name: string) => {
    const column = createCodedColumn(rows.length);
    rows.forEach((row, at) => column.put(at, (row as Record<string, FactValue>)[name] ?? null));
    return column;
  };
  const table = (rows: readonly object[], person: readonly number[]): FactTable => ({
    length: rows.length,
    person,
    column: (name) => columnOf(rows, name),
  });
  const household = columnOf(people, "householdId");
  return {
    person: table(
      people.map(({ row }) => row),
      people.map((_, at) => at),
    ),
    item(scope) {
      const items = people.flatMap((one, at) =>
        (one[ITEM_LISTS[scope]] as readonly { row: object }[]).map(({ row }) => ({ row, at })),
      );
      return table(
        items.map(({ row }) => row),
        items.map(({ at }) => at),
      );
    },
    household: { codes: household.codes, count: household.values.length },
    healthConsent: people.map(({ hasHealthConsent }) => Number(hasHealthConsent)),
  };
}

/** Who matches each tree, asked of all three engines. */
export function answers(people: readonly PersonFacts[], trees: readonly Criteria[]) {
  const database = storeOf(people);
  const tables = columnsOfFacts(people);
  const found = {
    sql: trees.map((criteria) => bySql(criteria, database)),
    predicate: trees.map((criteria) => byPredicate(criteria, people)),
    columns: trees.map((criteria) =>
      [...matchingRows(criteria, tables, ON)].map((row) => String(people[row]?.id)).toSorted(),
    ),
  };
  database.close();
  return found;
}
