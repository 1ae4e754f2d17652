import { addDays, addMonths, type IsoDate } from "../insurance/date.ts";
import { isInForce, type PolicyState } from "../insurance/policyState.ts";

/** Months after issue at which persistency is read (DOMAIN 5.3, F133). */
export const PERSISTENCY_MONTHS = [13, 25] as const;

export interface IssuedPolicy {
  readonly issuedOn: IsoDate;
  /** Annual-mode premium at issue, TWD. */
  readonly annualPremiumTwd: number;
  /** State today. */
  readonly state: PolicyState;
  /** First day on which it was no longer in force, where it is not. */
  readonly endedOn?: IsoDate | undefined;
}

export interface CohortTotal {
  readonly count: number;
  readonly premiumTwd: number;
}

export interface Persistency {
  /** First and last day of issue of the cohort. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly issued: CohortTotal;
  readonly kept: CohortTotal;
  /** Fractions of what was issued; null where nothing was. */
  readonly byCount: number | null;
  readonly byPremium: number | null;
}

export interface PersistencyRequest {
  readonly on: IsoDate;
  /** 13 or 25. */
  readonly months: number;
  /** Calendar months of issue taken together: 1, or 12 for a year's average. */
  readonly cohortMonths?: number;
}

/** A customer who sent the contract back never kept it (DOMAIN 5.3); one not issued never had it. */
const LEFT_OUT: ReadonlySet<PolicyState> = new Set([
  "free_look_cancelled",
  "applied",
  "underwriting",
  "withdrawn",
  "declined",
  "postponed",
]);

/**
 * Persistency 繼續率 (DOMAIN 5.3, F133): what was issued in the calendar month 13 (or 25) months ago, and is still in force. In a
 * wider cohort each policy is read at its own mark, so that a later lapse belongs to the later rate.
 */
export function persistency(
  policies: readonly IssuedPolicy[],
  { on, months, cohortMonths = 1 }: PersistencyRequest,
): Persistency {
  const thisMonth = `${on.slice(0, 7)}-01`;
  const from = addMonths(thisMonth, 1 - months - cohortMonths);
  const to = addDays(addMonths(thisMonth, 1 - months), -1);
  const cohort = policies.filter(
    ({ issuedOn, state }) => issuedOn >= from && issuedOn <= to && !LEFT_OUT.has(state),
  );
  const issued = totalOf(cohort);
  const kept = totalOf(cohort.filter((policy) => isKept(policy, months, on)));
  return {
    from,
    to,
    issued,
    kept,
    byCount: ratio(kept.count, issued.count),
    byPremium: ratio(kept.premiumTwd, issued.premiumTwd),
  };
}

function isKept({ issuedOn, state, endedOn }: IssuedPolicy, months: number, on: IsoDate): boolean {
  if (isInForce(state)) return true;
  const mark = addMonths(issuedOn, months);
  return endedOn !== undefined && endedOn > (mark < on ? mark : on);
}

function totalOf(policies: readonly IssuedPolicy[]): CohortTotal {
  const premiumTwd = policies.reduce((sum, policy) => sum + policy.annualPremiumTwd, 0);
  return { count: policies.length, premiumTwd };
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
