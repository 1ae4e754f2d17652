import { rescissionEnds } from "../claimClocks.ts";
import { addDays, type IsoDate } from "../date.ts";
import { freeLookEnds, reinstatementWindow, repurchaseWindows } from "../policyClocks.ts";
import { isInForce, isPremiumDue } from "../policyState.ts";
import { waitingEnds } from "../waiting.ts";
import { nextClockMove } from "./clockMoves.ts";
import { dueDate, instalments, unpaidDue, type Position } from "./position.ts";
import type { Contract } from "./types.ts";

export const MILESTONE_KINDS = [
  "begins",
  "freeLookEnds",
  "premiumDue",
  "graceEnds",
  "lapses",
  "loanUsedUp",
  "reinstateWithoutEvidenceUntil",
  "reinstateUntil",
  "terminates",
  "illnessCovered",
  "cancerCovered",
  "rescissionEnds",
  "repurchaseFrom",
  "repurchaseUntil",
  "paymentsEnd",
  "coverEnds",
] as const;
export type MilestoneKind = (typeof MILESTONE_KINDS)[number];

export interface Milestone {
  readonly on: IsoDate;
  readonly kind: MilestoneKind;
}

type Dates = Partial<Record<MilestoneKind, IsoDate | null>>;

/** The dates that matter from a day on, ascending; on the same day in the order of the list above. */
export function milestones(contract: Contract, position: Position, on: IsoDate): Milestone[] {
  const dates: Dates = {
    ...beginDates(contract, position),
    ...unpaidDates(contract, position),
    ...lapseDates(contract, position),
    ...coverDates(contract, position, on),
  };
  return MILESTONE_KINDS.flatMap((kind) => {
    const day = dates[kind];
    return day != null && day >= on ? { on: day, kind } : [];
  }).toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

function beginDates({ effectiveDate, receivedOn }: Contract, { state }: Position): Dates {
  if (state === "underwriting") return { begins: effectiveDate };
  if (state !== "in_force") return {};
  return {
    freeLookEnds: receivedOn === undefined ? null : freeLookEnds(receivedOn),
    rescissionEnds: rescissionEnds(effectiveDate),
  };
}

function unpaidDates(contract: Contract, position: Position): Dates {
  const { state, lentUntil } = position;
  if (!isPremiumDue(state)) return {};
  const total = instalments(contract);
  const lapse = nextClockMove(contract, position);
  const lapsesOn = lapse?.to === "lapsed" ? lapse.on : null;
  return {
    premiumDue: unpaidDue(contract, position),
    paymentsEnd: Number.isFinite(total) ? dueDate(contract, total) : null,
    // Grace ends even where a premium loan then takes over.
    graceEnds: state === "grace" && lapse && lapse.to !== "in_force" ? addDays(lapse.on, -1) : null,
    lapses: lapsesOn,
    loanUsedUp: lentUntil,
  };
}

function lapseDates(contract: Contract, position: Position): Dates {
  const { state, lapsedOn, arrearsPaidOn } = position;
  if (state !== "lapsed" || lapsedOn === null) return {};
  if (arrearsPaidOn !== null) return { begins: addDays(arrearsPaidOn, 1) };
  const window = reinstatementWindow(lapsedOn, contract.coverEnds?.on);
  return {
    reinstateWithoutEvidenceUntil: window.withoutEvidenceUntil,
    reinstateUntil: window.lastDay,
    terminates: addDays(window.lastDay, 1),
  };
}

function coverDates(contract: Contract, position: Position, on: IsoDate): Dates {
  const { effectiveDate, product, coverEnds } = contract;
  if (!isInForce(position.state)) return {};
  const ends = { coverEnds: position.extendedUntil ?? coverEnds?.on ?? null };
  if (!product) return ends;
  const clock = { effectiveDate, reinstatedOn: position.reinstatedOn ?? undefined };
  const window = repurchaseWindows(product, effectiveDate).find(({ to }) => to >= on);
  const waiting = (cause: "illness" | "cancer") => {
    const day = waitingEnds(product, clock, cause);
    return day > effectiveDate ? day : null;
  };
  return {
    ...ends,
    illnessCovered: waiting("illness"),
    cancerCovered: waiting("cancer"),
    repurchaseFrom: window?.from,
    repurchaseUntil: window?.to,
  };
}
