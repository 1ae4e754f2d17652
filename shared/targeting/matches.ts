import type { IsoDate } from "#shared/insurance/date.ts";
import { columnOf, fieldOf, type FactValue } from "./catalogue/fieldTypes.ts";
import type { Criteria, CriterionTest, EachScope } from "./criteria.ts";
import { ITEM_LISTS, type PersonFacts } from "./facts/personFacts.ts";
import { normalForm, type NormalForm } from "./normalForm.ts";
import { passes } from "./passes.ts";

/** Whom a test is asked of: a person of the household, or one of the person's items. */
export type Subject = Readonly<{
  label: string;
  row: Readonly<Record<string, FactValue>>;
  person: PersonFacts;
}>;

/** Whether a person matches; `household` holds all members whose facts are known, the person among them. */
export type Matcher = (person: PersonFacts, household?: readonly PersonFacts[]) => boolean;

/** Prepares a tree once for many people. `on` is the date on which their facts were made. */
export function matcher(criteria: Criteria, on: IsoDate): Matcher {
  const form = normalForm(criteria);
  return (person, household = [person]) => holds(form, subjectOf(person), household, on);
}

/** A person as the subject of a test. */
export const subjectOf = (person: PersonFacts): Subject => ({
  label: person.name,
  row: person.row as unknown as Subject["row"],
  person,
});

/** The members or items that a `some` or `every` walks. */
export function subjectsOf(
  over: EachScope,
  { person }: Subject,
  household: readonly PersonFacts[],
): readonly Subject[] {
  if (over === "household") return household.map(subjectOf);
  const items: readonly { label: string; row: object }[] = person[ITEM_LISTS[over]];
  return items.map(({ label, row }) => ({ label, row: row as Subject["row"], person }));
}

/** Whether a subject fulfils a form; `on` is the day of the facts. */
export function holds(
  form: NormalForm,
  subject: Subject,
  household: readonly PersonFacts[],
  on: IsoDate,
): boolean {
  const inner = (of: NormalForm) => (next: Subject) => holds(of, next, household, on);
  switch (form.kind) {
    case "and":
      return form.of.every((part) => holds(part, subject, household, on));
    case "or":
      return form.of.some((part) => holds(part, subject, household, on));
    case "some":
      return subjectsOf(form.over, subject, household).some(inner(form.of));
    case "every":
      return subjectsOf(form.over, subject, household).every(inner(form.of));
    case "test": {
      const { test, isNegated } = form;
      if (fieldOf(test.field).isHealth && !subject.person.hasHealthConsent) return false;
      return passes(test, valueFor(test, subject), on) !== isNegated;
    }
  }
}

/** What the subject has for a test; a recurring day by its next or last return (criteria.ts, 4). */
export const valueFor = (test: CriterionTest, { row }: Subject): FactValue =>
  row[columnFor(test)] ?? null;

/** The column a test reads, in the row of its field's scope. */
export function columnFor(test: CriterionTest): string {
  const definition = fieldOf(test.field);
  const recurs = definition.type === "date" ? definition.recurs : undefined;
  if (recurs && (test.op === "next" || test.op === "last")) return recurs[test.op];
  return columnOf(test.field, test.key);
}
