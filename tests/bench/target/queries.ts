import type { Criteria, CriterionTest } from "#shared/targeting/criteria.ts";

/** Twenty criteria as an office would ask them, over all kinds of fields. */
const TESTS: readonly CriterionTest[] = [
  { kind: "num", field: "age", op: "between", from: 28, to: 62 },
  { kind: "num", field: "insurance_age", op: "le", value: 62 },
  { kind: "date", field: "next_insurance_age_change", op: "next", days: 330 },
  { kind: "enum", field: "sex", op: "in", values: ["M", "F"] },
  { kind: "enum", field: "marital_status", op: "is_not", value: "widowed" },
  { kind: "num", field: "annual_income", op: "ge", value: 300_000 },
  { kind: "enum", field: "city", op: "in", values: ["臺北市", "新北市", "桃園市"] },
  { kind: "text", field: "occupation", op: "contains", text: "師" },
  { kind: "num", field: "policies_in_force", op: "ge", value: 1 },
  { kind: "set", field: "product_lines", op: "has_any", values: ["life", "health"] },
  { kind: "set", field: "coverage_categories", op: "has_none", values: ["LTC", "ANNUITY"] },
  { kind: "num", field: "adequacy", key: "life_illness", op: "lt", value: 0.9 },
  { kind: "num", field: "gap", key: "hospital_day", op: "gt", value: 0 },
  { kind: "num", field: "premium_income_ratio", op: "lt", value: 0.2 },
  { kind: "date", field: "last_contact_date", op: "last", days: 1_000 },
  { kind: "enum", field: "tier", op: "in", values: ["S", "A", "B", "C"] },
  { kind: "bool", field: "is_orphan", op: "no" },
  { kind: "num", field: "completeness", op: "ge", value: 40 },
  { kind: "enum", field: "rfm_segment", op: "not_in", values: ["沉睡", "高額沉睡"] },
  { kind: "bool", field: "consent", key: "phone", op: "yes" },
];
const POLICY: Criteria = {
  kind: "each",
  over: "policy",
  quantifier: "any",
  of: { kind: "enum", field: "policy.mode", op: "in", values: ["annual", "monthly"] },
};

const turned = (by: number): Criteria[] => [...TESTS.slice(by), ...TESTS.slice(0, by)];
const groupsOf = (tests: readonly Criteria[], size: number, kind: "and" | "or"): Criteria[] =>
  Array.from({ length: tests.length / size }, (_, at) => ({
    kind,
    of: tests.slice(at * size, (at + 1) * size),
  }));

/**
 * Trees of these twenty, each begun at another of them: all of them, ways to be one of several, several
 * ways to be all, any of them, and with a walk through everybody's policies.
 */
export function queries(): Criteria[] {
  return TESTS.flatMap((_, by): Criteria[] => {
    const tests = turned(by);
    return [
      { kind: "and", of: tests },
      { kind: "and", of: groupsOf(tests, 4, "or") },
      { kind: "or", of: groupsOf(tests, 5, "and") },
      {
        kind: "and",
        of: [...tests.slice(0, 10), { kind: "not", of: { kind: "and", of: tests.slice(10) } }],
      },
      { kind: "and", of: [{ kind: "or", of: tests.slice(1) }, POLICY] },
    ];
  });
}
