import type { NeedsParams } from "#shared/insurance/needs.ts";
import type { HouseholdFigure } from "./checkInput.ts";

type Unit = "twd" | "years" | "age" | "times" | "percent";
export type AssumptionField =
  | { part: "household"; key: HouseholdFigure; unit: Unit }
  | { part: "params"; key: keyof NeedsParams; unit: Unit };

const household = (key: HouseholdFigure, unit: Unit = "twd"): AssumptionField => ({
  part: "household",
  key,
  unit,
});
const param = (key: keyof NeedsParams, unit: Unit = "twd"): AssumptionField => ({
  part: "params",
  key,
  unit,
});

/** Every figure that a need rests on, as the screen edits it and the paper prints it (DOMAIN 4, A20). */
export const ASSUMPTION_GROUPS = {
  household: [
    household("annualIncomeTwd"),
    household("livingMonthlyTwd"),
    household("livingYears", "years"),
    household("mortgageTwd"),
    household("debtsTwd"),
    household("liquidAssetsTwd"),
    household("socialBenefitsTwd"),
    param("funeralTwd"),
  ],
  health: [
    param("illnessMultiple", "times"),
    param("selfPaidTreatmentTwd"),
    param("cancerDrugTwd"),
    param("roomDifferenceTwd"),
    param("carerTwd"),
    param("lossRatio", "percent"),
    param("reimbMiscTwd"),
    param("reimbSurgeryTwd"),
    param("disabilityRatio", "percent"),
    param("ltcMonthlyTwd"),
    param("ltcYears", "years"),
  ],
  retirement: [
    household("savedForRetirementTwd"),
    household("pensionYearTwd"),
    param("retirementRatio", "percent"),
    param("pensionRatio", "percent"),
    param("retireAge", "age"),
    param("endAge", "age"),
  ],
  economy: [param("i", "percent"), param("g", "percent"), param("growthBefore", "percent")],
} as const satisfies Record<string, readonly AssumptionField[]>;

export type AssumptionGroup = keyof typeof ASSUMPTION_GROUPS;
export const ASSUMPTION_GROUP_KEYS = Object.keys(ASSUMPTION_GROUPS) as AssumptionGroup[];
