import type { Benefit } from "../product.ts";
import { hasPremiumLeft, type CoverageFacts } from "./coverageFacts.ts";
import { benefitReason, type Horizon } from "./benefitTests.ts";
import type { Reason } from "./reason.ts";
import { reimbursementCap, ruleAmount, streamAmount, type RuleInput } from "./ruleAmount.ts";
import type { LineKind, Situation } from "./types.ts";

/** A line in the making: amounts are exact until the whole situation is known. */
export interface Draft {
  readonly facts: CoverageFacts;
  readonly benefit: Benefit;
  readonly applies: boolean;
  kind: LineKind;
  /** TWD, not yet rounded. */
  amount: number;
  reason: Reason;
  payments?: number | null;
  cap?: number;
  perDay?: number;
}

const PAID: Reason = { code: "paid" };

/**
 * `benefits` of one coverage, in catalogue order (A06): of a group only the first that applies pays, and after
 * one that terminates only benefits of the same trigger still pay. The order of `triggers` has no effect.
 */
export function draftCoverage(
  benefits: readonly Benefit[],
  input: Omit<RuleInput, "days">,
  horizon: Horizon,
): Draft[] {
  let groups: Map<string, string> | undefined;
  let ending: Benefit | null = null;
  const drafts: Draft[] = [];
  for (const benefit of benefits) {
    if (!input.situation.triggers.includes(benefit.trigger)) continue;
    const reason =
      benefitReason(benefit, input.facts, input.situation, horizon) ??
      endedReason(benefit, ending) ??
      groupReason(benefit, groups);
    if (reason) {
      drafts.push({ facts: input.facts, benefit, applies: false, kind: "none", amount: 0, reason });
      continue;
    }
    if (benefit.group) (groups ??= new Map()).set(benefit.group, benefit.id);
    if (benefit.terminates) ending ??= benefit;
    drafts.push(draftBenefit(benefit, input));
  }
  return drafts;
}

function endedReason(benefit: Benefit, ending: Benefit | null): Reason | null {
  if (!ending || ending.trigger === benefit.trigger) return null;
  return { code: "terminatedBy", benefitId: ending.id };
}

function groupReason(benefit: Benefit, groups?: ReadonlyMap<string, string>): Reason | null {
  const first = benefit.group ? groups?.get(benefit.group) : undefined;
  return first === undefined ? null : { code: "groupPaid", benefitId: first };
}

function daysFor(benefit: Benefit, situation: Situation): number {
  return (benefit.trigger === "hospital_icu" ? situation.icuDays : situation.days) ?? 0;
}

function draftBenefit(benefit: Benefit, question: Omit<RuleInput, "days">): Draft {
  const { rule } = benefit;
  const { facts, person, situation, tables } = question;
  const input = { facts, person, situation, tables, days: daysFor(benefit, situation) };
  const draft: Draft = { facts, benefit, applies: true, kind: "lump", amount: 0, reason: PAID };
  switch (rule.type) {
    case "waiver":
      draft.kind = hasPremiumLeft(facts) ? "waiver" : "none";
      if (draft.kind === "none") draft.reason = { code: "nothingToWaive" };
      return draft;
    case "annuity":
      draft.kind = "stream";
      draft.amount = streamAmount(rule, input);
      draft.payments = paymentsLeft(benefit, rule.payments, facts.age);
      return draft;
    case "reimbursement":
      draft.kind = "reimbursement";
      draft.cap = reimbursementCap(rule, facts.coverage.sumInsured);
      return draft;
    case "per_day":
      draft.amount = ruleAmount(rule, input);
      draft.perDay = facts.coverage.sumInsured * rule.sa_multiple;
      return draft;
    default:
      draft.amount = ruleAmount(rule, input);
      return limited(draft);
  }
}

/** A stream between two ages has as many payments as ages are left (A11); before it begins, all of them. */
function paymentsLeft(benefit: Benefit, payments: number | null, age: number): number | null {
  const { from_age, to_age } = benefit;
  if (from_age === undefined || to_age === undefined) return payments;
  return to_age - Math.max(age, from_age) + 1;
}

/** `lifetime_cap_multiple` counts what this benefit of this coverage has already paid (A09). */
function limited(draft: Draft): Draft {
  const multiple = draft.benefit.lifetime_cap_multiple;
  if (multiple === undefined) return draft;
  const { sumInsured, paidBefore } = draft.facts.coverage;
  const paidTwd = paidBeforeTwd(paidBefore, draft.benefit.id);
  const limitTwd = multiple * sumInsured;
  const left = Math.max(0, limitTwd - paidTwd);
  if (draft.amount <= left) return draft;
  draft.amount = left;
  draft.reason = { code: "lifetimeLimit", limitTwd, paidTwd };
  return draft;
}

/** What a coverage has already paid for a benefit, in TWD (A09); 0 if nothing is named. */
export function paidBeforeTwd(
  paidBefore: CoverageFacts["coverage"]["paidBefore"],
  benefitId: string,
): number {
  return (paidBefore ?? []).reduce(
    (sum, paid) => (paid.benefitId === benefitId ? sum + paid.amountTwd : sum),
    0,
  );
}
