import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permittedMoves } from "./policyMoves.ts";
import { nextPolicyStates, POLICY_STATES, type PolicyState } from "./policyState.ts";

const ENDED: readonly PolicyState[] = [
  "surrendered",
  "matured",
  "expired",
  "claim_terminated",
  "free_look_cancelled",
  "rescinded",
  "terminated",
  "withdrawn",
  "declined",
  "postponed",
];

describe("DOMAIN 2.4 permitted moves", () => {
  it("the table of the text", () => {
    const table = Object.fromEntries(POLICY_STATES.map((s) => [s, nextPolicyStates(s).join(" ")]));
    expect(table).toMatchObject({
      applied: "underwriting withdrawn",
      underwriting: "in_force declined postponed withdrawn",
      in_force:
        "grace premium_paid paid_up extended_term surrendered matured expired claim_terminated free_look_cancelled rescinded waived",
      grace: "in_force apl lapsed",
      apl: "in_force lapsed",
      lapsed: "in_force terminated",
      premium_paid: "surrendered matured expired claim_terminated",
      paid_up: "surrendered matured claim_terminated",
      extended_term: "expired claim_terminated",
      waived: "surrendered matured expired claim_terminated",
    });
    expect(POLICY_STATES.filter((state) => nextPolicyStates(state).length === 0)).toEqual(
      POLICY_STATES.filter((state) => ENDED.includes(state)),
    );
  });

  it("a walk along the moves never leaves an ended state", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 40 }), (choices) => {
        let state: PolicyState = "applied";
        for (const choice of choices) {
          const moves = nextPolicyStates(state);
          const next = moves[choice % Math.max(1, moves.length)];
          expect(next === undefined).toBe(ENDED.includes(state));
          state = next ?? state;
        }
      }),
    );
  });
});

describe("who may move a policy of our own", () => {
  const own = (state: PolicyState) => ({ state, isOwn: true });

  it("the agent hands in and takes back, and decides nothing", () => {
    expect(permittedMoves(own("applied"), "agent")).toEqual(["underwriting", "withdrawn"]);
    expect(permittedMoves(own("underwriting"), "agent")).toEqual(["withdrawn"]);
    for (const state of ["in_force", "grace", "lapsed"] as const)
      expect(permittedMoves(own(state), "agent")).toEqual([]);
  });

  it("the office decides; only a manager rescinds", () => {
    expect(permittedMoves(own("underwriting"), "back_office")).toEqual([
      "in_force",
      "declined",
      "postponed",
      "withdrawn",
    ]);
    expect(permittedMoves(own("in_force"), "back_office")).not.toContain("rescinded");
    expect(permittedMoves(own("in_force"), "manager")).toContain("rescinded");
  });

  it("the calendar lapses and ends, and a payment brings back, but a reinstatement is decided", () => {
    expect(permittedMoves(own("in_force"), "clock")).toEqual([
      "grace",
      "premium_paid",
      "matured",
      "expired",
    ]);
    expect(permittedMoves(own("grace"), "clock")).toEqual(["in_force", "apl", "lapsed"]);
    expect(permittedMoves(own("lapsed"), "clock")).toEqual(["terminated"]);
  });

  it("compliance and administrators move nothing; every move of the table has a maker", () => {
    for (const state of POLICY_STATES) {
      expect(permittedMoves(own(state), "compliance")).toEqual([]);
      expect(permittedMoves(own(state), "admin")).toEqual([]);
      const makers = ["agent", "back_office", "manager", "clock"] as const;
      const made = new Set(makers.flatMap((maker) => permittedMoves(own(state), maker)));
      expect(made).toEqual(new Set(nextPolicyStates(state)));
    }
  });

  it("F21: another company's policy is kept by whoever serves the customer", () => {
    const other = { state: "in_force", isOwn: false } as const;
    expect(permittedMoves(other, "agent")).toEqual(nextPolicyStates("in_force"));
    expect(permittedMoves(other, "clock")).toEqual([]);
  });
});
