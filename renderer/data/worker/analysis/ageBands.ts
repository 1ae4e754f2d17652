import { yearsBetween } from "../columns/dateNumber.ts";

/** Completed years at which a band begins; the last has no end. */
export const AGE_BAND_STARTS = [0, 15, 25, 35, 45, 55, 65, 75] as const;
/** Stands for a person without a birth date, or an organisation. */
export const UNKNOWN_AGE_BAND = -1;

const START_AT = Int8Array.from({ length: 131 }, (_, age) =>
  Number(AGE_BAND_STARTS.findLast((start) => start <= age)),
);

/** The start of the band that holds the completed age on `today`; both as date numbers. */
export function ageBandOf(birth: number, today: number): number {
  if (birth === 0 || birth > today) return UNKNOWN_AGE_BAND;
  return START_AT[Math.min(130, yearsBetween(birth, today))] ?? UNKNOWN_AGE_BAND;
}
