import type { IsoDate } from "../date.ts";
import type { Benefit } from "../product.ts";
import { roundHalfUp } from "../rounding.ts";
import { catalogue as shipped } from "../shippedCatalogue.ts";
import { answer, holdingsOn, type ProductBook } from "./evaluateSituation.ts";
import type { LineFigures } from "./figures.ts";
import {
  COVER_KINDS,
  standardSituation,
  type CoverKind,
  type CoverUnit,
} from "./standardSituations.ts";
import type { CoverageLine, CoveragePolicy, CoverageResult, InsuredPerson } from "./types.ts";

/** Whose policies stand how, on which date. */
export interface Standing {
  readonly person: InsuredPerson;
  readonly policies: readonly CoveragePolicy[];
  readonly on: IsoDate;
}

/** Rows that ask the same question share a number: the matrix has more rows than questions. */
const QUESTION_OF = numberQuestions();

function numberQuestions(): Readonly<Record<CoverKind, number>> {
  const keys = COVER_KINDS.map((kind) => {
    const { situation, isPromise } = standardSituation(kind);
    return `${isPromise === true}|${JSON.stringify(situation)}`;
  });
  const entries = COVER_KINDS.map((kind, at) => [kind, keys.indexOf(keys[at] ?? "")]);
  return Object.fromEntries(entries) as Record<CoverKind, number>;
}

/** Answers the standard situations of one person on one date, each once. */
export function standingOf(standing: Standing, catalogue: ProductBook = shipped) {
  const { person, policies, on } = standing;
  const holdings = holdingsOn(policies, on, catalogue);
  const answers = new Map<number, CoverageResult>();
  return (kind: CoverKind): CoverageLine[] => {
    const { category, situation, isPromise, unit } = standardSituation(kind);
    let result = answers.get(QUESTION_OF[kind]);
    if (!result) {
      result = answer(holdings, {
        person,
        situation: { ...situation, on },
        tables: catalogue.tables,
        horizon: isPromise ? "promise" : "today",
      });
      answers.set(QUESTION_OF[kind], result);
    }
    return result.lines.filter(
      (line) => line.category === category && fitsUnit(line.benefit, unit),
    );
  };
}

/** Long-term care has a lump and a stream under one category: each row takes its own. */
export function fitsUnit({ rule }: Benefit, unit: CoverUnit): boolean {
  const isStream = rule.type === "annuity";
  if (unit === "month" || unit === "year") return isStream;
  return !isStream;
}

/** The figure of a line in a row's unit, TWD: a day, a month, a cap, or 0 if it does not pay. */
export function unitAmountTwd(line: LineFigures, unit: CoverUnit): number {
  if (!line.applies) return 0;
  if (unit === "cap") return line.capTwd ?? 0;
  if (unit === "day") return line.perDayTwd ?? line.amountTwd;
  if (unit === "month" && line.every === "year") return roundHalfUp(line.amountTwd / 12);
  if (unit === "year" && line.every === "month") return line.amountTwd * 12;
  return line.amountTwd;
}

/** Sum of one row in its unit; for reimbursements the sum of the caps, which the bill bounds. */
export function coverTwd(lines: readonly CoverageLine[], kind: CoverKind): number {
  const { unit } = standardSituation(kind);
  return lines.reduce((sum, line) => sum + unitAmountTwd(line, unit), 0);
}
