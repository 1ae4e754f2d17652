import { expect, it } from "vitest";
import { personColour, personOf } from "./person.ts";

it("B32 presence is read with care: no name, no person; long names are cut", () => {
  expect(personOf(null)).toBeNull();
  expect(personOf({ id: "s-1" })).toBeNull();
  expect(personOf({ id: 7, name: "陳".repeat(99) })).toEqual({
    id: "陳".repeat(99),
    name: "陳".repeat(40),
  });
});

it("a person has one colour on every seat", () => {
  expect(personColour({ id: "s-1", name: "陳美玲" })).toBe(
    personColour({ id: "s-1", name: "Mei-Ling Chen" }),
  );
  expect(personColour("nobody")).toMatch(/^var\(--person-\d\)$/);
});
