import type { CatalogueTables, RuleOf } from "../product.ts";
import type { BenefitRule } from "../product.ts";
import { paidPremiumsTwd, type CoverageFacts } from "./coverageFacts.ts";
import type { InsuredPerson, Situation } from "./types.ts";

export interface RuleInput {
  readonly facts: CoverageFacts;
  readonly person: InsuredPerson;
  readonly situation: Situation;
  readonly tables: CatalogueTables;
  /** Days that a per-day benefit counts: ICU days for intensive care, hospital days otherwise (A07). */
  readonly days: number;
}

export type LumpRule = Exclude<BenefitRule, RuleOf<"annuity" | "reimbursement" | "waiver">>;

/** Amount of a lump rule in TWD, not yet rounded (DOMAIN 3.2, A28). */
export function ruleAmount(rule: LumpRule, input: RuleInput): number {
  const { facts, situation, tables } = input;
  const sum = facts.coverage.sumInsured;
  switch (rule.type) {
    case "fixed":
      return rule.per === "session" ? rule.amount * (situation.sessions ?? 1) : rule.amount;
    case "sum_insured_multiple":
      return sum * rule.multiple;
    case "per_day":
      return (
        sum *
        rule.sa_multiple *
        Math.max(0, Math.min(input.days, rule.max_days) - (rule.from_day - 1))
      );
    case "surgery_grade":
      return sum * tableValue(tables[rule.table], situation.surgeryGrade);
    case "disability_grade":
      return sum * rule.multiple * tableValue(tables[rule.table], situation.disabilityGrade);
    case "age_band": {
      const band = rule.bands.find(({ from, to }) => facts.age >= from && facts.age <= to);
      return band ? sum * band.multiple : 0;
    }
    case "decreasing_term":
      return (sum * Math.max(0, facts.termYears - facts.year + 1)) / facts.termYears;
    case "increasing":
      return sum * Math.min(growth(rule, facts.year - 1), rule.cap_multiple);
    case "return_of_premium":
      return paidPremiumsTwd(facts, input.person) * rule.factor;
    case "max_of":
      return Math.max(...rule.rules.map((child) => ruleAmount(child, input)));
  }
}

function growth(rule: RuleOf<"increasing">, years: number): number {
  return rule.mode === "simple" ? 1 + rule.rate * years : (1 + rule.rate) ** years;
}

/** A grade outside the table, or none, pays nothing (A07). */
export function tableValue(table: Readonly<Record<string, number>>, grade?: number): number {
  return grade === undefined ? 0 : (table[String(grade)] ?? 0);
}

/** One payment of a stream in TWD, not yet rounded. */
export function streamAmount(rule: RuleOf<"annuity">, input: RuleInput): number {
  const { sumInsured } = input.facts.coverage;
  const share = rule.grade_table
    ? tableValue(input.tables[rule.grade_table], input.situation.disabilityGrade)
    : 1;
  return sumInsured * rule.sa_multiple * share;
}

/** Limit of a reimbursement in TWD (A08). */
export function reimbursementCap(rule: RuleOf<"reimbursement">, sumInsured: number): number {
  return "per_unit" in rule.cap
    ? rule.cap.per_unit * sumInsured
    : rule.cap.sa_multiple * sumInsured;
}
