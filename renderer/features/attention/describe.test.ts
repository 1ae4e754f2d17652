import { expect, it } from "vitest";
import type { Attention } from "#sync/client/pushHandler.ts";
import { customerOf, lostRows, nameOf, whatHappened } from "./describe.ts";

const policy = { id: "p-1", customerId: "c-1", policyNo: "A-100", state: "lapsed", _rev: "1-x" };
const loser: Attention = {
  collection: "policies",
  id: "p-1",
  code: "LOST_TO_OTHER",
  field: "state",
  kept: "in_force",
  lost: "lapsed",
};
const refused: Attention = { collection: "policies", id: "p-1", code: "NOT_ALLOWED", lost: policy };

it("P8 R13 tells a lost field with both values", () => {
  expect(whatHappened(loser)).toBe("fieldLost");
  expect(lostRows(loser)).toEqual([
    { field: "state", kept: "in_force", lost: "lapsed", hasKept: true },
  ]);
  expect(customerOf(loser, policy)).toBe("c-1");
  expect(nameOf(loser, policy)).toBe("A-100");
});

it("P8 tells a refused document with all that the person wrote, the document gone or not", () => {
  expect(whatHappened(refused)).toBe("NOT_ALLOWED");
  expect(lostRows(refused).map(({ field }) => field)).toEqual(["policyNo", "state"]);
  expect(customerOf(refused, null)).toBe("c-1");
  expect(nameOf(refused, null)).toBe("A-100");
  expect(whatHappened({ ...refused, code: "INTERNAL" })).toBe("other");
});

it("P8 R17 tells an edit that met a deletion from a deletion that met an edit", () => {
  const deleted: Attention = { ...loser, field: "_deleted", kept: true, lost: policy };
  expect(whatHappened(deleted)).toBe("editLost");
  expect(lostRows(deleted).map(({ field }) => field)).toEqual(["policyNo", "state"]);
  const edited: Attention = { ...loser, field: "_deleted", kept: false, lost: true };
  expect(whatHappened(edited)).toBe("deletionLost");
  expect(lostRows(edited)).toEqual([]);
});
