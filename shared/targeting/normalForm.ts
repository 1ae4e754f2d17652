import type { Criteria, CriterionTest, EachCriteria, EachScope } from "./criteria.ts";

/*
 * A tree in which NOT stands at the tests only. Both engines, the predicate and the SQL, walk this form:
 *
 *   not (A and B)  ->  not A or not B          not any X   ->  every not X
 *   none X         ->  every not X             all X       ->  some (anything) and every X
 *
 * 1. It matches exactly whom the tree matches, by two-valued NOT.
 * 2. A health test may then hold its consent back on both sides: where there is none, the test is false
 *    and so is its NOT, and since nothing above negates any more, neither can make anybody match.
 */
export type NormalForm =
  | Readonly<{ kind: "and" | "or"; of: readonly NormalForm[] }>
  | Readonly<{ kind: "test"; test: CriterionTest; isNegated: boolean }>
  /** At least one item. */
  | Readonly<{ kind: "some"; over: EachScope; of: NormalForm }>
  /** All items, be there none: `source` is what the user wrote, as it stands or negated. */
  | Readonly<{
      kind: "every";
      over: EachScope;
      of: NormalForm;
      source: EachCriteria;
      isNegated: boolean;
    }>;

const ANYTHING: NormalForm = { kind: "and", of: [] };
const NOTHING: NormalForm = { kind: "or", of: [] };

/** The form of a tree, or of its NOT. */
export function normalForm(criteria: Criteria, isNegated = false): NormalForm {
  switch (criteria.kind) {
    case "and":
    case "or":
      return {
        kind: (criteria.kind === "and") === isNegated ? "or" : "and",
        of: criteria.of.map((inner) => normalForm(inner, isNegated)),
      };
    case "not":
      return normalForm(criteria.of, !isNegated);
    case "each":
      return eachForm(criteria, isNegated);
    default:
      return { kind: "test", test: criteria, isNegated };
  }
}

function eachForm(source: EachCriteria, isNegated: boolean): NormalForm {
  const { over, quantifier, of } = source;
  const some = (inner: NormalForm): NormalForm => ({ kind: "some", over, of: inner });
  const every = (inner: NormalForm): NormalForm => ({
    kind: "every",
    over,
    of: inner,
    source,
    isNegated,
  });
  if (quantifier === "all") {
    return isNegated
      ? { kind: "or", of: [every(NOTHING), some(normalForm(of, true))] }
      : { kind: "and", of: [some(ANYTHING), every(normalForm(of))] };
  }
  const asksForOne = (quantifier === "any") !== isNegated;
  return asksForOne ? some(normalForm(of)) : every(normalForm(of, true));
}
