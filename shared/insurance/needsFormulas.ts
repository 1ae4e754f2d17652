import type { Arithmetic } from "./arithmetic.ts";
import type { IsoDate } from "./date.ts";
import { completedAge } from "./insuranceAge.ts";
import type { Household, NeedsParams } from "./needs.ts";

/** Costs of education a year, in today's money (DOMAIN 4). */
const EDUCATION_COSTS = [
  { fromAge: 6, toAge: 17, yearTwd: 60_000 },
  { fromAge: 18, toAge: 21, yearTwd: 200_000 },
] as const;
/** By age, from 0 to the last year of school: a whole book asks for them. */
const EDUCATION_YEAR_TWD = EDUCATION_COSTS.reduce<number[]>(
  (costs, { fromAge, toAge, yearTwd }) => [
    ...costs,
    ...Array.from({ length: fromAge - costs.length }, () => 0),
    ...Array.from({ length: toAge + 1 - fromAge }, () => yearTwd),
  ],
  [],
);

/** Years of income that stand for the life need where living costs are unknown (雙十原則). */
const FALLBACK_INCOME_YEARS = 10;

/** The items of the life need; TWD, not rounded. */
export type LifeNeedItems<N> =
  | {
      readonly kind: "items";
      readonly livingTwd: N;
      readonly mortgageTwd: N;
      readonly debtsTwd: N;
      readonly educationTwd: N;
      readonly funeralTwd: N;
      /** Taken off. */
      readonly liquidAssetsTwd: N;
      readonly socialBenefitsTwd: N;
    }
  | { readonly kind: "fallback"; readonly incomeYears: number };

/** The steps of the retirement need, in money of the year of retirement; TWD, not rounded. */
export interface RetirementSteps<N> {
  /** Years until retirement; 0 from the retirement age on. */
  readonly years: number;
  readonly finalIncomeTwd: N;
  readonly targetTwd: N;
  readonly pensionTwd: N;
  /** A year. */
  readonly shortfallTwd: N;
  readonly capitalTwd: N;
  /** What is saved today, grown until then. */
  readonly savedTwd: N;
  readonly gapTwd: N;
}

/** The formulas of DOMAIN 4 (A18-A20) in TWD, not rounded, in one arithmetic or the other. */
export function needsFormulas<N>(m: Arithmetic<N>) {
  const zero = m.of(0);
  const one = m.of(1);
  const notNegative = (value: N) => (m.isPositive(value) ? value : zero);
  const grown = (rate: number, years: number) => m.power(m.plus(one, m.of(rate)), years);

  function realRate({ i, g }: Pick<NeedsParams, "i" | "g">): N {
    return m.minus(m.over(m.plus(one, m.of(i)), m.plus(one, m.of(g))), one);
  }

  function annuityDue(years: number, rate: N): N {
    if (years <= 0) return zero;
    if (m.isZero(rate)) return m.of(years);
    const growth = m.plus(one, rate);
    return m.over(m.minus(one, m.power(growth, -years)), m.minus(one, m.over(one, growth)));
  }

  function educationCost(age: number, rate: N): N {
    const growth = m.plus(one, rate);
    let total = zero;
    for (let k = EDUCATION_YEAR_TWD.length - 1; k >= age; k -= 1) {
      total = m.plus(m.of(EDUCATION_YEAR_TWD[k] ?? 0), m.over(total, growth));
    }
    return total;
  }

  function education({ childrenAges }: Household, rate: N): N {
    let total = zero;
    for (const age of childrenAges) total = m.plus(total, educationCost(age, rate));
    return total;
  }

  function lifeItems(
    household: Household,
    p: NeedsParams,
    rate: N,
    educationTwd: N,
  ): LifeNeedItems<N> {
    if (household.livingMonthlyTwd == null) {
      return { kind: "fallback", incomeYears: FALLBACK_INCOME_YEARS };
    }
    const years = annuityDue(household.livingYears, rate);
    return {
      kind: "items",
      livingTwd: m.times(m.times(m.of(12), m.of(household.livingMonthlyTwd)), years),
      mortgageTwd: m.of(household.mortgageTwd),
      debtsTwd: m.of(household.debtsTwd),
      educationTwd,
      funeralTwd: m.of(p.funeralTwd),
      liquidAssetsTwd: m.of(household.liquidAssetsTwd),
      socialBenefitsTwd: m.of(household.socialBenefitsTwd),
    };
  }

  function life(household: Household, items: LifeNeedItems<N>): N {
    if (items.kind === "fallback") {
      return m.times(m.of(items.incomeYears), m.of(household.annualIncomeTwd));
    }
    const debts = m.plus(items.mortgageTwd, items.debtsTwd);
    const once = m.plus(items.educationTwd, items.funeralTwd);
    const costs = m.plus(m.plus(items.livingTwd, debts), once);
    return m.minus(m.minus(costs, items.liquidAssetsTwd), items.socialBenefitsTwd);
  }

  function retirement(
    birthDate: IsoDate,
    on: IsoDate,
    household: Household,
    p: NeedsParams,
  ): RetirementSteps<N> {
    const years = Math.max(0, p.retireAge - completedAge(birthDate, on));
    const finalIncomeTwd = m.times(m.of(household.annualIncomeTwd), grown(p.g, years));
    const targetTwd = m.times(m.of(p.retirementRatio), finalIncomeTwd);
    const pensionTwd =
      household.pensionYearTwd == null
        ? m.times(m.of(p.pensionRatio), finalIncomeTwd)
        : m.of(household.pensionYearTwd);
    const shortfallTwd = notNegative(m.minus(targetTwd, pensionTwd));
    const capitalTwd = m.times(shortfallTwd, annuityDue(p.endAge - p.retireAge, realRate(p)));
    const savedTwd = m.times(m.of(household.savedForRetirementTwd), grown(p.growthBefore, years));
    const gapTwd = notNegative(m.minus(capitalTwd, savedTwd));
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

  /** The needs that no date moves, by field. */
  function family(household: Household, p: NeedsParams) {
    const income = m.of(household.annualIncomeTwd);
    const rate = realRate(p);
    const educationTwd = education(household, rate);
    const stay = m.plus(m.of(p.roomDifferenceTwd), m.of(p.carerTwd));
    const lostADay = m.over(m.times(m.of(p.lossRatio), income), m.of(365));
    const illness = m.times(m.of(p.illnessMultiple), income);
    const careAYear = m.times(m.of(p.ltcMonthlyTwd), m.of(12));
    return {
      lifeTwd: life(household, lifeItems(household, p, rate, educationTwd)),
      majorIllnessTwd: m.plus(illness, m.of(p.selfPaidTreatmentTwd)),
      cancerTwd: m.plus(income, m.of(p.cancerDrugTwd)),
      hospitalDayTwd: m.plus(stay, lostADay),
      reimbMiscTwd: m.of(p.reimbMiscTwd),
      reimbSurgeryTwd: m.of(p.reimbSurgeryTwd),
      disabilityMonthTwd: m.over(m.times(m.of(p.disabilityRatio), income), m.of(12)),
      ltcTwd: m.times(careAYear, annuityDue(p.ltcYears, rate)),
      educationTwd,
    };
  }

  return { realRate, annuityDue, educationCost, education, lifeItems, retirement, family };
}
