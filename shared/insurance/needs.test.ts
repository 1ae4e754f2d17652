import { describe, expect, it } from "vitest";
import {
  linHousehold as household,
  linPerson as person,
  LIN_TODAY as on,
} from "./fixtures/linFamily.ts";
import {
  annuityDue,
  educationCost,
  needs,
  NEEDS_PARAMS,
  realRate,
  yearlySavingTwd,
} from "./needs.ts";

const rate = realRate(NEEDS_PARAMS);

describe("DOMAIN 4 needs", () => {
  it("real rate and annuities due", () => {
    expect(rate).toBeCloseTo(0.00985222, 8);
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

  it("A20: parameters override, and i and g move every annuity", () => {
    const flat = needs({ person, household, params: { i: 0.015, ltcYears: 10, funeralTwd: 0 } });
    expect(flat.ltcTwd).toBe(45_000 * 12 * 10);
    expect(flat.educationTwd).toBe(2 * (12 * 60_000 + 4 * 200_000));
    expect(flat.lifeTwd).toBe(9_600_000 + 4_200_000 + 3_040_000 - 2_900_000);
  });
});
