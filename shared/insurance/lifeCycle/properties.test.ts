import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, fromDayNumber } from "../date.ts";
import { isInForce, nextPolicyStates } from "../policyState.ts";
import { PREMIUM_MODES } from "../rules.ts";
import { findProduct } from "../shippedCatalogue.ts";
import { stateOn } from "./stateOn.ts";
import { DECIDED_STATES, type Contract, type PolicyEvent } from "./types.ts";

describe("properties of the life cycle", () => {
  const day = fc.integer({ min: 18_000, max: 24_000 }).map(fromDayNumber);
  const contract: fc.Arbitrary<Contract> = fc.record({
    effectiveDate: day,
    premiumMode: fc.constantFrom(...PREMIUM_MODES),
    byTransfer: fc.boolean(),
    paymentYears: fc.constantFrom(1, 3, 20, Number.POSITIVE_INFINITY),
    coverEnds: fc.option(
      fc.record({ on: day, as: fc.constantFrom("matured" as const, "expired" as const) }),
      { nil: undefined },
    ),
    receivedOn: fc.option(day, { nil: undefined }),
    hasPremiumLoan: fc.boolean(),
    modalPremiumTwd: fc.integer({ min: 0, max: 50_000 }),
    product: fc.constantFrom(findProduct("QH-WL"), findProduct("QH-CA"), undefined),
  });
  const event: fc.Arbitrary<PolicyEvent> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant("payment" as const), on: day }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("reminder" as const), on: day }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("value" as const),
        on: day,
        valueTwd: fc.nat(1_000_000),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("reinstatement" as const), on: day }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("decision" as const),
        on: day,
        to: fc.constantFrom(...DECIDED_STATES),
        until: fc.option(day, { nil: undefined }),
      }),
    },
  );
  const history = fc.array(event, { maxLength: 15 });

  it("every move is permitted by the table, in order of time, and an ended policy stays ended", () => {
    fc.assert(
      fc.property(contract, history, day, (own, events, on) => {
        const { moves, state } = stateOn(own, events, on);
        moves.forEach((move, i) => {
          expect(nextPolicyStates(move.from)).toContain(move.to);
          expect(move.from).toBe(moves[i - 1]?.to ?? "underwriting");
          expect(move.on >= (moves[i - 1]?.on ?? "")).toBe(true);
          expect(move.on <= on).toBe(true);
        });
        expect(state).toBe(moves.at(-1)?.to ?? "underwriting");
      }),
      { numRuns: 500 },
    );
  });

  it("what happens later changes nothing about a day: the moves of a day are a beginning of the later ones", () => {
    fc.assert(
      fc.property(contract, history, day, fc.nat(2_000), (own, events, on, later) => {
        const { moves } = stateOn(own, events, on);
        expect(stateOn(own, events, addDays(on, later)).moves.slice(0, moves.length)).toEqual(
          moves,
        );
      }),
      { numRuns: 500 },
    );
  });

  it("the dates that matter lie ahead, in order; an ended policy has none", () => {
    fc.assert(
      fc.property(contract, history, day, (own, events, on) => {
        const { state, next } = stateOn(own, events, on);
        expect(next.every((milestone) => milestone.on >= on)).toBe(true);
        expect(next.map((milestone) => milestone.on)).toEqual(
          next.map((milestone) => milestone.on).toSorted(),
        );
        if (nextPolicyStates(state).length === 0) expect(next).toEqual([]);
      }),
    );
  });

  it("a policy that announces its lapse lapses on that day if nothing is paid", () => {
    fc.assert(
      fc.property(contract, history, day, (own, events, on) => {
        const past = events.filter((one) => one.on <= on);
        const lapses = stateOn(own, past, on).next.find(({ kind }) => kind === "lapses");
        if (!lapses) return;
        expect(isInForce(stateOn(own, past, addDays(lapses.on, -1)).state)).toBe(true);
        expect(stateOn(own, past, lapses.on).state).toBe("lapsed");
      }),
      { numRuns: 500 },
    );
  });
});
