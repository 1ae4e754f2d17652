import type { IsoDate } from "../date.ts";
import { GAP_KINDS } from "../gaps.ts";

/** The rows of the gap table, and retirement, which DOMAIN 4 reckons apart. */
export const PLAN_KINDS = [...GAP_KINDS, "retirement"] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

export interface PlanSettings {
  readonly validFrom: IsoDate;
  /** What leaving a need wholly uncovered counts, against the other needs. */
  readonly weights: Readonly<Record<PlanKind, number>>;
  /** Premiums over this share of income raise a warning (F139). */
  readonly premiumIncomeLimit: number;
  /** From this completed age on the steps for senior customers apply (DOMAIN 9.8). */
  readonly seniorAge: number;
}

/**
 * Shipped planning settings [cfg]. What ends an income or a life weighs most; cancer draws on the money of
 * major illness, and education stands inside the life need, so their own rows weigh less.
 */
export const PLAN_SETTINGS: readonly PlanSettings[] = [
  {
    validFrom: "2026-01-01",
    weights: {
      life_illness: 3,
      life_accident: 1,
      major_illness: 2,
      cancer: 1,
      hospital_day: 1,
      reimb_misc: 2,
      reimb_surgery: 1,
      disability_month: 2,
      ltc: 1,
      education: 0.5,
      retirement: 1,
    },
    premiumIncomeLimit: 0.2,
    seniorAge: 65,
  },
];

/** The settings of a date: the newest valid by then, before all of them the oldest. */
export function planSettingsOn(
  on: IsoDate,
  settings: readonly PlanSettings[] = PLAN_SETTINGS,
): PlanSettings {
  const byDate = settings.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const found = byDate.findLast(({ validFrom }) => validFrom <= on) ?? byDate[0];
  if (!found) throw new RangeError("There are no planning settings.");
  return found;
}
