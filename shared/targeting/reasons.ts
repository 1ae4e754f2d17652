import type { IsoDate } from "#shared/insurance/date.ts";
import type { FactValue } from "./catalogue/fieldTypes.ts";
import type { Criteria, CriterionTest, EachCriteria, EachScope } from "./criteria.ts";
import type { PersonFacts } from "./facts/personFacts.ts";
import { holds, subjectOf, subjectsOf, valueFor, type Subject } from "./matches.ts";
import { normalForm, type NormalForm } from "./normalForm.ts";

/** Which policy, coverage, child or member of the household made the criterion true. */
export type ReasonItem = Readonly<{ over: EachScope; label: string }>;

/** One criterion that made the person match (F02). */
export type Reason =
  | Readonly<{
      kind: "test";
      test: CriterionTest;
      /** The test stood under a NOT and did not pass. */
      isNegated: boolean;
      /** The person's own value, or the item's. */
      value: FactValue;
      /** From the outermost in; empty for the person's own fields. */
      items: readonly ReasonItem[];
    }>
  /** "All" or "none" of a list: true of every item, so the criterion itself is the reason. */
  | Readonly<{
      kind: "each";
      each: EachCriteria;
      isNegated: boolean;
      count: number;
      items: readonly ReasonItem[];
    }>;

/**
 * Why a person matches: the leaves that made the tree true, in its order; of an OR only those that hold.
 * Empty if the person does not match. A health value can stand here only with health consent, because
 * without it no health test is true.
 */
export function reasonsOf(
  criteria: Criteria,
  on: IsoDate,
  person: PersonFacts,
  household: readonly PersonFacts[] = [person],
): Reason[] {
  const ask = { household, on };
  const form = normalForm(criteria);
  return holds(form, subjectOf(person), household, on)
    ? reasons(form, subjectOf(person), [], ask)
    : [];
}

type Ask = Readonly<{ household: readonly PersonFacts[]; on: IsoDate }>;

/** The reasons of a form that is known to hold. */
function reasons(
  form: NormalForm,
  subject: Subject,
  items: readonly ReasonItem[],
  ask: Ask,
): Reason[] {
  const isTrue = (part: NormalForm, of: Subject) => holds(part, of, ask.household, ask.on);
  switch (form.kind) {
    case "and":
      return form.of.flatMap((part) => reasons(part, subject, items, ask));
    case "or":
      return form.of
        .filter((part) => isTrue(part, subject))
        .flatMap((part) => reasons(part, subject, items, ask));
    case "some":
      return subjectsOf(form.over, subject, ask.household)
        .filter((next) => isTrue(form.of, next))
        .flatMap((next) =>
          reasons(form.of, next, [...items, { over: form.over, label: next.label }], ask),
        );
    case "every": {
      const count = subjectsOf(form.over, subject, ask.household).length;
      return [{ kind: "each", each: form.source, isNegated: form.isNegated, count, items }];
    }
    case "test": {
      const { test, isNegated } = form;
      return [{ kind: "test", test, isNegated, value: valueFor(test, subject), items }];
    }
  }
}
