import { anniversary, type IsoDate } from "../date.ts";
import { birthdayAt, completedAge } from "../insuranceAge.ts";
import { catalogue as shipped } from "../shippedCatalogue.ts";
import type { ProductBook } from "./evaluateSituation.ts";
import type { CoverKind } from "./standardSituations.ts";
import { coverTwd, standingOf } from "./standing.ts";
import type { CoveragePolicy, InsuredPerson } from "./types.ts";

export interface ByAgeRequest<K extends CoverKind> {
  readonly person: InsuredPerson;
  readonly policies: readonly CoveragePolicy[];
  readonly kinds: readonly K[];
  /** Completed age, default 0. */
  readonly fromAge?: number;
  /** Completed age, inclusive, default 110. */
  readonly toAge?: number;
  /** Anchor: every age is shown at this date's place in the year of life. Default: on the birthday. */
  readonly on?: IsoDate;
}

export interface CoverAtAge<K extends CoverKind> {
  readonly age: number;
  readonly on: IsoDate;
  /** TWD in each kind's own unit. */
  readonly amounts: Readonly<Record<K, number>>;
}

/** The date that stands for an age: the same day of the year of life as the anchor, or the birthday. */
export function dateAtAge(birthDate: IsoDate, age: number, anchor?: IsoDate): IsoDate {
  return anchor === undefined
    ? birthdayAt(birthDate, age)
    : anniversary(anchor, age - completedAge(birthDate, anchor));
}

/** Cover by age for the chart and slider of F23, states held as they are today and premiums paid on. */
export function coverageByAge<K extends CoverKind>(
  request: ByAgeRequest<K>,
  catalogue: ProductBook = shipped,
): CoverAtAge<K>[] {
  const { person, policies, kinds, fromAge = 0, toAge = 110, on: anchor } = request;
  const series: CoverAtAge<K>[] = [];
  for (let age = fromAge; age <= toAge; age += 1) {
    const on = dateAtAge(person.birthDate, age, anchor);
    const linesOf = standingOf({ person, policies, on }, catalogue);
    const amounts = Object.fromEntries(
      kinds.map((kind) => [kind, coverTwd(linesOf(kind), kind)]),
    ) as Record<K, number>;
    series.push({ age, on, amounts });
  }
  return series;
}
