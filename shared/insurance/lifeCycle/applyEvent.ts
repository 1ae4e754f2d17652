import { rescissionEnds } from "../claimClocks.ts";
import { freeLookEnds, reinstatementWindow } from "../policyClocks.ts";
import { nextPolicyStates } from "../policyState.ts";
import { fallenDue, instalments, moved, unpaidDue, valueLasts, type Position } from "./position.ts";
import type { Contract, PolicyEvent, RefusedEvent } from "./types.ts";

type EventOf<K extends PolicyEvent["kind"]> = Extract<PolicyEvent, { kind: K }>;

/** The position after an event that happens on its day; a refused event changes nothing but is kept. */
export function applyEvent(contract: Contract, position: Position, event: PolicyEvent): Position {
  switch (event.kind) {
    case "payment":
      return pay(contract, position, event);
    case "reminder":
      return remind(contract, position, event);
    case "value":
      return value(contract, position, event);
    case "reinstatement":
      return reinstate(contract, position, event);
    case "decision":
      return decide(contract, position, event);
  }
}

function refuse(position: Position, event: PolicyEvent, why: RefusedEvent["why"]): Position {
  return { ...position, refused: [...position.refused, { event, state: position.state, why }] };
}

function pay(contract: Contract, position: Position, event: EventOf<"payment">): Position {
  const { instalments: count = 1, on } = event;
  const total = instalments(contract);
  if (unpaidDue(contract, position) === null) return refuse(position, event, "notPermitted");
  const paid = Math.min(total, position.paid + count);
  const why = { code: "paid", on } as const;
  if (position.state === "in_force") return { ...position, paid, remindedOn: null };
  if (position.state === "grace") return moved(position, on, "in_force", why, { paid });
  if (position.state !== "apl") return refuse(position, event, "notPermitted");
  // What was lent up to now counts as paid; the loan itself is another account.
  const settled = Math.max(paid, fallenDue(contract, on));
  return moved(position, on, "in_force", why, { paid: settled });
}

/** Only the first reminder of an unpaid premium, or of a loan that is used up, starts a clock. */
function remind(contract: Contract, position: Position, { on }: EventOf<"reminder">): Position {
  if (position.remindedOn !== null) return position;
  const from = position.state === "apl" ? position.lentUntil : unpaidDue(contract, position);
  const isHeard = position.state === "in_force" || position.state === "apl";
  return isHeard && from !== null && on >= from ? { ...position, remindedOn: on } : position;
}

function value(contract: Contract, position: Position, event: EventOf<"value">): Position {
  const { on, valueTwd } = event;
  if (position.state !== "apl") return { ...position, valueTwd };
  const lentUntil = valueLasts(contract, on, Math.max(0, valueTwd));
  // A higher value than thought makes the reminder of a used-up loan void.
  const remindedOn = lentUntil > on ? null : position.remindedOn;
  return { ...position, valueTwd, lentUntil, remindedOn };
}

function reinstate(
  contract: Contract,
  position: Position,
  event: EventOf<"reinstatement">,
): Position {
  if (position.state !== "lapsed" || position.lapsedOn === null) {
    return refuse(position, event, "notPermitted");
  }
  const { lastDay } = reinstatementWindow(position.lapsedOn, contract.coverEnds?.on);
  if (event.on > lastDay) return refuse(position, event, "tooLate");
  return position.arrearsPaidOn === null ? { ...position, arrearsPaidOn: event.on } : position;
}

function decide(contract: Contract, position: Position, event: EventOf<"decision">): Position {
  const { on, to } = event;
  // A claim in grace is covered: the premium is taken from it, so the policy is in force when it ends.
  const isUnpaid = position.state === "grace" || position.state === "apl";
  const from =
    isUnpaid && to === "claim_terminated"
      ? moved(position, on, "in_force", { code: "premiumDeducted" })
      : position;
  if (!nextPolicyStates(from.state).includes(to)) return refuse(position, event, "notPermitted");
  if (isTooLate(contract, event)) return refuse(position, event, "tooLate");
  if (to !== "extended_term") return moved(from, on, to, { code: "decided" });
  if (event.until === undefined || event.until <= on) {
    return refuse(position, event, "untilMissing");
  }
  return moved(from, on, to, { code: "decided" }, { extendedUntil: event.until });
}

function isTooLate(contract: Contract, { on, to, knownOn }: EventOf<"decision">): boolean {
  if (to === "rescinded") return on > rescissionEnds(contract.effectiveDate, knownOn);
  if (to !== "free_look_cancelled" || contract.receivedOn === undefined) return false;
  return on > freeLookEnds(contract.receivedOn);
}
