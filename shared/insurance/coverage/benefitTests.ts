import type { IsoDate } from "../date.ts";
import { policyAnniversary } from "../policyYear.ts";
import type { Benefit, BenefitRule } from "../product.ts";
import type { Cause } from "../rules.ts";
import { firstCoveredDay, waitingDays, type CoverageFacts } from "./coverageFacts.ts";
import type { Reason } from "./reason.ts";
import type { Situation } from "./types.ts";

/** "today" asks what would be paid on the date; "promise" also counts what the contract will pay later. */
export type Horizon = "today" | "promise";

/** The one day on which an `at_age` or `at_policy_year_end` benefit applies (A12). */
export function onlyDay(benefit: Benefit, facts: CoverageFacts): IsoDate | null {
  const years =
    benefit.at_age !== undefined
      ? benefit.at_age - facts.coverage.issueAge
      : benefit.at_policy_year_end;
  if (years === undefined) return null;
  return policyAnniversary(facts.policy.effectiveDate, years);
}

/** Why a benefit does not apply on its own terms, or null. Order decides which reason is shown. */
export function benefitReason(
  benefit: Benefit,
  facts: CoverageFacts,
  situation: Situation,
  horizon: Horizon,
): Reason | null {
  const day = onlyDay(benefit, facts);
  if (facts.blocked) return facts.blocked;
  if (facts.expired && facts.on !== day) return facts.expired;
  const waiting = waitingReason(facts, situation.cause);
  if (waiting) return waiting;
  if (!benefit.causes.includes(situation.cause)) return { code: "cause", cause: situation.cause };
  return (
    (day === null ? null : dayReason(day, facts, horizon)) ??
    ageReason(benefit, facts, horizon) ??
    gradeReason(benefit, situation) ??
    settingReason(benefit, situation) ??
    onceReason(benefit, facts)
  );
}

function waitingReason({ product, policy, on, year }: CoverageFacts, cause: Cause): Reason | null {
  // A policy year has 365 days at least, so later years need no calendar.
  if ((year - 1) * 365 >= waitingDays(product, cause)) return null;
  const until = firstCoveredDay(product, policy.effectiveDate, cause);
  return on < until ? { code: "waiting", until } : null;
}

function dayReason(day: IsoDate, facts: CoverageFacts, horizon: Horizon): Reason | null {
  // The effective date is no anniversary: a person insured at the very age was never promised it.
  const isToday = facts.on === day && day > facts.policy.effectiveDate;
  return isToday || (horizon === "promise" && facts.on < day) ? null : { code: "onlyOn", on: day };
}

function ageReason(benefit: Benefit, facts: CoverageFacts, horizon: Horizon): Reason | null {
  const { from_age, to_age, from_policy_year } = benefit;
  if (to_age !== undefined && facts.age > to_age) return { code: "afterAge", age: to_age };
  if (horizon === "promise") return null;
  if (from_age !== undefined && facts.age < from_age) return { code: "beforeAge", age: from_age };
  if (from_policy_year !== undefined && facts.year < from_policy_year) {
    return { code: "beforePolicyYear", year: from_policy_year };
  }
  return null;
}

function gradeTable(rule: BenefitRule): "disability" | "surgery" | null {
  if (rule.type === "surgery_grade") return "surgery";
  if (rule.type === "disability_grade") return "disability";
  if (rule.type === "annuity" && rule.grade_table) return "disability";
  if (rule.type === "max_of") {
    return rule.rules.map(gradeTable).find((kind) => kind !== null) ?? null;
  }
  return null;
}

function gradeReason(benefit: Benefit, situation: Situation): Reason | null {
  const kind =
    gradeTable(benefit.rule) ??
    (benefit.grades ? (benefit.trigger === "surgery" ? "surgery" : "disability") : null);
  if (!kind) return null;
  const grade = kind === "surgery" ? situation.surgeryGrade : situation.disabilityGrade;
  if (grade === undefined) return { code: "gradeMissing" };
  return benefit.grades && !benefit.grades.includes(grade)
    ? { code: "gradeNotCovered", grade }
    : null;
}

function settingReason(benefit: Benefit, situation: Situation): Reason | null {
  const setting = situation.surgerySetting ?? "inpatient";
  return benefit.settings && !benefit.settings.includes(setting) ? { code: "setting" } : null;
}

function onceReason(benefit: Benefit, { coverage }: CoverageFacts): Reason | null {
  const isPaid = coverage.paidBefore?.some((paid) => paid.benefitId === benefit.id) ?? false;
  return benefit.once && isPaid ? { code: "oncePaid" } : null;
}
