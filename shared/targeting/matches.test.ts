import { describe, expect, it } from "vitest";
import { criteriaSchema } from "./criteria.ts";
import { facts } from "./fixtures/facts.ts";
import { matcher } from "./matches.ts";
import { reasonsOf } from "./reasons.ts";
import { targetDdl, targetRows } from "./sql/tables.ts";
import { targetQuery } from "./sql/targetQuery.ts";

const ON = "2026-11-24";
const married = criteriaSchema.parse({
  kind: "enum",
  field: "marital_status",
  op: "is",
  value: "married",
});

describe("targeting", () => {
  it("DOMAIN 7 #5 one tree is asked of facts, gives its reason and makes SQL", () => {
    const person = facts({ marital_status: "married" });
    expect(matcher(married, ON)(person)).toBe(true);
    expect(reasonsOf(married, ON, person)).toMatchObject([{ value: "married", items: [] }]);
    expect(targetQuery(married, ON).params).toEqual(["married"]);
    expect(targetRows(1, person).person).toHaveLength(1);
    expect(targetDdl()).toHaveLength(6);
  });
});
