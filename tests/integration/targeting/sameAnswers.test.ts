import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIELD_NAMES } from "#shared/targeting/catalogue/fieldTypes.ts";
import { criteriaSchema, type Criteria } from "#shared/targeting/criteria.ts";
import {
  randomCriteria,
  randomPeople,
  randomTest,
} from "#shared/targeting/fixtures/randomTargets.ts";
import { answers } from "./engines.ts";

const isInGrammar = (criteria: Criteria) => criteriaSchema.safeParse(criteria).success;
const trees = fc.array(randomCriteria, { minLength: 1, maxLength: 8 });

describe("DOMAIN 7 the predicate, SQLite and columns find the same people", () => {
  it("in random trees over random people, and tell some from others", () => {
    let told = 0;
    fc.assert(
      fc.property(randomPeople, trees, (people, criteria) => {
        expect(criteria.every(isInGrammar)).toBe(true);
        const { sql, predicate, columns } = answers(people, criteria);
        expect(sql).toEqual(predicate);
        expect(columns).toEqual(predicate);
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
        const { sql, predicate, columns } = answers(
          people,
          placed.flatMap((of): Criteria[] => [of, { kind: "not", of }]),
        );
        expect(sql).toEqual(predicate);
        expect(columns).toEqual(predicate);
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
