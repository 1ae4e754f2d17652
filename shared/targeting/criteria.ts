import { z } from "zod";
import { isoDate } from "#shared/model/brand.ts";
import type { FieldScope } from "./catalogue/fieldDefinition.ts";
import { fieldOf, fieldsOfType, type FieldName } from "./catalogue/fieldTypes.ts";

/*
 * The grammar of DOMAIN 7: a tree of tests joined by AND, OR and NOT, as plain JSON. It drives the form,
 * the predicate, the SQL and the sentence (STYLE: one typed filter grammar). How a tree is read:
 *
 *   1. A test says yes or no, never "unknown". An empty value (null: not known, or not applicable) passes
 *      `empty` and no other test, `ne`, `is_not` and `not_in` included. A set is never empty but may hold
 *      nothing: then `has_none` passes and `count` sees 0.
 *   2. NOT is two-valued: exactly those whom its content does not match. So "not (married)" finds people
 *      of whom nothing is known, "is not married" does not.
 *   3. Ends of ranges belong to the range: between, next and last n days (today belongs to both).
 *   4. A day that comes round each year (birthday, anniversary) is met by its next or last return in
 *      `next` and `last`, by month in `month`, and by the date itself elsewhere.
 *   5. `each` asks about policies, coverages, children, or the members of the household (the person among
 *      them). `any`: at least one; `all`: every one, and there is one; `none`: not one.
 *   6. Health fields answer only where there is health consent. Without it neither a test on one nor its
 *      NOT is ever true (DOMAIN 7 #17, 9.2).
 */
export const CRITERIA_LIMITS = {
  /** Levels of groups, the outermost counted. */
  depth: 8,
  /** Groups and tests together. */
  nodes: 200,
  /** Values in all lists together: every one is a parameter of the SQL. */
  values: 2_000,
  textLength: 100,
  /** Ten years, in `next` and `last`. */
  days: 3_660,
} as const;

const text = z
  .string()
  .trim()
  .min(1)
  .max(CRITERIA_LIMITS.textLength)
  // eslint-disable-next-line no-control-regex -- they are what is refused
  .regex(/^[^\u0000-\u001f]*$/);
const texts = z.array(text).min(1).max(500);
const key = text.optional();
const days = z.int().min(0).max(CRITERIA_LIMITS.days);

const number = <F extends z.ZodRawShape>(shape: F) =>
  [
    z.strictObject({
      ...shape,
      op: z.enum(["eq", "ne", "lt", "le", "gt", "ge"]),
      value: z.number(),
    }),
    z.strictObject({ ...shape, op: z.literal("between"), from: z.number(), to: z.number() }),
  ] as const;

const base = <K extends string, F extends FieldName>(kind: K, fields: readonly F[]) => ({
  kind: z.literal(kind),
  field: z.enum(fields as readonly [F, ...F[]]),
  /** Which of a family: the category of a gap, the channel of a consent. */
  key,
});

const num = base("num", fieldsOfType("num"));
const numTest = z.discriminatedUnion("op", [
  ...number(num),
  z.strictObject({ ...num, op: z.literal("empty") }),
]);

const date = base("date", fieldsOfType("date"));
const dateTest = z.discriminatedUnion("op", [
  z.strictObject({ ...date, op: z.enum(["on", "before", "after"]), date: isoDate }),
  z.strictObject({ ...date, op: z.literal("between"), from: isoDate, to: isoDate }),
  z.strictObject({ ...date, op: z.enum(["next", "last"]), days }),
  z.strictObject({
    ...date,
    op: z.literal("month"),
    /** January is 1; `this` and `next` follow the day of the question, so that a segment stays true. */
    month: z.union([z.int().min(1).max(12), z.enum(["this", "next"])]),
  }),
  z.strictObject({ ...date, op: z.literal("empty") }),
]);

const enumeration = base("enum", fieldsOfType("enum"));
const enumTest = z.discriminatedUnion("op", [
  z.strictObject({ ...enumeration, op: z.enum(["is", "is_not"]), value: text }),
  z.strictObject({ ...enumeration, op: z.enum(["in", "not_in"]), values: texts }),
  z.strictObject({ ...enumeration, op: z.literal("empty") }),
]);

const words = base("text", fieldsOfType("text"));
const textTest = z.discriminatedUnion("op", [
  z.strictObject({ ...words, op: z.enum(["contains", "starts", "equals"]), text }),
  z.strictObject({ ...words, op: z.literal("empty") }),
]);

const boolTest = z.strictObject({
  ...base("bool", fieldsOfType("bool")),
  op: z.enum(["yes", "no"]),
});

const set = base("set", fieldsOfType("set"));
const setTest = z.discriminatedUnion("op", [
  z.strictObject({ ...set, op: z.enum(["has_any", "has_all", "has_none"]), values: texts }),
  z.strictObject({
    ...set,
    op: z.literal("count"),
    count: z.discriminatedUnion("op", [...number({})]),
  }),
]);

const tests = [numTest, dateTest, enumTest, textTest, boolTest, setTest] as const;

/** One criterion with its operator. */
export type CriterionTest = z.infer<(typeof tests)[number]>;
export type TestOf<K extends CriterionTest["kind"]> = Extract<CriterionTest, { kind: K }>;
/** A comparison of numbers, of a field or of the size of a set. */
export type NumberComparison = Extract<TestOf<"set">, { op: "count" }>["count"];

export const EACH_SCOPES = ["household", "policy", "coverage", "child"] as const;
export type EachScope = (typeof EACH_SCOPES)[number];

export type EachCriteria = {
  kind: "each";
  over: EachScope;
  quantifier: "any" | "all" | "none";
  of: Criteria;
};
/** `and` of nothing is everybody, `or` of nothing nobody. */
export type Criteria =
  | CriterionTest
  | { kind: "and" | "or"; of: Criteria[] }
  | { kind: "not"; of: Criteria }
  | EachCriteria;

const child = z.lazy((): z.ZodType<Criteria> => nodeSchema);
const nodeSchema: z.ZodType<Criteria> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["and", "or"]), of: z.array(child) }),
  z.strictObject({ kind: z.literal("not"), of: child }),
  z.strictObject({
    kind: z.literal("each"),
    over: z.enum(EACH_SCOPES),
    quantifier: z.enum(["any", "all", "none"]),
    of: child,
  }),
  ...tests,
]);

/** Parses a tree from a form, a saved segment or a file; refuses what it does not know. */
export const criteriaSchema: z.ZodType<Criteria> = z
  .unknown()
  .superRefine((value, context) => {
    const problem = sizeProblem(value);
    if (problem) context.addIssue({ code: "custom", message: problem });
  })
  .pipe(nodeSchema)
  .superRefine((criteria, context) => {
    for (const { path, message } of problemsOf(criteria, "person", [])) {
      context.addIssue({ code: "custom", path, message });
    }
  });

/** Measured before the tree is parsed, and without recursion, so that a hostile one costs nothing. */
function sizeProblem(root: unknown): string | null {
  let nodes = 0;
  let values = 0;
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== "object" || value === null) continue;
    const { of, values: list } = value as { of?: unknown; values?: unknown };
    nodes += 1;
    values += Array.isArray(list) ? list.length : 0;
    if (nodes > CRITERIA_LIMITS.nodes) return `More than ${CRITERIA_LIMITS.nodes} criteria.`;
    if (values > CRITERIA_LIMITS.values) return `More than ${CRITERIA_LIMITS.values} values.`;
    if (depth > CRITERIA_LIMITS.depth) return `Groups stand ${CRITERIA_LIMITS.depth} deep at most.`;
    if (Array.isArray(of) && of.length > CRITERIA_LIMITS.nodes) {
      return `More than ${CRITERIA_LIMITS.nodes} criteria.`;
    }
    for (const inner of Array.isArray(of) ? (of as unknown[]) : [of]) {
      open.push({ value: inner, depth: depth + 1 });
    }
  }
  return null;
}

type Problem = Readonly<{ path: PropertyKey[]; message: string }>;
/** Whose fields may stand here; inside a household those of a person, but no second household. */
type Place = FieldScope | "member";

function problemsOf(criteria: Criteria, place: Place, path: PropertyKey[]): Problem[] {
  switch (criteria.kind) {
    case "and":
    case "or":
      return criteria.of.flatMap((inner, at) => problemsOf(inner, place, [...path, "of", at]));
    case "not":
      return problemsOf(criteria.of, place, [...path, "of"]);
    case "each": {
      const inner: Place = criteria.over === "household" ? "member" : criteria.over;
      const own: Problem[] =
        place === "person" || (place === "member" && inner !== "member")
          ? []
          : [{ path: [...path, "over"], message: "Cannot stand inside another list." }];
      return [...own, ...problemsOf(criteria.of, inner, [...path, "of"])];
    }
    default:
      return testProblems(criteria, place, path);
  }
}

function testProblems(test: CriterionTest, place: Place, path: PropertyKey[]): Problem[] {
  const definition = fieldOf(test.field);
  const problem = (at: string, message: string): Problem => ({ path: [...path, at], message });
  const problems: Problem[] = [];
  if (definition.scope !== (place === "member" ? "person" : place)) {
    problems.push(problem("field", `Is a field of the ${definition.scope}.`));
  }
  if (definition.keys ? !hasKey(definition.keys, test.key) : test.key !== undefined) {
    problems.push(problem("key", "Is no key of this field."));
  }
  if (definition.type === "enum" || definition.type === "set") {
    const { values } = definition;
    const given = "value" in test ? [test.value as string] : "values" in test ? test.values : [];
    if (values && given.some((value) => !hasKey(values, value))) {
      problems.push(problem("values" in test ? "values" : "value", "Is no value of this field."));
    }
  }
  const range = test.kind === "set" && test.op === "count" ? test.count : test;
  if ("from" in range && range.from > range.to) {
    problems.push(problem("from", "Is after the end of the range."));
  }
  return problems;
}

const hasKey = (table: object, name: string | undefined) =>
  name !== undefined && Object.hasOwn(table, name);
