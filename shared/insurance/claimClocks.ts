import { addDays, addMonths, daysBetween, type IsoDate } from "./date.ts";
import { roundHalfUp } from "./rounding.ts";

/** The clocks of claims and disclosure (DOMAIN 2.4.8) [cfg]. */
export const CLAIM_CLOCKS = {
  rescissionContractMonths: 24,
  rescissionKnowledgeMonths: 1,
  claimMonths: 24,
  settlementDays: 15,
  /** Simple interest a year on what is paid late. */
  lateInterest: 0.1,
} as const;

/**
 * Last day on which the insurer may rescind for non-disclosure: two years after the contract, and one month
 * after knowing of it, whichever comes first (DOMAIN 2.4.8).
 */
export function rescissionEnds(effectiveDate: IsoDate, knownOn?: IsoDate): IsoDate {
  const byContract = addMonths(effectiveDate, CLAIM_CLOCKS.rescissionContractMonths);
  if (knownOn === undefined) return byContract;
  const byKnowledge = addMonths(knownOn, CLAIM_CLOCKS.rescissionKnowledgeMonths);
  return byKnowledge < byContract ? byKnowledge : byContract;
}

/** Last day on which a claim may be made: two years after it could have been made (DOMAIN 2.4.8). */
export function claimExpires(couldClaimOn: IsoDate): IsoDate {
  return addMonths(couldClaimOn, CLAIM_CLOCKS.claimMonths);
}

export interface Settlement {
  /** Last day on which the insurer pays without interest. */
  readonly dueOn: IsoDate;
  readonly daysLate: number;
  readonly interestTwd: number;
}

/** What a claim paid (or still unpaid) on a day owes in interest: 15 days from complete papers, then 10 % a year (DOMAIN 2.4.8). TWD. */
export function settlement(
  amountTwd: number,
  papersCompleteOn: IsoDate,
  paidOn: IsoDate,
): Settlement {
  const dueOn = addDays(papersCompleteOn, CLAIM_CLOCKS.settlementDays);
  const daysLate = Math.max(0, daysBetween(dueOn, paidOn));
  const interestTwd = roundHalfUp((amountTwd * CLAIM_CLOCKS.lateInterest * daysLate) / 365);
  return { dueOn, daysLate, interestTwd };
}
