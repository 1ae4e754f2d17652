import { coverageByAge, dateAtAge, type CoverAtAge } from "#shared/insurance/coverage/byAge.ts";
import { coverageMatrix, type CoverageMatrix } from "#shared/insurance/coverage/matrix.ts";
import { adequacyColour, gapTable, type GapKind, type GapRow } from "#shared/insurance/gaps.ts";
import { completedAge } from "#shared/insurance/insuranceAge.ts";
import { needs, type Needs } from "#shared/insurance/needs.ts";
import { premiumIncomeRatio, yearlyPremiumsTwd } from "#shared/insurance/policyPremiums.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import {
  agedHousehold,
  checkInput,
  type CheckDocuments,
  type CheckInput,
  type Overrides,
} from "./checkInput.ts";
import type { GapState } from "./StateTag.tsx";

export type RowKind = GapKind | "retirement";
export type CheckRow = Omit<GapRow, "kind" | "colour"> & { kind: RowKind; state: GapState };

/** One person's check on one day: everything the screen and the paper draw. */
export type Check = Readonly<{
  input: CheckInput;
  /** Completed age on the day of the check. */
  age: number;
  rows: readonly CheckRow[];
  needs: Needs;
  matrix: CoverageMatrix;
  premiumTwd: number;
  /** Share of income; null without income. */
  premiumRatio: number | null;
  /** How the life need was found: from living costs, or as ten times the income (A19). */
  lifeBasis: "needs" | "tenTimes";
}>;

const STATE_OF = { red: "short", amber: "near", green: "met" } as const;

/** @param age completed age to look at; null for today */
export function makeCheck(
  documents: CheckDocuments,
  today: IsoDate,
  age: number | null,
  overrides: Overrides,
): Check | null {
  const now = checkInput(documents, today, overrides);
  if (!now) return null;
  const input = age === null ? now : atAge(now, age);
  const { person, policies, childrenPolicies, household, params, on } = input;
  const gaps = gapTable({ person, policies, childrenPolicies, household, params, on });
  const premiumTwd = yearlyPremiumsTwd({ person, policies, on });
  return {
    input,
    age: completedAge(person.birthDate, on),
    rows: [...gaps.rows.map(checkRow), ...retirementRow(needs(now))],
    needs: gaps.needs,
    matrix: coverageMatrix({ person, policies, on }),
    premiumTwd,
    premiumRatio: premiumIncomeRatio(premiumTwd, household.annualIncomeTwd),
    lifeBasis: household.livingMonthlyTwd === undefined ? "tenTimes" : "needs",
  };
}

/** The same check at another age; the day keeps its place in the year of life, as policy years do. */
function atAge(now: CheckInput, age: number): CheckInput {
  const years = age - completedAge(now.person.birthDate, now.on);
  if (years === 0) return now;
  const isRetired = years > 0 && age >= now.params.retireAge;
  return {
    ...now,
    on: dateAtAge(now.person.birthDate, age, now.on) as IsoDate,
    household: agedHousehold(now.household, years, isRetired),
  };
}

function checkRow({ colour, ...row }: GapRow): CheckRow {
  return { ...row, state: row.needTwd > 0 ? STATE_OF[colour] : "none" };
}

/**
 * Always as of today, whatever the age line says: a later day would count in that year's money.
 * What is saved grows until retirement, so "have" is what the gap leaves of the capital (A18).
 */
function retirementRow({ retirementCapitalTwd, retirementGapTwd }: Needs): CheckRow[] {
  if (retirementCapitalTwd === null || retirementGapTwd === null) return [];
  const haveTwd = retirementCapitalTwd - retirementGapTwd;
  const adequacy = retirementCapitalTwd > 0 ? haveTwd / retirementCapitalTwd : null;
  return [
    {
      kind: "retirement",
      needTwd: retirementCapitalTwd,
      haveTwd,
      gapTwd: retirementGapTwd,
      adequacy,
      state: adequacy === null ? "none" : STATE_OF[adequacyColour(adequacy)],
      isSameMoney: false,
    },
  ];
}

export const rowOf = (check: Check, kind: RowKind): CheckRow | undefined =>
  check.rows.find((row) => row.kind === kind);

export const CHART_KINDS = ["death_illness", "death_accident", "death_transport"] as const;
export type ChartKind = (typeof CHART_KINDS)[number];
export type AgePoint = CoverAtAge<ChartKind> & {
  /** Life need; null before today's age, where nobody plans any more. */
  needTwd: number | null;
};

export const LAST_AGE = 110;

/** Cover and life need for each age from 0 to 110 (F23). */
export function agePoints(
  documents: CheckDocuments,
  today: IsoDate,
  overrides: Overrides,
): AgePoint[] {
  const now = checkInput(documents, today, overrides);
  if (!now) return [];
  const { person, policies } = now;
  const current = completedAge(person.birthDate, today);
  return coverageByAge({ person, policies, kinds: CHART_KINDS, on: today }).map((point) => {
    if (point.age < current) return { ...point, needTwd: null };
    const { household, params } = atAge(now, point.age);
    return { ...point, needTwd: needs({ person, household, params }).lifeTwd };
  });
}
