/** Policy states of DOMAIN 2.4. */
export const POLICY_STATES = [
  "applied",
  "underwriting",
  "in_force",
  "grace",
  "apl",
  "lapsed",
  "premium_paid",
  "paid_up",
  "extended_term",
  "waived",
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
] as const;

export type PolicyState = (typeof POLICY_STATES)[number];

const IN_FORCE: ReadonlySet<PolicyState> = new Set([
  "in_force",
  "grace",
  "apl",
  "premium_paid",
  "paid_up",
  "extended_term",
  "waived",
]);

/** A14: the states in which a policy pays; `underwriting` and every other state pay 0. */
export function isInForce(state: PolicyState): boolean {
  return IN_FORCE.has(state);
}

const NEVER_ISSUED: ReadonlySet<PolicyState> = new Set([
  "applied",
  "underwriting",
  "withdrawn",
  "declined",
  "postponed",
  "free_look_cancelled",
  "rescinded",
]);

/** Was it ever issued? An application or a cancelled sale is no purchase (DOMAIN 5.1). */
export function isIssued(state: PolicyState): boolean {
  return !NEVER_ISSUED.has(state);
}

const PREMIUM_DUE: ReadonlySet<PolicyState> = new Set(["in_force", "grace", "apl"]);

/** A10: the states in which a further premium can still fall due. */
export function isPremiumDue(state: PolicyState): boolean {
  return PREMIUM_DUE.has(state);
}

const NEXT: Readonly<Record<PolicyState, readonly PolicyState[]>> = {
  applied: ["underwriting", "withdrawn"],
  underwriting: ["in_force", "declined", "postponed", "withdrawn"],
  in_force: [
    "grace",
    "premium_paid",
    "paid_up",
    "extended_term",
    "surrendered",
    "matured",
    "expired",
    "claim_terminated",
    "free_look_cancelled",
    "rescinded",
    "waived",
  ],
  grace: ["in_force", "apl", "lapsed"],
  apl: ["in_force", "lapsed"],
  lapsed: ["in_force", "terminated"],
  premium_paid: ["surrendered", "matured", "expired", "claim_terminated"],
  paid_up: ["surrendered", "matured", "claim_terminated"],
  extended_term: ["expired", "claim_terminated"],
  waived: ["surrendered", "matured", "expired", "claim_terminated"],
  surrendered: [],
  matured: [],
  expired: [],
  claim_terminated: [],
  free_look_cancelled: [],
  rescinded: [],
  terminated: [],
  withdrawn: [],
  declined: [],
  postponed: [],
};

/** The permitted next states of DOMAIN 2.4; empty for an ended policy. */
export function nextPolicyStates(state: PolicyState): readonly PolicyState[] {
  return NEXT[state];
}
