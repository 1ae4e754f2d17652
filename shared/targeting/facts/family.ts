import { completedYears, fromIso, toIso, type IsoDate } from "#shared/insurance/date.ts";
import { completedAge } from "#shared/insurance/insuranceAge.ts";
import type { Customer } from "#shared/model/customer.ts";
import { isChild, isParent } from "#shared/model/family.ts";
import type { ChildRow } from "../catalogue/fieldTypes.ts";
import type { LifeStage, SchoolStage } from "../catalogue/values.ts";
import type { FactItem } from "./personFacts.ts";

/** First grades in completed years on 1 September of the school year, the last stage first. */
const STAGE_AGES: readonly (readonly [fromAge: number, SchoolStage])[] = [
  [22, "finished"],
  [18, "university"],
  [15, "senior_high"],
  [12, "junior_high"],
  [6, "primary"],
];

/**
 * Where a child stands at school. The school year 學年度 begins on 1 August, and who is six on 1 September
 * begins primary school with it; so a child of 18 enters university (E17). Before that by age: 3 and
 * over kindergarten.
 */
export function schoolStage(birthDate: IsoDate, on: IsoDate): SchoolStage {
  const { year, month } = fromIso(on);
  const cutOff = toIso({ year: month >= 8 ? year : year - 1, month: 9, day: 1 });
  const grade = completedYears(birthDate, cutOff);
  const stage = STAGE_AGES.find(([fromAge]) => grade >= fromAge)?.[1];
  return stage ?? (completedAge(birthDate, on) >= 3 ? "kindergarten" : "infant");
}

/** Born children of the household by age; null if the person is not one of its parents. */
export function childrenOf(
  customer: Customer,
  household: readonly Customer[],
  on: IsoDate,
): FactItem<ChildRow>[] | null {
  if (!isParent(customer)) return null;
  return household
    .filter(
      (member) => isChild(member) && (member.birthDate === undefined || member.birthDate <= on),
    )
    .map(({ name, birthDate }) => ({
      label: name,
      row: {
        age: birthDate === undefined ? null : completedAge(birthDate, on),
        school_stage: birthDate === undefined ? null : schoolStage(birthDate, on),
      },
    }));
}

const RETIREMENT_AGE = 65;

/** Life stage of F15; null where too little is known. */
export function lifeStage(
  { maritalStatus, householdRole }: Customer,
  age: number | null,
  children: readonly FactItem<ChildRow>[] | null,
): LifeStage | null {
  if (age !== null && age >= RETIREMENT_AGE) return "retired";
  if (householdRole === "child" && (age === null || age < 18)) return null;
  const stages = (children ?? []).map(({ row }) => row.school_stage);
  // The youngest decides: a family with a baby lives by the baby.
  if (stages.some((stage) => stage === "infant" || stage === "kindergarten")) {
    return "young_children";
  }
  if (stages.some((stage) => stage !== null && stage !== "finished")) return "school_children";
  if (stages.length > 0) return stages.every((stage) => stage !== null) ? "empty_nest" : null;
  if (maritalStatus === undefined) return null;
  return maritalStatus === "married" ? "married" : "single";
}
