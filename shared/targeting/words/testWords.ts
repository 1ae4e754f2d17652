import { fieldOf } from "../catalogue/fieldTypes.ts";
import type { CriterionTest, NumberComparison, TestOf } from "../criteria.ts";
import type { Words } from "../language.ts";
import {
  COUNT_PHRASES,
  DATE_PHRASES,
  monthText,
  NUMBER_PHRASES,
  VALUE_PHRASES,
} from "./phrases.ts";
import { say, type Speaker } from "./speaker.ts";
import { dateWords, elementWords, fieldWords, listWords, numberWords } from "./valueWords.ts";

/** One criterion with its operator: `足歲 35 歲以上`. */
export function testWords(test: CriterionTest, speaker: Speaker): string {
  const f = fieldWords(test.field, test.key, speaker);
  if (test.op === "empty") return say(speaker, VALUE_PHRASES.empty, { f });
  switch (test.kind) {
    case "num": {
      const definition = fieldOf(test.field);
      const unit = definition.type === "num" ? definition.unit : "times";
      const isYears = unit === "years" || unit === "fullYears";
      const phrase = NUMBER_PHRASES[test.op === "lt" && isYears ? "ltYears" : test.op];
      const numberText = (value: number) => numberWords(value, unit, speaker);
      return comparisonWords(test, phrase, f, numberText, speaker);
    }
    case "date":
      return dateTestWords(test, f, speaker);
    case "enum":
      return enumTestWords(test, f, speaker);
    case "text":
      return say(speaker, VALUE_PHRASES[test.op], { f, v: test.text });
    case "bool":
      return boolTestWords(test, speaker);
    case "set":
      return setTestWords(test, f, speaker);
  }
}

function comparisonWords(
  test: NumberComparison,
  phrase: Words,
  f: string,
  numberText: (value: number) => string,
  speaker: Speaker,
): string {
  return test.op === "between"
    ? say(speaker, phrase, { f, a: numberText(test.from), b: numberText(test.to) })
    : say(speaker, phrase, { f, v: numberText(test.value) });
}

function dateTestWords(
  test: Exclude<TestOf<"date">, { op: "empty" }>,
  f: string,
  speaker: Speaker,
): string {
  switch (test.op) {
    case "on":
    case "before":
    case "after":
      return say(speaker, DATE_PHRASES[test.op], { f, v: dateWords(test.date, speaker) });
    case "between":
      return say(speaker, DATE_PHRASES.between, {
        f,
        a: dateWords(test.from, speaker),
        b: dateWords(test.to, speaker),
      });
    case "next":
    case "last":
      return say(speaker, daysPhrase(test.op, test.days), {
        f,
        n: test.days.toLocaleString("en-US"),
      });
    case "month": {
      const { month } = test;
      if (typeof month === "number") {
        return say(speaker, DATE_PHRASES.month, { f, v: monthText(month, speaker.language) });
      }
      return say(speaker, DATE_PHRASES[month === "this" ? "thisMonth" : "nextMonth"], { f });
    }
  }
}

/** Today belongs to the days to come and to those gone by. */
function daysPhrase(op: "next" | "last", days: number): Words {
  if (days === 0) return DATE_PHRASES.today;
  if (days === 1) return op === "next" ? DATE_PHRASES.tomorrow : DATE_PHRASES.yesterday;
  return DATE_PHRASES[op];
}

function enumTestWords(
  test: Exclude<TestOf<"enum">, { op: "empty" }>,
  f: string,
  speaker: Speaker,
): string {
  const given = "value" in test ? [test.value] : test.values;
  const values = given.map((value) => elementWords(test.field, value, speaker));
  if (test.op === "is" || test.op === "in") {
    return say(speaker, VALUE_PHRASES.is, { f, v: listWords(values, "or", speaker) });
  }
  const phrase = values.length === 1 ? VALUE_PHRASES.is_not : VALUE_PHRASES.neither;
  return say(speaker, phrase, { f, v: listWords(values, "nor", speaker) });
}

function boolTestWords({ field, key, op }: TestOf<"bool">, speaker: Speaker): string {
  const definition = fieldOf(field);
  if (definition.type !== "bool") return "";
  const word = key === undefined ? undefined : definition.keys?.[key];
  return say(speaker, definition[op], { key: word ? say(speaker, word) : "" });
}

function setTestWords(test: TestOf<"set">, f: string, speaker: Speaker): string {
  if (test.op !== "count") {
    const values = test.values.map((value) => elementWords(test.field, value, speaker));
    const v = listWords(values, test.op === "has_all" ? "and" : "or", speaker);
    return say(speaker, VALUE_PHRASES[test.op], { f, v });
  }
  const definition = fieldOf(test.field);
  const c = definition.type === "set" && definition.element ? say(speaker, definition.element) : "";
  const numberText = (value: number) =>
    say(speaker, COUNT_PHRASES.value, { v: value.toLocaleString("en-US"), c });
  const counted = say(speaker, COUNT_PHRASES.field, { f, c });
  const phrase = NUMBER_PHRASES[test.count.op];
  return comparisonWords(test.count, phrase, counted, numberText, speaker);
}
