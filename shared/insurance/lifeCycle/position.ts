import { addDays, type IsoDate } from "../date.ts";
import { paymentsPerYear } from "../premium.ts";
import type { PolicyState } from "../policyState.ts";
import { instalmentDate } from "../policyYear.ts";
import type { Contract, MoveReason, RefusedEvent, StateMove } from "./types.ts";

/** Where a policy stands while its history is replayed. */
export interface Position {
  readonly state: PolicyState;
  readonly since: IsoDate | null;
  readonly why: MoveReason | null;
  /** Instalments paid or lent, the first included. */
  readonly paid: number;
  /** The reminder that started the grace, or in a premium loan the one after the value was used up. */
  readonly remindedOn: IsoDate | null;
  readonly valueTwd: number | null;
  /** First day for which nothing can be lent any more. */
  readonly lentUntil: IsoDate | null;
  readonly lapsedOn: IsoDate | null;
  /** Arrears of a lapsed policy paid on this day, so that it is in force from the next. */
  readonly arrearsPaidOn: IsoDate | null;
  readonly reinstatedOn: IsoDate | null;
  readonly extendedUntil: IsoDate | null;
  readonly moves: readonly StateMove[];
  readonly refused: readonly RefusedEvent[];
}

export const START: Position = {
  state: "underwriting",
  since: null,
  why: null,
  paid: 1,
  remindedOn: null,
  valueTwd: null,
  lentUntil: null,
  lapsedOn: null,
  arrearsPaidOn: null,
  reinstatedOn: null,
  extendedUntil: null,
  moves: [],
  refused: [],
};

/** The position after a move; what belongs to the state left behind is forgotten. */
export function moved(
  position: Position,
  on: IsoDate,
  to: PolicyState,
  why: MoveReason,
  facts: Partial<Position> = {},
): Position {
  const move = { on, from: position.state, to, why };
  return {
    ...position,
    remindedOn: null,
    lentUntil: null,
    lapsedOn: null,
    arrearsPaidOn: null,
    ...facts,
    state: to,
    since: on,
    why,
    moves: [...position.moves, move],
  };
}

/** Due date of instalment `index`, from 0. */
export function dueDate(contract: Contract, index: number): IsoDate {
  const months = (index * 12) / paymentsPerYear(contract.premiumMode);
  return instalmentDate(contract.effectiveDate, months);
}

/** Instalments of the whole contract; may be Infinity. */
export function instalments(contract: Contract): number {
  return contract.paymentYears * paymentsPerYear(contract.premiumMode);
}

/** Due date of the first instalment not paid, or null if none is left before the cover ends. */
export function unpaidDue(contract: Contract, { paid }: Position): IsoDate | null {
  if (paid >= instalments(contract)) return null;
  const due = dueDate(contract, paid);
  return contract.coverEnds && due >= contract.coverEnds.on ? null : due;
}

/** Instalments that have fallen due up to and including a day. */
export function fallenDue(contract: Contract, on: IsoDate): number {
  const months =
    (Number(on.slice(0, 4)) - Number(contract.effectiveDate.slice(0, 4))) * 12 +
    Number(on.slice(5, 7)) -
    Number(contract.effectiveDate.slice(5, 7));
  let count = Math.max(0, Math.floor((months * paymentsPerYear(contract.premiumMode)) / 12)) + 1;
  while (count > 1 && dueDate(contract, count - 1) > on) count -= 1;
  return Math.min(count, instalments(contract));
}

/** Longer than any contract; keeps the dates inside the calendar. */
const CENTURY_DAYS = 36_525;

/** The first day for which a value can no longer lend a day's premium, counted from a day. */
export function valueLasts(contract: Contract, from: IsoDate, valueTwd: number): IsoDate {
  const yearTwd = (contract.modalPremiumTwd ?? 0) * paymentsPerYear(contract.premiumMode);
  return addDays(from, Math.min(CENTURY_DAYS, Math.floor((valueTwd * 365) / yearTwd)));
}
