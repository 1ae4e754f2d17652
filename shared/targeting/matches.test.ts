import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PersonRow, PolicyRow } from "./catalogue/fieldTypes.ts";
import { criteriaSchema, type Criteria } from "./criteria.ts";
import { facts } from "./fixtures/facts.ts";
import { ON, randomCriteria, randomPeople } from "./fixtures/randomTargets.ts";
import { matcher } from "./matches.ts";

/** Of a tree as it is saved: nothing is asked here that the grammar refuses. */
const ask = (tree: unknown) => matcher(criteriaSchema.parse(tree), ON);
const asks = (tree: unknown, row: Partial<PersonRow>) => ask(tree)(facts(row));

describe("DOMAIN 7 num", () => {
  const age = (more: object) => ({ kind: "num", field: "age", ...more });
  it.each([
    [{ op: "eq", value: 35 }, [35]],
    [{ op: "ne", value: 35 }, [34, 36]],
    [{ op: "lt", value: 35 }, [34]],
    [{ op: "le", value: 35 }, [34, 35]],
    [{ op: "gt", value: 35 }, [36]],
    [{ op: "ge", value: 35 }, [35, 36]],
    [{ op: "between", from: 34, to: 35 }, [34, 35]],
    [{ op: "empty" }, [null]],
  ])("%j", (more, found) => {
    expect([null, 34, 35, 36].filter((value) => asks(age(more), { age: value }))).toEqual(found);
  });
});

describe("DOMAIN 7 date, asked on 2026-11-24", () => {
  const days = [
    null,
    "2026-10-24",
    "2026-10-25",
    "2026-11-23",
    "2026-11-24",
    "2026-11-25",
    "2026-12-24",
    "2026-12-25",
  ];
  it.each([
    [{ op: "on", date: "2026-11-24" }, ["2026-11-24"]],
    [{ op: "before", date: "2026-10-25" }, ["2026-10-24"]],
    [{ op: "after", date: "2026-12-24" }, ["2026-12-25"]],
    [
      { op: "between", from: "2026-11-23", to: "2026-11-25" },
      ["2026-11-23", "2026-11-24", "2026-11-25"],
    ],
    [{ op: "next", days: 30 }, ["2026-11-24", "2026-11-25", "2026-12-24"]],
    [{ op: "next", days: 0 }, ["2026-11-24"]],
    [{ op: "last", days: 30 }, ["2026-10-25", "2026-11-23", "2026-11-24"]],
    [{ op: "month", month: 10 }, ["2026-10-24", "2026-10-25"]],
    [{ op: "month", month: "this" }, ["2026-11-23", "2026-11-24", "2026-11-25"]],
    [{ op: "month", month: "next" }, ["2026-12-24", "2026-12-25"]],
    [{ op: "empty" }, [null]],
  ])("%j", (more, found) => {
    const tree = { kind: "date", field: "car_insurance_expiry", ...more };
    const matching = days.filter((day) => asks(tree, { car_insurance_expiry: day }));
    expect(matching).toEqual(found);
  });

  it("the month after December is January", () => {
    const tree = { kind: "date", field: "birth_date", op: "month", month: "next" } as Criteria;
    const born = facts({ birth_date: "1990-01-31" });
    expect(matcher(tree, "2026-12-31")(born)).toBe(true);
    expect(matcher(tree, "2026-11-30")(born)).toBe(false);
  });

  it("#3 a birthday is near by its return and in a month by itself", () => {
    const born: Partial<PersonRow> = {
      birth_date: "1990-12-01",
      next_birthday: "2026-12-01",
      last_birthday: "2025-12-01",
    };
    const birthday = (more: object) => ({ kind: "date", field: "birth_date", ...more });
    expect(asks(birthday({ op: "next", days: 7 }), born)).toBe(true);
    expect(asks(birthday({ op: "next", days: 6 }), born)).toBe(false);
    expect(asks(birthday({ op: "last", days: 358 }), born)).toBe(true);
    expect(asks(birthday({ op: "last", days: 357 }), born)).toBe(false);
    expect(asks(birthday({ op: "month", month: 12 }), born)).toBe(true);
    expect(asks(birthday({ op: "on", date: "1990-12-01" }), born)).toBe(true);
    expect(asks(birthday({ op: "on", date: "2026-12-01" }), born)).toBe(false);
  });
});

describe("DOMAIN 7 enum, text, bool", () => {
  const states = [null, "single", "married", "divorced"] as const;
  it.each([
    [{ op: "is", value: "married" }, ["married"]],
    [{ op: "is_not", value: "married" }, ["single", "divorced"]],
    [{ op: "in", values: ["married", "single"] }, ["single", "married"]],
    [{ op: "not_in", values: ["married", "single"] }, ["divorced"]],
    [{ op: "empty" }, [null]],
  ])("enum %j", (more, found) => {
    const tree = { kind: "enum", field: "marital_status", ...more };
    expect(states.filter((state) => asks(tree, { marital_status: state }))).toEqual(found);
  });

  it.each([
    [{ op: "contains", text: "工程" }, ["軟體工程師", "工程師"]],
    [{ op: "starts", text: "工程" }, ["工程師"]],
    [{ op: "equals", text: "工程師" }, ["工程師"]],
    [{ op: "equals", text: "ＩＴ pm" }, ["it PM"]],
    [{ op: "contains", text: "%" }, []],
    [{ op: "empty" }, [null]],
  ])("text %j", (more, found) => {
    const tree = { kind: "text", field: "occupation", ...more };
    const matching = [null, "軟體工程師", "工程師", "it PM"].filter((occupation) =>
      asks(tree, { occupation }),
    );
    expect(matching).toEqual(found);
  });

  it("bool: who is not known is neither yes nor no", () => {
    const matching = (op: string) =>
      [null, true, false].filter((has_car) =>
        asks({ kind: "bool", field: "has_car", op }, { has_car }),
      );
    expect(matching("yes")).toEqual([true]);
    expect(matching("no")).toEqual([false]);
  });

  it("#13 台北市 finds 臺北市", () => {
    const tree = { kind: "enum", field: "city", op: "in", values: ["台北市"] };
    expect(asks(tree, { city: "臺北市" })).toBe(true);
  });
});

describe("DOMAIN 7 set", () => {
  const held = [[], ["life"], ["life", "health"], ["life", "health", "annuity"]];
  it.each([
    [{ op: "has_any", values: ["health", "accident"] }, [2, 3]],
    [{ op: "has_all", values: ["life", "health"] }, [2, 3]],
    [{ op: "has_all", values: ["health", "health"] }, [2, 3]],
    [{ op: "has_none", values: ["health", "annuity"] }, [0, 1]],
    [{ op: "count", count: { op: "eq", value: 0 } }, [0]],
    [{ op: "count", count: { op: "between", from: 1, to: 2 } }, [1, 2]],
  ])("%j", (more, sizes) => {
    const tree = { kind: "set", field: "product_lines", ...more };
    const matching = held.filter((lines) => asks(tree, { product_lines: lines }));
    expect(matching.map((lines) => lines.length)).toEqual(sizes);
  });
});

describe("DOMAIN 7 NOT", () => {
  it("finds whoever does not match, those of whom nothing is known too", () => {
    const married = { kind: "enum", field: "marital_status", op: "is", value: "married" };
    const states = [null, "single", "married"] as const;
    const matching = (tree: unknown) =>
      states.filter((state) => asks(tree, { marital_status: state }));
    expect(matching({ kind: "not", of: married })).toEqual([null, "single"]);
    expect(matching({ ...married, op: "is_not" })).toEqual(["single"]);
  });

  it("is two-valued in every tree over people with health consent", () => {
    fc.assert(
      fc.property(randomPeople, randomCriteria, (people, criteria) => {
        const all = people.map((one) => ({ ...one, hasHealthConsent: true }));
        const is = matcher(criteria, ON);
        const isNot = matcher({ kind: "not", of: criteria }, ON);
        for (const one of all) expect(isNot(one, all)).toBe(!is(one, all));
      }),
    );
  });
});

describe("DOMAIN 7 scopes", () => {
  const lapsed = { kind: "enum", field: "policy.status", op: "is", value: "lapsed" };
  const people: Record<string, Partial<PolicyRow>[]> = {
    nothing: [],
    standing: [{ status: "in_force" }],
    mixed: [{ status: "in_force" }, { status: "lapsed" }],
    lapsed: [{ status: "lapsed" }, { status: "lapsed" }],
  };
  it.each([
    ["any", ["mixed", "lapsed"]],
    ["all", ["lapsed"]],
    ["none", ["nothing", "standing"]],
  ])("policy: %s", (quantifier, found) => {
    const is = ask({ kind: "each", over: "policy", quantifier, of: lapsed });
    const matching = Object.keys(people).filter((name) =>
      is(facts({}, { policies: people[name] ?? [] })),
    );
    expect(matching).toEqual(found);
  });

  it("one policy must meet both sides of an AND within it", () => {
    const of = {
      kind: "and",
      of: [lapsed, { kind: "enum", field: "policy.mode", op: "is", value: "monthly" }],
    };
    const is = ask({ kind: "each", over: "policy", quantifier: "any", of });
    const apart = [{ status: "lapsed" }, { mode: "monthly" }];
    expect(is(facts({}, { policies: apart }))).toBe(false);
    expect(is(facts({}, { policies: [{ status: "lapsed", mode: "monthly" }] }))).toBe(true);
  });

  it("household: a wife is found by her husband's lapsed policy, the person counts among them", () => {
    const of = { kind: "each", over: "policy", quantifier: "any", of: lapsed };
    const is = ask({ kind: "each", over: "household", quantifier: "any", of });
    const wife = facts({}, { id: "c-1" });
    const husband = facts({}, { id: "c-2", policies: [{ status: "lapsed" }] });
    expect(is(wife, [wife, husband])).toBe(true);
    expect(is(wife)).toBe(false);
    expect(is(husband)).toBe(true);
  });

  it("AND of nothing is everybody, OR of nothing is nobody", () => {
    expect(asks({ kind: "and", of: [] }, {})).toBe(true);
    expect(asks({ kind: "or", of: [] }, {})).toBe(false);
  });
});

describe("DOMAIN 7 #17 smoker", () => {
  const smokes = { kind: "bool", field: "smoker", op: "yes" } as const;
  const trees: Criteria[] = [
    smokes,
    { kind: "not", of: smokes },
    { kind: "bool", field: "smoker", op: "no" },
    { kind: "not", of: { kind: "not", of: smokes } },
    { kind: "not", of: { kind: "and", of: [smokes, smokes] } },
    { kind: "each", over: "household", quantifier: "any", of: { kind: "not", of: smokes } },
    { kind: "not", of: { kind: "each", over: "household", quantifier: "any", of: smokes } },
    { kind: "each", over: "household", quantifier: "none", of: smokes },
  ];
  it.each(trees.map((tree) => [tree]))("without health consent never matches %j", (tree) => {
    for (const smoker of [true, false, null]) {
      expect(asks(tree, { smoker })).toBe(false);
    }
  });

  it("with consent it is a question as any other", () => {
    const consented = (smoker: boolean) => facts({ smoker }, { hasHealthConsent: true });
    expect([true, false].map((smoker) => ask(smokes)(consented(smoker)))).toEqual([true, false]);
    expect(ask({ kind: "not", of: smokes })(consented(false))).toBe(true);
  });

  it("a smoker without consent answers no tree differently from a person who never smoked", () => {
    fc.assert(
      fc.property(randomPeople, randomCriteria, fc.boolean(), (people, criteria, smoker) => {
        const is = matcher(criteria, ON);
        const silent = people.map((one) => ({ ...one, hasHealthConsent: false }));
        const other = silent.map((one) => ({ ...one, row: { ...one.row, smoker } }));
        expect(other.map((one) => is(one, other))).toEqual(silent.map((one) => is(one, silent)));
      }),
    );
  });
});
