import { DatabaseSync } from "node:sqlite";
import type { Criteria } from "#shared/targeting/criteria.ts";
import type { PersonFacts } from "#shared/targeting/facts/personFacts.ts";
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

/** Who matches each tree, asked of both engines. */
export function answers(people: readonly PersonFacts[], trees: readonly Criteria[]) {
  const database = storeOf(people);
  const found = {
    sql: trees.map((criteria) => bySql(criteria, database)),
    predicate: trees.map((criteria) => byPredicate(criteria, people)),
  };
  database.close();
  return found;
}
