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
  const education = educationTwd(household, rate);
  const lifeTwd = need(lifeNeed(household, partsOf(household, p, education)));
  const retirement = on === undefined ? null : retirementParts(person.birthDate, on, household, p);
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
    retirementCapitalTwd: retirement && need(retirement.capitalTwd),
    retirementGapTwd: retirement && need(retirement.gapTwd),
  };
}

function need(amount: number): number {
  return Math.max(0, roundHalfUp(amount));
}

/** Years of income that stand for the life need where living costs are unknown (雙十原則). */
const FALLBACK_INCOME_YEARS = 10;
/** The other ten of 雙十原則: premiums of more than this share of the income weigh too much. */
export const PREMIUM_SHARE_LIMIT = 0.1;

/** The items of the life need, for the sentence behind the figure; TWD, not rounded. */
export type LifeNeedParts =
  | {
      readonly kind: "items";
      readonly livingTwd: number;
      readonly mortgageTwd: number;
      readonly debtsTwd: number;
      readonly educationTwd: number;
      readonly funeralTwd: number;
      /** Taken off. */
      readonly liquidAssetsTwd: number;
      readonly socialBenefitsTwd: number;
    }
  | { readonly kind: "fallback"; readonly incomeYears: number };

/** What the life need is made of (DOMAIN 4, A19). */
export function lifeNeedParts(household: Household, params?: Partial<NeedsParams>): LifeNeedParts {
  const p: NeedsParams = { ...NEEDS_PARAMS, ...params };
  return partsOf(household, p, educationTwd(household, realRate(p)));
}

function educationTwd({ childrenAges }: Household, rate: number): number {
  return childrenAges.reduce((sum, age) => sum + educationCost(age, rate), 0);
}

function partsOf(household: Household, p: NeedsParams, education: number): LifeNeedParts {
  if (household.livingMonthlyTwd == null) {
    return { kind: "fallback", incomeYears: FALLBACK_INCOME_YEARS };
  }
  return {
    kind: "items",
    livingTwd: 12 * household.livingMonthlyTwd * annuityDue(household.livingYears, realRate(p)),
    mortgageTwd: household.mortgageTwd,
    debtsTwd: household.debtsTwd,
    educationTwd: education,
    funeralTwd: p.funeralTwd,
    liquidAssetsTwd: household.liquidAssetsTwd,
    socialBenefitsTwd: household.socialBenefitsTwd,
  };
}

function lifeNeed(household: Household, parts: LifeNeedParts): number {
  if (parts.kind === "fallback") return parts.incomeYears * household.annualIncomeTwd;
  const costs =
    parts.livingTwd + parts.mortgageTwd + parts.debtsTwd + parts.educationTwd + parts.funeralTwd;
  return costs - parts.liquidAssetsTwd - parts.socialBenefitsTwd;
}

/** The steps of the retirement need, in money of the year of retirement; TWD, not rounded. */
export interface RetirementParts {
  /** Years until retirement; 0 from the retirement age on. */
  readonly years: number;
  readonly finalIncomeTwd: number;
  readonly targetTwd: number;
  readonly pensionTwd: number;
  /** A year. */
  readonly shortfallTwd: number;
  readonly capitalTwd: number;
  /** What is saved today, grown until then. */
  readonly savedTwd: number;
  readonly gapTwd: number;
}

/** How the retirement need comes about (DOMAIN 4, A18). */
export function retirementParts(
  birthDate: IsoDate,
  on: IsoDate,
  household: Household,
  params?: Partial<NeedsParams>,
): RetirementParts {
  const p: NeedsParams = { ...NEEDS_PARAMS, ...params };
  const years = Math.max(0, p.retireAge - completedAge(birthDate, on));
  const finalIncomeTwd = household.annualIncomeTwd * (1 + p.g) ** years;
  const targetTwd = p.retirementRatio * finalIncomeTwd;
  const pensionTwd = household.pensionYearTwd ?? p.pensionRatio * finalIncomeTwd;
  const shortfallTwd = Math.max(0, targetTwd - pensionTwd);
  const capitalTwd = shortfallTwd * annuityDue(p.endAge - p.retireAge, realRate(p));
  const savedTwd = household.savedForRetirementTwd * (1 + p.growthBefore) ** years;
  const gapTwd = Math.max(0, capitalTwd - savedTwd);
  return {
    years,
    finalIncomeTwd,
    targetTwd,
    pensionTwd,
    shortfallTwd,
    capitalTwd,
    savedTwd,
    gapTwd,
  };
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
