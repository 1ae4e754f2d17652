import type { FieldDefinition } from "./fieldDefinition.ts";
import * as v from "./values.ts";

/** Family, car and home, stage of life: 6 to 8, 14, 15, 48. */
export const FAMILY_FIELDS = {
  children_count: {
    criterion: 6,
    scope: "person",
    type: "num",
    unit: "people",
    words: ["子女人數", "number of children", "子女人数"],
  },
  "children.age": {
    criterion: 7,
    scope: "child",
    type: "num",
    unit: "years",
    words: ["足歲", "age", "周岁"],
  },
  "children.school_stage": {
    criterion: 7,
    scope: "child",
    type: "enum",
    values: v.SCHOOL_WORDS,
    words: ["學齡", "school stage", "学龄"],
  },
  household_role: {
    criterion: 8,
    scope: "person",
    type: "enum",
    values: v.ROLE_WORDS,
    words: ["家庭角色", "household role", "家庭角色"],
  },
  is_breadwinner: {
    criterion: 8,
    scope: "person",
    type: "bool",
    words: ["經濟支柱", "breadwinner", "经济支柱"],
    yes: ["是經濟支柱", "is a breadwinner", "是经济支柱"],
    no: ["不是經濟支柱", "is not a breadwinner", "不是经济支柱"],
  },
  has_car: {
    criterion: 14,
    scope: "person",
    type: "bool",
    words: ["有車", "car", "有车"],
    yes: ["有車", "has a car", "有车"],
    no: ["無車", "has no car", "无车"],
  },
  car_type: {
    criterion: 14,
    scope: "person",
    type: "enum",
    values: v.CAR_WORDS,
    words: ["車種", "kind of car", "车型"],
  },
  car_insurance_expiry: {
    criterion: 14,
    scope: "person",
    type: "date",
    words: ["車險到期日", "car insurance expiry", "车险到期日"],
  },
  has_house: {
    criterion: 15,
    scope: "person",
    type: "bool",
    words: ["有房", "house", "有房"],
    yes: ["有房", "owns a home", "有房"],
    no: ["無房", "owns no home", "无房"],
  },
  mortgage_balance: {
    criterion: 15,
    scope: "person",
    type: "num",
    unit: "twd",
    words: ["房貸餘額", "mortgage balance", "房贷余额"],
  },
  life_stage: {
    criterion: 48,
    scope: "person",
    type: "enum",
    values: v.LIFE_STAGE_WORDS,
    words: ["人生階段", "life stage", "人生阶段"],
  },
} as const satisfies Record<string, FieldDefinition>;
