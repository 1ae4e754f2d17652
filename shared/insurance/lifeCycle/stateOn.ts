import type { IsoDate } from "../date.ts";
import type { PolicyState } from "../policyState.ts";
import { applyEvent } from "./applyEvent.ts";
import { advance } from "./clockMoves.ts";
import { milestones, type Milestone } from "./milestones.ts";
import { START, unpaidDue, type Position } from "./position.ts";
import type { Contract, MoveReason, PolicyEvent, RefusedEvent, StateMove } from "./types.ts";

/*  underwriting -> in_force -> grace -> apl -> lapsed -> terminated
 *                     ^__________|______|______|   (payment, reinstatement)
 *  1. Every move is one that the table of DOMAIN 2.4 permits; an ended policy stays as it ended.
 *  2. What happens after the day asked changes nothing.
 *  3. On a day the calendar moves first: a policy lapses at 00:00, before the payment of that day. */

export interface PolicyStanding {
  readonly state: PolicyState;
  /** First day in this state; null before the policy begins. */
  readonly since: IsoDate | null;
  readonly why: MoveReason | null;
  /** Due date of a premium that is unpaid and past due, though it may lapse nothing yet. */
  readonly overdueSince: IsoDate | null;
  /** Day from which the policy was in force again after its last lapse; waiting periods may count from it. */
  readonly reinstatedOn: IsoDate | null;
  /** Dates that matter from the day asked on, ascending. */
  readonly next: readonly Milestone[];
  /** How it came to this, oldest first. */
  readonly moves: readonly StateMove[];
  readonly refused: readonly RefusedEvent[];
}

/** Where an issued policy stands on a day, and why (DOMAIN 2.4). The events may come in any order. */
export function stateOn(
  contract: Contract,
  events: readonly PolicyEvent[],
  on: IsoDate,
): PolicyStanding {
  const past = events
    .filter((event) => event.on <= on)
    .toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  const before = past.reduce(
    (position, event) => applyEvent(contract, advance(contract, position, event.on), event),
    START,
  );
  return standingAt(contract, advance(contract, before, on), on);
}

/** What a position means on a day. */
export function standingAt(contract: Contract, position: Position, on: IsoDate): PolicyStanding {
  const { state, since, why, reinstatedOn, moves, refused } = position;
  const due = unpaidDue(contract, position);
  const isOwing = state === "in_force" || state === "grace";
  return {
    state,
    since,
    why,
    overdueSince: isOwing && due !== null && due < on ? due : null,
    reinstatedOn,
    next: milestones(contract, position, on),
    moves,
    refused,
  };
}
