import * as fc from "fast-check";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { FIELD_NAMES } from "#shared/targeting/catalogue/fieldTypes.ts";
import { criteriaSchema, type Criteria } from "#shared/targeting/criteria.ts";
import type { PersonFacts } from "#shared/targeting/facts/personFacts.ts";
import {
  ON,
  randomCriteria,
  randomPeople,
  randomTest,
} from "#shared/targeting/fixtures/randomTargets.ts";
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
function answers(people: readonly PersonFacts[], trees: readonly Criteria[]) {
  const database = storeOf(people);
  const found = {
    sql: trees.map((criteria) => bySql(criteria, database)),
    predicate: trees.map((criteria) => byPredicate(criteria, people)),
  };
  database.close();
  return found;
}

const isInGrammar = (criteria: Criteria) => criteriaSchema.safeParse(criteria).success;
const trees = fc.array(randomCriteria, { minLength: 1, maxLength: 8 });

describe("DOMAIN 7 the predicate and SQLite find the same people", () => {
  it("in random trees over random people, and tell some from others", () => {
    let told = 0;
    fc.assert(
      fc.property(randomPeople, trees, (people, criteria) => {
        expect(criteria.every(isInGrammar)).toBe(true);
        const { sql, predicate } = answers(people, criteria);
        expect(sql).toEqual(predicate);
        told += sql.filter((ids) => ids.length > 0 && ids.length < people.length).length;
      }),
      { numRuns: 400 },
    );
    expect(told).toBeGreaterThan(100);
  });

  it.each(FIELD_NAMES)("in every operator of %s, and its NOT", (field) => {
    const tests = fc.array(randomTest(field), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(randomPeople, tests, (people, drawn) => {
        const placed = drawn.flatMap(inPlace);
        expect(placed.length).toBeGreaterThanOrEqual(drawn.length);
        const { sql, predicate } = answers(
          people,
          placed.flatMap((of): Criteria[] => [of, { kind: "not", of }]),
        );
        expect(sql).toEqual(predicate);
      }),
      { numRuns: 10 },
    );
  });
});

/** A test of an item's field stands inside each quantifier of its list. */
function inPlace(test: Criteria): Criteria[] {
  if (isInGrammar(test)) return [test];
  return (["policy", "coverage", "child"] as const).flatMap((over) =>
    (["any", "all", "none"] as const)
      .map((quantifier): Criteria => ({ kind: "each", over, quantifier, of: test }))
      .filter(isInGrammar),
  );
}
