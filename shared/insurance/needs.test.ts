import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  linHousehold as household,
  linPerson as person,
  LIN_TODAY as on,
} from "./fixtures/linFamily.ts";
import {
  annuityDue,
  educationCost,
  lifeNeedParts,
  needs,
  NEEDS_PARAMS,
  PREMIUM_SHARE_LIMIT,
  realRate,
  retirementParts,
  yearlySavingTwd,
} from "./needs.ts";

const rate = realRate(NEEDS_PARAMS);

describe("DOMAIN 4 needs", () => {
  it("real rate and annuities due", () => {
    expect(rate).toBeCloseTo(0.00985222, 8); // 0.985222 %
    expect(annuityDue(20, rate)).toBeCloseTo(18.250486, 6);
    expect(annuityDue(8, rate)).toBeCloseTo(7.732095, 6);
    expect(annuityDue(20, 0)).toBe(20);
  });

  it("the worked example of 林志遠", () => {
    expect(needs({ person, household, on })).toEqual({
      lifeTwd: 13_450_456,
      accidentTwd: 13_450_456,
      majorIllnessTwd: 2_900_000,
      cancerTwd: 2_400_000,
      hospitalDayTwd: 7_244,
      reimbMiscTwd: 300_000,
      reimbSurgeryTwd: 150_000,
      disabilityMonthTwd: 70_000,
      ltcTwd: 4_175_331,
      educationTwd: 2_700_223,
      retirementCapitalTwd: 13_692_948,
      retirementGapTwd: 11_746_909,
    });
    expect(Math.round(educationCost(5, rate))).toBe(1_369_965);
    expect(Math.round(educationCost(2, rate))).toBe(1_330_258);
    expect(yearlySavingTwd(11_746_909, 30)).toBe(201_393);
  });

  it("the items of the life need: living 8,760,233, education 2,700,223, fallback 12,000,000", () => {
    const parts = lifeNeedParts(household);
    if (parts.kind !== "items") throw new Error("living costs are known");
    expect(Math.round(parts.livingTwd)).toBe(8_760_233);
    expect(Math.round(parts.educationTwd)).toBe(1_369_965 + 1_330_258);
    expect(parts).toMatchObject({
      mortgageTwd: 4_200_000,
      debtsTwd: 0,
      funeralTwd: 690_000,
      liquidAssetsTwd: 1_500_000,
      socialBenefitsTwd: 1_400_000,
    });
    const total = 8_760_233 + 4_200_000 + 1_369_965 + 1_330_258 + 690_000 - 1_500_000 - 1_400_000;
    expect(total).toBe(13_450_456);
    expect(lifeNeedParts({ ...household, livingMonthlyTwd: undefined })).toEqual({
      kind: "fallback",
      incomeYears: 10,
    });
  });

  it("the steps of the retirement need, unrounded until the end", () => {
    const parts = retirementParts(person.birthDate, on, household);
    const rounded = Object.fromEntries(
      Object.entries(parts).map(([name, value]) => [name, Math.round(value)]),
    );
    expect(rounded).toEqual({
      years: 30,
      finalIncomeTwd: 1_875_696,
      targetTwd: 1_312_987,
      pensionTwd: 562_709,
      // the difference of the unrounded figures, not 1,312,987 - 562,709 = 750,278
      shortfallTwd: 750_279,
      capitalTwd: 13_692_948,
      savedTwd: 1_946_039,
      gapTwd: 11_746_909,
    });
  });

  it("premiums of at most 10 % of the income: 60,884 of 1,200,000 are 5.07 %", () => {
    expect(60_884 / household.annualIncomeTwd).toBeLessThan(PREMIUM_SHARE_LIMIT);
    expect(60_884 / household.annualIncomeTwd).toBeCloseTo(0.0507, 4);
  });

  it("a need never falls when a cost rises, nor rises when a saving does", () => {
    const money = fc.nat(20_000_000);
    const family = fc.record({
      annualIncomeTwd: money,
      livingMonthlyTwd: fc.nat(200_000),
      livingYears: fc.nat(60),
      mortgageTwd: money,
      debtsTwd: money,
      liquidAssetsTwd: money,
      socialBenefitsTwd: money,
      childrenAges: fc.array(fc.nat(30), { maxLength: 4 }),
      savedForRetirementTwd: money,
    });
    fc.assert(
      fc.property(family, money, (own, more) => {
        const now = needs({ person, household: own, on });
        const dearer = {
          ...own,
          mortgageTwd: own.mortgageTwd + more,
          childrenAges: [...own.childrenAges, 3],
        };
        expect(needs({ person, household: dearer, on }).lifeTwd).toBeGreaterThanOrEqual(
          now.lifeTwd,
        );
        const richer = {
          ...own,
          liquidAssetsTwd: own.liquidAssetsTwd + more,
          savedForRetirementTwd: own.savedForRetirementTwd + more,
        };
        const then = needs({ person, household: richer, on });
        expect(then.lifeTwd).toBeLessThanOrEqual(now.lifeTwd);
        expect(then.retirementGapTwd ?? 0).toBeLessThanOrEqual(now.retirementGapTwd ?? 0);
        for (const value of Object.values(then)) {
          expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
        }
      }),
    );
  });

  it("A18: retirement needs a date; a pension is taken as given; nobody past 65 is projected", () => {
    const undated = needs({ person, household });
    expect([undated.retirementCapitalTwd, undated.retirementGapTwd]).toEqual([null, null]);
    const rich = needs({ person, household: { ...household, pensionYearTwd: 9_000_000 }, on });
    expect([rich.retirementCapitalTwd, rich.retirementGapTwd]).toEqual([0, 0]);
    const old = needs({ person: { birthDate: "1950-01-01" }, household, on });
    expect(old.retirementCapitalTwd).toBe(Math.round(480_000 * annuityDue(20, rate)));
    expect(old.retirementGapTwd).toBe(Math.round(480_000 * annuityDue(20, rate)) - 600_000);
  });

  it("A19: ten years' income where the living is unknown; never below 0; 22 and older cost nothing", () => {
    expect(
      needs({ person, household: { ...household, livingMonthlyTwd: undefined } }).lifeTwd,
    ).toBe(12_000_000);
    expect(
      needs({ person, household: { ...household, liquidAssetsTwd: 99_000_000 } }).lifeTwd,
    ).toBe(0);
    expect(educationCost(22, rate)).toBe(0);
    expect(educationCost(21, rate)).toBe(200_000);
    expect(annuityDue(0, rate)).toBe(0);
  });

  it("A28: half a dollar of the exact value rounds up, where floats fall just short of it", () => {
    const half = needs({ person, household, params: { i: 0, g: 0.015, ltcYears: 3 } });
    expect(half.ltcTwd).toBe(1_644_422); // 540,000 x (1 + 1.015 + 1.015 squared) = 1,644,421.5
    const retired = { birthDate: "1938-07-31" };
    const flat = { i: 0.02, g: 0.02, endAge: 90 };
    const worker = { ...household, annualIncomeTwd: 1_765_907, pensionYearTwd: 1_163_090 };
    expect(needs({ person: retired, household: worker, on, params: flat })).toMatchObject({
      retirementCapitalTwd: 1_826_123, // (1,236,134.9 - 1,163,090) x 25 = 1,826,122.5
    });
  });

  it("A28: no need in money is more than half a dollar from the exact one", () => {
    const rates = fc.integer({ min: 0, max: 40 }).map((thousandths) => thousandths / 1_000);
    fc.assert(
      fc.property(rates, rates, fc.nat(60), fc.nat(200_000), (i, g, ltcYears, ltcMonthlyTwd) => {
        const { ltcTwd } = needs({ person, household, params: { i, g, ltcYears, ltcMonthlyTwd } });
        // sum of ltc x 12 x ((1000 + 1000 g) / (1000 + 1000 i)) ^ k over the years, in whole numbers
        const [up, down] = [
          BigInt(Math.round(g * 1_000)) + 1_000n,
          BigInt(Math.round(i * 1_000)) + 1_000n,
        ];
        let exact = 0n;
        for (let k = 0n; k < ltcYears; k += 1n) {
          exact += 12n * BigInt(ltcMonthlyTwd) * up ** k * down ** (60n - k);
        }
        const unit = down ** 60n;
        expect(BigInt(ltcTwd)).toBe((2n * exact + unit) / (2n * unit));
      }),
    );
  });

  it("A20: parameters override, and i and g move every annuity", () => {
    const flat = needs({ person, household, params: { i: 0.015, ltcYears: 10, funeralTwd: 0 } });
    expect(flat.ltcTwd).toBe(45_000 * 12 * 10);
    expect(flat.educationTwd).toBe(2 * (12 * 60_000 + 4 * 200_000));
    expect(flat.lifeTwd).toBe(9_600_000 + 4_200_000 + 3_040_000 - 2_900_000);
  });
});
