import type { StaffRole } from "../model/organisation.ts";
import { nextPolicyStates, type PolicyState } from "./policyState.ts";

/** Who makes a move: a person by role, or the calendar alone. */
export type MoveMaker = StaffRole | "clock";

const OFFICE: readonly MoveMaker[] = ["back_office", "manager"];
const CALENDAR: readonly MoveMaker[] = ["clock", "back_office"];
const SALES: readonly MoveMaker[] = ["agent", "back_office", "manager"];

/**
 * Who may bring a policy of our own into a state. The agent hands the application in and may take it back;
 * the office decides and records what the customer asks for; what only time or a payment brings about needs
 * nobody. Rescission takes a contract from a customer, so a manager answers for it.
 */
const MAKERS: Readonly<Partial<Record<PolicyState, readonly MoveMaker[]>>> = {
  underwriting: SALES,
  withdrawn: SALES,
  declined: OFFICE,
  postponed: OFFICE,
  grace: CALENDAR,
  apl: CALENDAR,
  lapsed: CALENDAR,
  terminated: CALENDAR,
  premium_paid: CALENDAR,
  matured: CALENDAR,
  expired: CALENDAR,
  paid_up: OFFICE,
  extended_term: OFFICE,
  waived: OFFICE,
  surrendered: OFFICE,
  claim_terminated: OFFICE,
  free_look_cancelled: OFFICE,
  rescinded: ["manager"],
};

function makersOf(from: PolicyState, to: PolicyState): readonly MoveMaker[] {
  if (to !== "in_force") return MAKERS[to] ?? [];
  // Out of grace or a premium loan a payment is enough; issue and reinstatement are decisions.
  return from === "grace" || from === "apl" ? [...OFFICE, "clock"] : OFFICE;
}

export interface MovingPolicy {
  readonly state: PolicyState;
  /** Another company's policy is what the customer told us: whoever serves the customer keeps it (F21). */
  readonly isOwn: boolean;
}

/** The states into which this maker may bring the policy (DOMAIN 2.4). */
export function permittedMoves(
  { state, isOwn }: MovingPolicy,
  maker: MoveMaker,
): readonly PolicyState[] {
  return nextPolicyStates(state).filter((to) =>
    (isOwn ? makersOf(state, to) : SALES).includes(maker),
  );
}
