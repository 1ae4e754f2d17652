import { addDays, fromIso, type IsoDate } from "#shared/insurance/date.ts";
import { fieldOf, type FactValue } from "./catalogue/fieldTypes.ts";
import type { CriterionTest, NumberComparison, TestOf } from "./criteria.ts";
import { foldText, placeForm } from "./foldText.ts";

/** Whether a value passes a test of DOMAIN 7, on its own: consent and NOT are the caller's. */
export function passes(test: CriterionTest, value: FactValue, on: IsoDate): boolean {
  if (test.op === "empty") return value === null;
  if (value === null) return false;
  switch (test.kind) {
    case "num":
      return compares(test, value as number);
    case "date":
      return datePasses(test, value as IsoDate, on);
    case "enum":
      return enumPasses(test, value as string);
    case "text":
      return textPasses(test, value as string);
    case "bool":
      return value === (test.op === "yes");
    case "set":
      return setPasses(test, value as readonly string[]);
  }
}

function compares(test: NumberComparison, value: number): boolean {
  switch (test.op) {
    case "eq":
      return value === test.value;
    case "ne":
      return value !== test.value;
    case "lt":
      return value < test.value;
    case "le":
      return value <= test.value;
    case "gt":
      return value > test.value;
    case "ge":
      return value >= test.value;
    case "between":
      return value >= test.from && value <= test.to;
  }
}

function datePasses(test: Exclude<TestOf<"date">, { op: "empty" }>, value: IsoDate, on: IsoDate) {
  switch (test.op) {
    case "on":
      return value === test.date;
    case "before":
      return value < test.date;
    case "after":
      return value > test.date;
    case "between":
      return value >= test.from && value <= test.to;
    case "next":
      return value >= on && value <= addDays(on, test.days);
    case "last":
      return value <= on && value >= addDays(on, -test.days);
    case "month":
      return fromIso(value).month === monthOf(test.month, on);
  }
}

/** The month asked for, 1 to 12. */
export function monthOf(month: number | "this" | "next", on: IsoDate): number {
  if (typeof month === "number") return month;
  const now = fromIso(on).month;
  return month === "this" ? now : (now % 12) + 1;
}

function enumPasses(test: Exclude<TestOf<"enum">, { op: "empty" }>, value: string): boolean {
  const values = valuesOf(test);
  return test.op === "is" || test.op === "in" ? values.includes(value) : !values.includes(value);
}

/** The values of a test as they are compared, each once. */
export function valuesOf(
  test: Exclude<TestOf<"enum">, { op: "empty" }> | Exclude<TestOf<"set">, { op: "count" }>,
): string[] {
  const given = "value" in test ? [test.value] : test.values;
  const definition = fieldOf(test.field);
  const isPlace = "isPlace" in definition && definition.isPlace === true;
  return [...new Set(isPlace ? given.map(placeForm) : given)];
}

function textPasses(test: Exclude<TestOf<"text">, { op: "empty" }>, value: string): boolean {
  const folded = foldText(value);
  const needle = foldText(test.text);
  if (test.op === "equals") return folded === needle;
  return test.op === "starts" ? folded.startsWith(needle) : folded.includes(needle);
}

function setPasses(test: TestOf<"set">, value: readonly string[]): boolean {
  if (test.op === "count") return compares(test.count, value.length);
  const has = (wanted: string) => value.includes(wanted);
  const wanted = valuesOf(test);
  if (test.op === "has_all") return wanted.every(has);
  return wanted.some(has) === (test.op === "has_any");
}
