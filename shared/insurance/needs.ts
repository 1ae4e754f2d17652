import type { IsoDate } from "./date.ts";
import { completedAge } from "./insuranceAge.ts";
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

/** Costs of education a year, in today's money (DOMAIN 4). */
const EDUCATION_COSTS = [
  { fromAge: 6, toAge: 17, yearTwd: 60_000 },
  { fromAge: 18, toAge: 21, yearTwd: 200_000 },
] as const;

/** Real rate `(1 + i) / (1 + g) - 1`. */
export function realRate({ i, g }: Pick<NeedsParams, "i" | "g">): number {
  return (1 + i) / (1 + g) - 1;
}

/** ä(n): present value of 1 at the start of each of `years` years; ä(0) = 0, and n if the rate is 0. */
export function annuityDue(years: number, rate: number): number {
  if (years <= 0) return 0;
  if (rate === 0) return years;
  return (1 - (1 + rate) ** -years) / (1 - 1 / (1 + rate));
}

/** Present value of a child's education from age `age` to 21; 0 from 22 on. Not rounded. */
export function educationCost(age: number, rate: number): number {
  let total = 0;
  for (let k = age; k <= 21; k += 1) {
    const cost = EDUCATION_COSTS.find(({ fromAge, toAge }) => k >= fromAge && k <= toAge);
    total += (cost?.yearTwd ?? 0) * (1 + rate) ** -(k - age);
  }
  return total;
}

export interface NeedsRequest {
  readonly person: { readonly birthDate: IsoDate };
  readonly household: Household;
  readonly on?: IsoDate | undefined;
  readonly params?: Partial<NeedsParams> | undefined;
}

/** Needs by category in TWD (DOMAIN 4, A18-A20): planning aids, not advice. Each field is rounded once. */
export function needs({ person, household, on, params }: NeedsRequest): Needs {
  const p: NeedsParams = { ...NEEDS_PARAMS, ...params };
  const rate = realRate(p);
  const income = household.annualIncomeTwd;
  const education = household.childrenAges.reduce((sum, age) => sum + educationCost(age, rate), 0);
  const lifeTwd = need(lifeNeed(household, p, rate, education));
  const retirement = on === undefined ? null : retirementNeed(person.birthDate, on, household, p);
  return {
    lifeTwd,
    accidentTwd: lifeTwd,
    majorIllnessTwd: need(p.illnessMultiple * income + p.selfPaidTreatmentTwd),
    cancerTwd: need(income + p.cancerDrugTwd),
    hospitalDayTwd: need(p.roomDifferenceTwd + p.carerTwd + (p.lossRatio * income) / 365),
    reimbMiscTwd: need(p.reimbMiscTwd),
    reimbSurgeryTwd: need(p.reimbSurgeryTwd),
    disabilityMonthTwd: need((p.disabilityRatio * income) / 12),
    ltcTwd: need(p.ltcMonthlyTwd * 12 * annuityDue(p.ltcYears, rate)),
    educationTwd: need(education),
    retirementCapitalTwd: retirement && need(retirement.capital),
    retirementGapTwd: retirement && need(retirement.gap),
  };
}

function need(amount: number): number {
  return Math.max(0, roundHalfUp(amount));
}

function lifeNeed(household: Household, p: NeedsParams, rate: number, education: number): number {
  if (household.livingMonthlyTwd == null) return 10 * household.annualIncomeTwd;
  const living = 12 * household.livingMonthlyTwd * annuityDue(household.livingYears, rate);
  const costs = living + household.mortgageTwd + household.debtsTwd + education + p.funeralTwd;
  return costs - household.liquidAssetsTwd - household.socialBenefitsTwd;
}

function retirementNeed(birthDate: IsoDate, on: IsoDate, household: Household, p: NeedsParams) {
  const years = Math.max(0, p.retireAge - completedAge(birthDate, on));
  const finalIncome = household.annualIncomeTwd * (1 + p.g) ** years;
  const pension = household.pensionYearTwd ?? p.pensionRatio * finalIncome;
  const shortfall = Math.max(0, p.retirementRatio * finalIncome - pension);
  const capital = shortfall * annuityDue(p.endAge - p.retireAge, realRate(p));
  const saved = household.savedForRetirementTwd * (1 + p.growthBefore) ** years;
  return { capital, gap: Math.max(0, capital - saved) };
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
