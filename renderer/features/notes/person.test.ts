import { expect, it } from "vitest";
import { personColour, personOf } from "./person.ts";

it("B32 presence is read with care: no name, no person; long names are cut", () => {
  expect(personOf(null)).toBeNull();
  expect(personOf({ staffId: "s-1" })).toBeNull();
  expect(personOf({ staffId: 7, name: "陳".repeat(99) })).toEqual({
    id: "陳".repeat(99),
    name: "陳".repeat(40),
  });
});

it("a person has one colour on every seat, by who they are and not by how their name is written", () => {
  const [here, there] = [
    personOf({ staffId: "s-1", name: "陳美玲" }),
    personOf({ staffId: "s-1", name: "Mei-Ling Chen" }),
  ];
  expect(personColour(here)).toBe(personColour(there));
  expect(personColour(null)).toMatch(/^var\(--person-\d\)$/);
});
