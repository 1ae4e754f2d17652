import type { IsoDate } from "../date.ts";
import { policyAnniversary } from "../policyYear.ts";
import { roundHalfUp } from "../rounding.ts";
import { onlyDay, type Horizon } from "./benefitTests.ts";
import type { Draft } from "./draft.ts";
import type { CoverageLine } from "./types.ts";

/** The numbers of a line, without the words that explain it. */
export type LineFigures = Pick<
  CoverageLine,
  "applies" | "amountTwd" | "every" | "payments" | "capTwd" | "perDayTwd" | "startsOn"
>;

/** Whole TWD, each rounded once at its end (A28). */
export function figuresOf(draft: Draft, horizon: Horizon): LineFigures {
  const { applies, benefit } = draft;
  const figures: { -readonly [K in keyof LineFigures]: LineFigures[K] } = {
    applies,
    amountTwd: roundHalfUp(draft.amount),
  };
  if (!applies) return figures;
  const { rule } = benefit;
  if (rule.type === "annuity") {
    figures.every = rule.frequency === "monthly" ? "month" : "year";
    figures.payments = draft.payments ?? null;
  }
  if (rule.type === "reimbursement") figures.capTwd = roundHalfUp(draft.cap ?? 0);
  if (draft.perDay !== undefined) figures.perDayTwd = roundHalfUp(draft.perDay);
  if (horizon === "promise") {
    const startsOn = startOf(draft);
    if (startsOn) figures.startsOn = startsOn;
  }
  return figures;
}

/** When a benefit begins that the contract owes only later; null if it is owed today. */
function startOf({ facts, benefit }: Draft): IsoDate | null {
  const years =
    benefit.from_age !== undefined
      ? benefit.from_age - facts.coverage.issueAge
      : benefit.from_policy_year !== undefined
        ? benefit.from_policy_year - 1
        : null;
  const startsOn =
    years === null
      ? onlyDay(benefit, facts)
      : policyAnniversary(facts.policy.effectiveDate, Math.max(0, years));
  return startsOn && startsOn > facts.on ? startsOn : null;
}
