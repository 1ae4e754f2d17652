import { addDays, type IsoDate } from "../date.ts";
import { gracePeriod, POLICY_CLOCKS, reinstatementWindow } from "../policyClocks.ts";
import type { PolicyState } from "../policyState.ts";
import {
  dueDate,
  fallenDue,
  instalments,
  moved,
  unpaidDue,
  valueLasts,
  type Position,
} from "./position.ts";
import type { Contract, MoveReason } from "./types.ts";

export interface ClockMove {
  readonly on: IsoDate;
  readonly to: PolicyState;
  readonly why: MoveReason;
  readonly facts?: Partial<Position>;
}

/** The next move that the calendar makes if nothing else happens, or null. */
export function nextClockMove(contract: Contract, position: Position): ClockMove | null {
  switch (position.state) {
    case "underwriting":
      return { on: contract.effectiveDate, to: "in_force", why: { code: "effective" } };
    case "in_force":
      return earliest(
        termEnd(contract),
        paymentsDone(contract, position),
        graceBegins(contract, position),
      );
    case "grace":
      return earliest(settledAtTerm(contract, position), graceEnds(contract, position));
    case "apl":
      return earliest(
        settledAtTerm(contract, position),
        lentToTheLast(contract, position),
        loanEnds(position),
      );
    case "lapsed":
      return afterLapse(contract, position);
    case "premium_paid":
    case "waived":
      return termEnd(contract);
    case "paid_up": {
      // A paid-up contract has a value to pay at its end, whatever the end of the full contract would be.
      const end = termEnd(contract);
      return end && { ...end, to: "matured" };
    }
    case "extended_term":
      return position.extendedUntil === null
        ? null
        : { on: position.extendedUntil, to: "expired", why: { code: "termEnded" } };
    default:
      return null;
  }
}

/** Make every clock move up to and including a day. */
export function advance(contract: Contract, position: Position, to: IsoDate): Position {
  let now = position;
  for (;;) {
    const move = nextClockMove(contract, now);
    if (!move || move.on > to) return now;
    // A move that was due before the policy came into this state happens as soon as it is there.
    const on = now.since !== null && move.on < now.since ? now.since : move.on;
    now = moved(now, on, move.to, move.why, move.facts);
  }
}

/** The first of the moves; on the same day the one named first. */
function earliest(...moves: readonly (ClockMove | null)[]): ClockMove | null {
  return moves.reduce(
    (first, move) => (move && (!first || move.on < first.on) ? move : first),
    null,
  );
}

function termEnd({ coverEnds }: Contract): ClockMove | null {
  return coverEnds ? { on: coverEnds.on, to: coverEnds.as, why: { code: "termEnded" } } : null;
}

/** At the end of its term an unpaid policy is settled out of the benefit, and then ends like any other. */
function settledAtTerm(contract: Contract, { paid }: Position): ClockMove | null {
  if (!contract.coverEnds) return null;
  const { on } = contract.coverEnds;
  const facts = { paid: Math.max(paid, fallenDue(contract, on)) };
  return { on, to: "in_force", why: { code: "premiumDeducted" }, facts };
}

/** 繳清 begins where the next premium would fall due, not with the last payment: that year is paid for. */
function paymentsDone(contract: Contract, position: Position): ClockMove | null {
  const total = instalments(contract);
  if (position.paid < total || !Number.isFinite(total)) return null;
  return { on: dueDate(contract, total), to: "premium_paid", why: { code: "allPremiumsPaid" } };
}

function unpaidGrace(contract: Contract, position: Position) {
  const dueOn = unpaidDue(contract, position);
  if (dueOn === null) return null;
  const remindedOn = position.remindedOn ?? undefined;
  const grace = gracePeriod({
    mode: contract.premiumMode,
    byTransfer: contract.byTransfer,
    dueOn,
    remindedOn,
  });
  if (!grace) return null;
  const { lastDay, lapsesOn } = grace;
  const runsFromDue = lastDay === addDays(dueOn, POLICY_CLOCKS.graceDays);
  const why: MoveReason =
    remindedOn === undefined || runsFromDue
      ? { code: "premiumOverdue", dueOn, lastDay }
      : { code: "reminded", remindedOn, lastDay };
  return { dueOn, lastDay, lapsesOn, why };
}

function graceBegins(contract: Contract, position: Position): ClockMove | null {
  const grace = unpaidGrace(contract, position);
  if (!grace) return null;
  const on = addDays(grace.lastDay, 1 - POLICY_CLOCKS.graceDays);
  return { on, to: "grace", why: grace.why, facts: { remindedOn: position.remindedOn } };
}

function graceEnds(contract: Contract, position: Position): ClockMove | null {
  const grace = unpaidGrace(contract, position);
  if (!grace) return null;
  const { dueOn, lastDay, lapsesOn } = grace;
  const loan = premiumLoan(contract, position);
  if (loan === "lends") {
    const lentUntil = valueLasts(contract, dueOn, position.valueTwd ?? 0);
    const why: MoveReason = { code: "premiumLent", dueOn, lentUntil };
    return { on: lapsesOn, to: "apl", why, facts: { lentUntil } };
  }
  const why: MoveReason = { code: "graceOver", lastDay, loan };
  return { on: lapsesOn, to: "lapsed", why, facts: { lapsedOn: lapsesOn } };
}

/** Cover that rests on a figure nobody has stated is not promised: the policy is shown as lapsed. */
function premiumLoan(contract: Contract, { valueTwd }: Position) {
  const { hasPremiumLoan = false, modalPremiumTwd = 0 } = contract;
  if (!hasPremiumLoan) return "notElected";
  if (valueTwd === null || modalPremiumTwd <= 0) return "valueUnknown";
  return valueTwd >= modalPremiumTwd ? "lends" : "valueTooSmall";
}

/** The loan has paid every premium of the contract: nothing more falls due. */
function lentToTheLast(contract: Contract, { lentUntil }: Position): ClockMove | null {
  const total = instalments(contract);
  if (!Number.isFinite(total) || lentUntil === null) return null;
  const on = dueDate(contract, total);
  if (lentUntil < on) return null;
  return { on, to: "in_force", why: { code: "allPremiumsPaid" }, facts: { paid: total } };
}

/** A loan that is used up ends only after a further reminder and 30 more days (DOMAIN 2.4.4). */
function loanEnds({ lentUntil, remindedOn }: Position): ClockMove | null {
  if (lentUntil === null || remindedOn === null) return null;
  const lastDay = addDays(remindedOn, POLICY_CLOCKS.graceDays);
  const on = addDays(lastDay, 1);
  const why: MoveReason = { code: "valueUsedUp", usedUpOn: lentUntil, lastDay };
  return { on, to: "lapsed", why, facts: { lapsedOn: on } };
}

function afterLapse(contract: Contract, position: Position): ClockMove | null {
  const { lapsedOn, arrearsPaidOn } = position;
  if (lapsedOn === null) return null;
  if (arrearsPaidOn !== null) {
    const on = addDays(arrearsPaidOn, 1);
    const facts = {
      paid: Math.max(position.paid, fallenDue(contract, arrearsPaidOn)),
      reinstatedOn: on,
    };
    return { on, to: "in_force", why: { code: "reinstated", paidOn: arrearsPaidOn }, facts };
  }
  const { lastDay } = reinstatementWindow(lapsedOn, contract.coverEnds?.on);
  return { on: addDays(lastDay, 1), to: "terminated", why: { code: "notReinstated", lastDay } };
}
