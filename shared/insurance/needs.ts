import { floats, fractions, roundChecked, type Fraction } from "./arithmetic.ts";
import type { IsoDate } from "./date.ts";
import { needsFormulas, type LifeNeedItems, type RetirementSteps } from "./needsFormulas.ts";
import { roundHalfUp } from "./rounding.ts";

/** What a family tells us; whole years, integer TWD. */
export interface Household {
  readonly annualIncomeTwd: number;
  /** Survivors' living per month; absent: the fallback 雙十原則 (A19). */
  readonly livingMonthlyTwd?: number | undefined;
  readonly livingYears: number;
  readonly mortgageTwd: number;
  readonly debtsTwd: number;
  readonly liquidAssetsTwd: number;
  readonly socialBenefitsTwd: number;
  readonly childrenAges: readonly number[];
  readonly savedForRetirementTwd: number;
  /** In money of the year of retirement (A18). */
  readonly pensionYearTwd?: number | undefined;
}

/** The planning assumptions of DOMAIN 4, all of them settings (A20). Print them under any result. */
export const NEEDS_PARAMS = {
  /** Nominal discount rate a year. */
  i: 0.025,
  /** Growth of income and costs a year. */
  g: 0.015,
  funeralTwd: 690_000,
  illnessMultiple: 2,
  selfPaidTreatmentTwd: 500_000,
  cancerDrugTwd: 1_200_000,
  /** Per day. */
  roomDifferenceTwd: 3_000,
  /** Per day. */
  carerTwd: 2_600,
  lossRatio: 0.5,
  reimbMiscTwd: 300_000,
  reimbSurgeryTwd: 150_000,
  disabilityRatio: 0.7,
  ltcMonthlyTwd: 45_000,
  ltcYears: 8,
  retirementRatio: 0.7,
  pensionRatio: 0.3,
  retireAge: 65,
  endAge: 85,
  growthBefore: 0.04,
} as const;

export type NeedsParams = { readonly [K in keyof typeof NEEDS_PARAMS]: number };

export interface Needs {
  readonly lifeTwd: number;
  readonly accidentTwd: number;
  readonly majorIllnessTwd: number;
  readonly cancerTwd: number;
  readonly hospitalDayTwd: number;
  readonly reimbMiscTwd: number;
  readonly reimbSurgeryTwd: number;
  readonly disabilityMonthTwd: number;
  readonly ltcTwd: number;
  readonly educationTwd: number;
  /** Null without a date, as is the gap (A18). */
  readonly retirementCapitalTwd: number | null;
  readonly retirementGapTwd: number | null;
}

const rough = needsFormulas(floats);
const exactly = needsFormulas(fractions);

/** Real rate a year, `(1 + i) / (1 + g) - 1` (DOMAIN 4): 0.01 is 1 %. */
export function realRate(params: Pick<NeedsParams, "i" | "g">): number {
  return rough.realRate(params);
}

/**
 * ä(n): present value of 1 at the start of each of `years` years (DOMAIN 4, A19); ä(0) = 0, and n if the rate
 * is 0.
 */
export function annuityDue(years: number, rate: number): number {
  return rough.annuityDue(years, rate);
}

/** Present value of a child's education from age `age` to 21 in TWD (DOMAIN 4); 0 from 22 on. Not rounded. */
export function educationCost(age: number, rate: number): number {
  return rough.educationCost(age, rate);
}

export interface NeedsRequest {
  readonly person: { readonly birthDate: IsoDate };
  readonly household: Household;
  readonly on?: IsoDate | undefined;
  readonly params?: Partial<NeedsParams> | undefined;
}

/**
 * Needs by category in TWD (DOMAIN 4, A18-A20): planning aids, not advice. Each field is rounded once, by its
 * exact value (A28), and never below 0. Never fails; refuse a date before birth and years that are not whole
 * before asking.
 */
export function needs({ person, household, on, params }: NeedsRequest): Needs {
  const p: NeedsParams = { ...NEEDS_PARAMS, ...params };
  const values = rough.family(household, p);
  type Values = ReturnType<typeof exactly.family>;
  let exact: Values | undefined;
  const need = (value: number, read: (values: Values) => Fraction) =>
    roundNeed(value, household, p, () => read((exact ??= exactly.family(household, p))));
  const lifeTwd = need(values.lifeTwd, (of) => of.lifeTwd);
  const retired = on === undefined ? null : retirementNeed(person.birthDate, on, household, p);
  return {
    lifeTwd,
    accidentTwd: lifeTwd,
    majorIllnessTwd: need(values.majorIllnessTwd, (of) => of.majorIllnessTwd),
    cancerTwd: need(values.cancerTwd, (of) => of.cancerTwd),
    hospitalDayTwd: need(values.hospitalDayTwd, (of) => of.hospitalDayTwd),
    reimbMiscTwd: need(values.reimbMiscTwd, (of) => of.reimbMiscTwd),
    reimbSurgeryTwd: need(values.reimbSurgeryTwd, (of) => of.reimbSurgeryTwd),
    disabilityMonthTwd: need(values.disabilityMonthTwd, (of) => of.disabilityMonthTwd),
    ltcTwd: need(values.ltcTwd, (of) => of.ltcTwd),
    educationTwd: need(values.educationTwd, (of) => of.educationTwd),
    retirementCapitalTwd: retired && retired.capitalTwd,
    retirementGapTwd: retired && retired.gapTwd,
  };
}

function retirementNeed(birthDate: IsoDate, on: IsoDate, household: Household, p: NeedsParams) {
  const { capitalTwd, gapTwd } = rough.retirement(birthDate, on, household, p);
  const exact = () => exactly.retirement(birthDate, on, household, p);
  return {
    capitalTwd: roundNeed(capitalTwd, household, p, () => exact().capitalTwd),
    gapTwd: roundNeed(gapTwd, household, p, () => exact().gapTwd),
  };
}

/** Beyond any plan; a fraction to the power of a slip of the keyboard would never end. */
const LONGEST_EXACT_YEARS = 300;

function canBeExact({ livingYears }: Household, { ltcYears, retireAge, endAge }: NeedsParams) {
  return [livingYears, ltcYears, retireAge, endAge].every(
    (years) => Number.isInteger(years) && Math.abs(years) <= LONGEST_EXACT_YEARS,
  );
}

/** @param exact asked only where a float might err */
function roundNeed(value: number, household: Household, p: NeedsParams, exact: () => Fraction) {
  const checked = () => (canBeExact(household, p) ? exact() : null);
  return Math.max(0, roundChecked(value, checked));
}

/** Premiums of more than this share of the income weigh too much: the other ten of 雙十原則. */
export const PREMIUM_SHARE_LIMIT = 0.1;

/** The items of the life need, for the sentence behind the figure; TWD, not rounded. */
export type LifeNeedParts = LifeNeedItems<number>;

/** What the life need is made of (DOMAIN 4, A19). */
export function lifeNeedParts(household: Household, params?: Partial<NeedsParams>): LifeNeedParts {
  const p: NeedsParams = { ...NEEDS_PARAMS, ...params };
  const rate = rough.realRate(p);
  return rough.lifeItems(household, p, rate, rough.education(household, rate));
}

/** How the retirement need comes about (DOMAIN 4, A18); TWD in money of the year of retirement, not rounded. */
export function retirementParts(
  birthDate: IsoDate,
  on: IsoDate,
  household: Household,
  params?: Partial<NeedsParams>,
): RetirementSteps<number> {
  return rough.retirement(birthDate, on, household, { ...NEEDS_PARAMS, ...params });
}

/** Saving at the start of each year that grows to `gapTwd` in `years` years; TWD a year (DOMAIN 4). */
export function yearlySavingTwd(
  gapTwd: number,
  years: number,
  growth: number = NEEDS_PARAMS.growthBefore,
): number {
  if (years <= 0) return gapTwd;
  const factor = growth === 0 ? years : (((1 + growth) ** years - 1) / growth) * (1 + growth);
  return roundHalfUp(gapTwd / factor);
}
