export interface LapseFeatures {
  readonly lateCount24m: number;
  readonly monthlyMode: boolean;
  readonly policyYear: number;
  readonly daysSinceContact: number;
  /** Fraction: 0.5 is 50 % (A24). */
  readonly loanRatio: number;
  readonly orphan: boolean;
  readonly autoDebit: boolean;
  readonly policies: number;
}

/** Terms that raise the score, in the order that breaks ties (A24). */
export const LAPSE_REASONS = [
  "late",
  "monthly",
  "early_year",
  "no_contact",
  "loan",
  "orphan",
] as const;
export type LapseReason = (typeof LAPSE_REASONS)[number];

export type LapseBand = "high" | "medium" | "low";

export interface LapseScore {
  readonly z: number;
  /** Probability, not rounded. */
  readonly p: number;
  readonly band: LapseBand;
  /** At most three, the strongest first. */
  readonly reasons: readonly LapseReason[];
}

/**
 * Risk of lapse by the shipped expert weights (DOMAIN 5.5, A24). An aid: a person decides.
 * Weights are whole hundredths, so that z = 0 is exactly 0 and its policy falls into `high`.
 */
export function lapseScore(features: LapseFeatures): LapseScore {
  const raised: Record<LapseReason, number> = {
    late: 80 * Math.min(features.lateCount24m, 3),
    monthly: features.monthlyMode ? 50 : 0,
    early_year: features.policyYear <= 3 ? 90 : 0,
    no_contact: features.daysSinceContact > 180 ? 60 : 0,
    loan: features.loanRatio > 0.5 ? 70 : 0,
    orphan: features.orphan ? 50 : 0,
  };
  const lowered = (features.autoDebit ? 80 : 0) + 25 * Math.min(features.policies, 5);
  const hundredths = LAPSE_REASONS.reduce((sum, reason) => sum + raised[reason], -300) - lowered;
  const z = hundredths / 100;
  const p = 1 / (1 + Math.exp(-z));
  const reasons = LAPSE_REASONS.filter((reason) => raised[reason] > 0)
    .toSorted((a, b) => raised[b] - raised[a])
    .slice(0, 3);
  return { z, p, band: p >= 0.5 ? "high" : p >= 0.2 ? "medium" : "low", reasons };
}
