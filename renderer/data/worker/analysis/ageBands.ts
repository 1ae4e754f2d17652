import { completedAge } from "#shared/insurance/insuranceAge.ts";

/** Completed years at which a band begins; the last has no end. */
export const AGE_BAND_STARTS = [0, 15, 25, 35, 45, 55, 65, 75] as const;
/** Stands for a person without a birth date, or an organisation. */
export const UNKNOWN_AGE_BAND = -1;

/** The start of the band that holds the person's completed age on `today`. */
export function ageBandOf(birthDate: string | undefined, today: string): number {
  if (!birthDate || birthDate > today) return UNKNOWN_AGE_BAND;
  const age = completedAge(birthDate, today);
  return AGE_BAND_STARTS.findLast((start) => start <= age) ?? UNKNOWN_AGE_BAND;
}
