import {
  addDays,
  anniversary,
  completedYears,
  daysInMonth,
  fromIso,
  toIso,
  type IsoDate,
  type LeapDayRule,
} from "./date.ts";

/*  birthday (age n)        six-month mark h        birthday (age n + 1)
 *  |--- insurance age n -------------|--- n + 1 ----|--- n + 1 ---
 *                                     ^ nextChange: the day after h
 *  1. The insurance age is the age or the age + 1.
 *  2. It never falls as the date advances.
 *  3. On nextChange it is exactly one more than on the day before. */

export interface InsuranceAge {
  /** Completed years 足歲. */
  readonly age: number;
  /** Insurance age 保險年齡. */
  readonly insuranceAge: number;
  /** First later date on which the insurance age rises. */
  readonly nextChange: IsoDate;
}

/** Completed years on a date (DOMAIN 2.1); negative before birth. */
export function completedAge(birthDate: IsoDate, on: IsoDate, leapDay?: LeapDayRule): number {
  return completedYears(birthDate, on, leapDay);
}

/** The last day on which the insurance age still equals `age` in that year of life (A01). */
function sixMonthMark(birthDate: IsoDate, age: number): IsoDate {
  // Counted from the birth month and day themselves, so 29 Feb gives 29 Aug although the birthday moves to 1 Mar.
  const { year, month, day } = fromIso(birthDate);
  const index = month - 1 + 6;
  const y = year + age + Math.floor(index / 12);
  const m = (index % 12) + 1;
  return toIso({ year: y, month: m, day: Math.min(day, daysInMonth(y, m)) });
}

/** Both ages on a date, or null if the date is before birth (DOMAIN 2.1, A01). */
export function insuranceAge(
  birthDate: IsoDate,
  on: IsoDate,
  leapDay?: LeapDayRule,
): InsuranceAge | null {
  if (on < birthDate) return null;
  const age = completedAge(birthDate, on, leapDay);
  const mark = sixMonthMark(birthDate, age);
  return on > mark
    ? { age, insuranceAge: age + 1, nextChange: addDays(sixMonthMark(birthDate, age + 1), 1) }
    : { age, insuranceAge: age, nextChange: addDays(mark, 1) };
}

/** The birthday in the year in which the person turns `age`. */
export function birthdayAt(birthDate: IsoDate, age: number, leapDay?: LeapDayRule): IsoDate {
  return anniversary(birthDate, age, leapDay);
}
