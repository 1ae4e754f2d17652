import type { FieldUnit } from "../catalogue/fieldDefinition.ts";
import type { EachScope } from "../criteria.ts";
import { type Language, type Words } from "../language.ts";

/*
 * The building blocks of the sentence. {f} is the field, {v} a value, {a} and {b} the ends of a range,
 * {n} a number of days, {x} what stands inside, {c} the word a number is counted with. Chinese follows the usage of a Taiwanese office: 以上 and
 * 以下 include the number, 低於, 未滿 and 超過 do not.
 */
export const NUMBER_PHRASES = {
  eq: ["{f}為 {v}", "{f} is {v}", "{f}为 {v}"],
  ne: ["{f}不是 {v}", "{f} is not {v}", "{f}不是 {v}"],
  lt: ["{f}低於 {v}", "{f} is under {v}", "{f}低于 {v}"],
  /** 未滿 is said of years. */
  ltYears: ["{f}未滿 {v}", "{f} is under {v}", "{f}未满 {v}"],
  le: ["{f} {v}以下", "{f} is at most {v}", "{f} {v}以下"],
  gt: ["{f}超過 {v}", "{f} is over {v}", "{f}超过 {v}"],
  ge: ["{f} {v}以上", "{f} is at least {v}", "{f} {v}以上"],
  between: ["{f} {a}至 {b}", "{f} is from {a} to {b}", "{f} {a}至 {b}"],
} as const satisfies Record<string, Words>;

export const DATE_PHRASES = {
  on: ["{f}為{v}", "{f} is {v}", "{f}为{v}"],
  before: ["{f}在{v}之前", "{f} is before {v}", "{f}在{v}之前"],
  after: ["{f}在{v}之後", "{f} is after {v}", "{f}在{v}之后"],
  between: ["{f}在{a}至{b}", "{f} is from {a} to {b}", "{f}在{a}至{b}"],
  today: ["{f}為今天", "{f} is today", "{f}为今天"],
  tomorrow: ["{f}為今天或明天", "{f} is today or tomorrow", "{f}为今天或明天"],
  yesterday: ["{f}為今天或昨天", "{f} is today or yesterday", "{f}为今天或昨天"],
  next: ["{f}在未來{n}天內", "{f} is within the next {n} days", "{f}在未来{n}天内"],
  last: ["{f}在過去{n}天內", "{f} is within the last {n} days", "{f}在过去{n}天内"],
  month: ["{f}在{v}月", "{f} is in {v}", "{f}在{v}月"],
  thisMonth: ["{f}在本月", "{f} is this month", "{f}在本月"],
  nextMonth: ["{f}在下個月", "{f} is next month", "{f}在下个月"],
} as const satisfies Record<string, Words>;

export const VALUE_PHRASES = {
  is: ["{f}為{v}", "{f} is {v}", "{f}为{v}"],
  is_not: ["{f}不是{v}", "{f} is not {v}", "{f}不是{v}"],
  neither: ["{f}不是{v}", "{f} is neither {v}", "{f}不是{v}"],
  contains: ["{f}含「{v}」", "{f} contains “{v}”", "{f}含“{v}”"],
  starts: ["{f}以「{v}」開頭", "{f} starts with “{v}”", "{f}以“{v}”开头"],
  equals: ["{f}為「{v}」", "{f} is “{v}”", "{f}为“{v}”"],
  has_any: ["{f}含{v}", "{f} include {v}", "{f}含{v}"],
  has_all: ["{f}同時含{v}", "{f} include {v}", "{f}同时含{v}"],
  has_none: ["{f}不含{v}", "{f} do not include {v}", "{f}不含{v}"],
  empty: ["{f}無資料", "{f} is not on file", "{f}无资料"],
} as const satisfies Record<string, Words>;

/** Between the last two of a list, and between the others. */
export const LIST_WORDS = {
  or: ["或", " or ", "或"],
  nor: ["或", " nor ", "或"],
  and: ["及", " and ", "及"],
  comma: ["、", ", ", "、"],
} as const satisfies Record<string, Words>;

export const TREE_PHRASES = {
  and: ["，且", " and ", "，且"],
  or: ["，或", " or ", "，或"],
  group: ["（{x}）", "({x})", "（{x}）"],
  not: ["不符合「{x}」", "not ({x})", "不符合“{x}”"],
  everybody: ["全部客戶", "everybody", "全部客户"],
  nobody: ["沒有客戶", "nobody", "没有客户"],
} as const satisfies Record<string, Words>;

type EachPhrases = Readonly<Record<"any" | "all" | "none", Words>>;
export const EACH_PHRASES: Readonly<Record<EachScope, EachPhrases>> = {
  household: {
    any: [
      "至少一位家庭成員「{x}」",
      "for at least one household member ({x})",
      "至少一位家庭成员“{x}”",
    ],
    all: ["每位家庭成員皆「{x}」", "for every household member ({x})", "每位家庭成员均“{x}”"],
    none: ["沒有任何家庭成員「{x}」", "for no household member ({x})", "没有任何家庭成员“{x}”"],
  },
  policy: {
    any: ["至少一張保單「{x}」", "for at least one policy ({x})", "至少一张保单“{x}”"],
    all: ["每張保單皆「{x}」", "for every policy ({x})", "每张保单均“{x}”"],
    none: ["沒有任何保單「{x}」", "for no policy ({x})", "没有任何保单“{x}”"],
  },
  coverage: {
    any: ["至少一項保障「{x}」", "for at least one coverage ({x})", "至少一项保障“{x}”"],
    all: ["每項保障皆「{x}」", "for every coverage ({x})", "每项保障均“{x}”"],
    none: ["沒有任何保障「{x}」", "for no coverage ({x})", "没有任何保障“{x}”"],
  },
  child: {
    any: ["至少一名子女「{x}」", "for at least one child ({x})", "至少一名子女“{x}”"],
    all: ["每名子女皆「{x}」", "for every child ({x})", "每名子女均“{x}”"],
    none: ["沒有任何子女「{x}」", "for no child ({x})", "没有任何子女“{x}”"],
  },
};

/** What an item is called in a reason. */
export const ITEM_PHRASES: Readonly<Record<EachScope, Words>> = {
  household: ["家庭成員 {x}", "household member {x}", "家庭成员 {x}"],
  policy: ["保單 {x}", "policy {x}", "保单 {x}"],
  coverage: ["保障 {x}", "coverage {x}", "保障 {x}"],
  child: ["子女 {x}", "child {x}", "子女 {x}"],
};

export const UNIT_PHRASES: Readonly<Record<FieldUnit, Words>> = {
  years: ["{v} 歲", "{v}", "{v} 岁"],
  fullYears: ["{v} 年", "{v}", "{v} 年"],
  twd: ["{v} 元", "NT${v}", "{v} 元"],
  people: ["{v} 人", "{v}", "{v} 人"],
  policies: ["{v} 張", "{v}", "{v} 张"],
  times: ["{v} 次", "{v}", "{v} 次"],
  ratio: ["{v}%", "{v}%", "{v}%"],
  percent: ["{v}%", "{v}%", "{v}%"],
  score: ["{v} 分", "{v}", "{v} 分"],
};

/** How many elements of a set: {c} is its counter, in English what is counted. */
export const COUNT_PHRASES = {
  field: ["{f}", "number of {c}", "{f}"],
  value: ["{v} {c}", "{v}", "{v} {c}"],
} as const satisfies Record<string, Words>;

/** An answer {v} to the campaign {x}. */
export const RESPONSE_PHRASE: Words = ["{x}（{v}）", "{x} ({v})", "{x}（{v}）"];

export const REASON_PHRASES = {
  value: ["{x}（{f}：{v}）", "{x} ({f}: {v})", "{x}（{f}：{v}）"],
  item: ["{f}：{x}", "{f}: {x}", "{f}：{x}"],
  unknown: ["無資料", "not on file", "无资料"],
  none: ["無", "none", "无"],
  yes: ["是", "yes", "是"],
  no: ["否", "no", "否"],
} as const satisfies Record<string, Words>;

const MONTHS =
  "January February March April May June July August September October November December";

/** A month, 1 to 12, as its language writes it. */
export const monthText = (month: number, language: Language): string =>
  language === "en" ? (MONTHS.split(" ")[month - 1] ?? "") : String(month);
