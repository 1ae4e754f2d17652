import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { CRITERIA_LIMITS, criteriaSchema } from "./criteria.ts";
import { randomCriteria } from "./fixtures/randomTargets.ts";

const messages = (tree: unknown) =>
  criteriaSchema.safeParse(tree).error?.issues.map(({ message }) => message) ?? [];
const age = { kind: "num", field: "age", op: "ge", value: 35 };
const nested = (levels: number): object =>
  levels === 1 ? age : { kind: "not", of: nested(levels - 1) };

describe("the grammar of criteria", () => {
  it("F01 a tree survives being saved as JSON", () => {
    fc.assert(
      fc.property(randomCriteria, (criteria) => {
        expect(criteriaSchema.parse(JSON.parse(JSON.stringify(criteria)))).toEqual(criteria);
      }),
    );
  });

  it("bounds depth", () => {
    expect(messages(nested(CRITERIA_LIMITS.depth))).toEqual([]);
    expect(messages(nested(CRITERIA_LIMITS.depth + 1))).toEqual(["Groups stand 8 deep at most."]);
  });

  it("bounds size, before the tree is parsed", () => {
    const group = (nodes: number) => ({
      kind: "and",
      of: Array.from({ length: nodes - 1 }, () => age),
    });
    expect(messages(group(CRITERIA_LIMITS.nodes))).toEqual([]);
    expect(messages(group(CRITERIA_LIMITS.nodes + 1))).toEqual(["More than 200 criteria."]);
    expect(messages(group(1_000_000))).toEqual(["More than 200 criteria."]);
  });

  it("bounds values, text and days", () => {
    const cities = (count: number) => ({
      kind: "enum",
      field: "city",
      op: "in",
      values: Array.from({ length: count }, (_, at) => `city ${at}`),
    });
    expect(messages(cities(500))).toEqual([]);
    expect(messages(cities(501))).not.toEqual([]);
    expect(messages({ kind: "and", of: [1, 2, 3, 4, 5].map(() => cities(401)) })).toEqual([
      "More than 2000 values.",
    ]);
    const employer = (text: string) => ({ kind: "text", field: "employer", op: "contains", text });
    expect(messages(employer("a".repeat(100)))).toEqual([]);
    expect(messages(employer("a".repeat(101)))).not.toEqual([]);
    expect(messages(employer("a\u0000"))).not.toEqual([]);
    expect(messages(employer("  "))).not.toEqual([]);
    const birthday = (days: number) => ({ kind: "date", field: "birth_date", op: "next", days });
    expect(messages(birthday(3_660))).toEqual([]);
    expect(messages(birthday(3_661))).not.toEqual([]);
    expect(messages(birthday(-1))).not.toEqual([]);
  });

  it.each([
    ["an unknown field", { ...age, field: "zodiac_sign" }],
    ["a field of another type", { ...age, field: "sex" }],
    ["a name that every object has", { ...age, field: "constructor" }],
    ["an operator of another type", { ...age, op: "contains", text: "3" }],
    ["a stray member", { ...age, sql: "1=1" }],
    ["a number that is none", { ...age, value: Number.NaN }],
    [
      "a range that ends before it begins",
      { kind: "num", field: "age", op: "between", from: 2, to: 1 },
    ],
    [
      "a day that does not exist",
      { kind: "date", field: "birth_date", op: "on", date: "2026-02-29" },
    ],
    ["an unknown value", { kind: "enum", field: "sex", op: "is", value: "X" }],
    ["an empty list", { kind: "enum", field: "sex", op: "in", values: [] }],
    ["a family without its key", { kind: "num", field: "gap", op: "gt", value: 0 }],
    ["an unknown key", { kind: "num", field: "gap", key: "toString", op: "gt", value: 0 }],
    ["a key where there is none", { ...age, key: "cancer" }],
    [
      "a policy's field outside a list of policies",
      { kind: "num", field: "policy.years", op: "ge", value: 5 },
    ],
    ["a person's field inside one", { kind: "each", over: "policy", quantifier: "any", of: age }],
    [
      "a household inside a household",
      {
        kind: "each",
        over: "household",
        quantifier: "any",
        of: { kind: "each", over: "household", quantifier: "any", of: age },
      },
    ],
    ["no tree at all", "age >= 35"],
  ])("refuses %s", (_, tree) => {
    expect(messages(tree)).not.toEqual([]);
  });

  it("a tree that contains itself is refused, not followed for ever", () => {
    const loop: { kind: string; of: unknown[] } = { kind: "and", of: [] };
    loop.of.push(loop);
    expect(messages(loop)).toHaveLength(1);
  });
});
