import { FUNERAL_LIMIT_TWD } from "../coverage/funeralLimit.ts";
import type { IsoDate } from "../date.ts";
import { birthdayAt, completedAge } from "../insuranceAge.ts";

/** Age from which a death benefit takes effect in full (DOMAIN 2.7). */
export const DEATH_BENEFIT_AGE_YEARS = 15;

export type DeathBenefitLimit =
  | { readonly kind: "none" }
  /** Until the 15th birthday, which itself is free of the limit. */
  | { readonly kind: "under15"; readonly limitTwd: number; readonly until: IsoDate }
  | { readonly kind: "guardianship"; readonly limitTwd: number };

/** Funeral costs are all that may be insured on the death of a child or of a person under guardianship. */
export function deathBenefitLimit(
  insured: { readonly birthDate: IsoDate; readonly isUnderGuardianship?: boolean },
  on: IsoDate,
  limitTwd: number = FUNERAL_LIMIT_TWD,
): DeathBenefitLimit {
  if (insured.isUnderGuardianship) return { kind: "guardianship", limitTwd };
  if (completedAge(insured.birthDate, on) >= DEATH_BENEFIT_AGE_YEARS) return { kind: "none" };
  return {
    kind: "under15",
    limitTwd,
    until: birthdayAt(insured.birthDate, DEATH_BENEFIT_AGE_YEARS),
  };
}
