import { lapseScore, type LapseReason } from "#shared/analytics/lapseScore.ts";
import {
  addDays,
  addMonths,
  dayNumber,
  daysBetween,
  type IsoDate,
} from "#shared/insurance/date.ts";
import { valueEstimateTwd } from "#shared/insurance/nonForfeiture.ts";
import { isInForce, isPremiumDue } from "#shared/insurance/policyState.ts";
import { policyYear } from "#shared/insurance/policyYear.ts";
import { paymentYears } from "#shared/insurance/premium.ts";
import type { Policy } from "#shared/model/policy.ts";
import { words, type Words } from "../fields.ts";
import { isPaidByTransfer } from "../paidByTransfer.ts";
import { serviceEvents } from "../serviceEvents.ts";
import { isGone } from "../staff.ts";
import { taipeiDate } from "#shared/model/taipeiTime.ts";
import { defineTrigger, isWithin, type TriggerContext } from "../trigger.ts";

/**
 * An automatic premium loan 自動墊繳 begins, or a loan 保單借款 has outgrown its share of the policy value. Neither has
 * a date on the policy: an `apl_started` event gives it, else the day on which the policy was last changed.
 */
export const policyLoan = defineTrigger({
  params: { overPercent: 80 },
  facts: ["kind", "loanPercent"],
  fields: ["loanPercent"],
  *occurrences(context, range, { overPercent }) {
    const started = serviceEvents(context.book, "apl_started");
    for (const policy of context.book.policies) {
      if (!isInForce(policy.state)) continue;
      const changedOn = taipeiDate(policy.updatedAt);
      const begins = started.get(policy.id)?.map(({ at }) => taipeiDate(at)) ?? [];
      const isUndated = begins.length === 0;
      const loans = begins.length > 0 ? begins : policy.state === "apl" ? [changedOn] : [];
      for (const on of new Set(loans)) {
        if (isWithin(on, range)) yield { ...loanOccurrence(policy, "apl", on, context), isUndated };
      }
      if (!isWithin(changedOn, range)) continue;
      const ratio = loanRatio(policy, changedOn, context);
      if (ratio !== null && ratio * 100 > overPercent) {
        yield { ...loanOccurrence(policy, "ratio", changedOn, context), isUndated: true };
      }
    }
  },
});

function loanOccurrence(
  policy: Policy,
  kind: "apl" | "ratio",
  on: IsoDate,
  context: TriggerContext,
) {
  const ratio = loanRatio(policy, on, context);
  const loanPercent = ratio === null ? undefined : Math.round(ratio * 1_000) / 10;
  return {
    policy,
    subject: `${policy.id}/${kind}`,
    on,
    facts: () => ({ kind, loanPercent }),
    fields: () => ({ loanPercent: loanPercent === undefined ? undefined : String(loanPercent) }),
  };
}

/** Loan over the estimated value of all coverages as a fraction; null if either is not known. */
function loanRatio(policy: Policy, on: IsoDate, { book }: TriggerContext): number | null {
  const { loanTwd, effectiveDate } = policy;
  if (!loanTwd || on < effectiveDate) return null;
  const year = policyYear(effectiveDate, on);
  const valueTwd = policy.coverages.reduce((sum, coverage) => {
    const { sumInsured, annualPremiumTwd, payTerm, issueAge } = coverage;
    const product = book.product(coverage);
    if (!product) return sum;
    const facts = { sumInsured, annualPremiumTwd, year };
    const years = paymentYears(payTerm, issueAge);
    return sum + (valueEstimateTwd(product, { ...facts, paymentYears: years }) ?? 0);
  }, 0);
  return valueTwd > 0 ? loanTwd / valueTwd : null;
}

const MONDAY_DAY_NUMBER = dayNumber("2024-01-01");

/** The first Monday on or after a day: weekly lists are read at the start of the week. */
function nextMonday(on: IsoDate): IsoDate {
  const past = (((dayNumber(on) - MONDAY_DAY_NUMBER) % 7) + 7) % 7;
  return addDays(on, past === 0 ? 0 : 7 - past);
}

/** A policy of ours on which premiums fall due, every Monday anew with its risk of lapse (DOMAIN 5.5, A24). */
export const lapseRisk = defineTrigger({
  params: {},
  facts: ["score", "band"],
  fields: ["reasons", "scorePercent"],
  *occurrences(context, range) {
    for (const policy of context.book.policies) {
      if (!policy.isOwn || !isPremiumDue(policy.state)) continue;
      const on = nextMonday(policy.effectiveDate);
      if (!isWithin(on, range)) continue;
      yield {
        policy,
        subject: policy.id,
        on,
        facts: (day) => {
          const { p: score, band } = riskOf(policy, day, context);
          return { score, band };
        },
        fields: (firing) => {
          const { p, reasons } = riskOf(policy, firing.on, context);
          const list = reasons.map((reason) => REASON_WORDS[reason]);
          return { reasons: { list }, scorePercent: Math.round(p * 100) };
        },
      };
    }
  },
});

const REASON_WORDS: Readonly<Record<LapseReason, Words>> = {
  late: words("近兩年曾逾期繳費", "late payments in two years", "近两年曾逾期缴费"),
  monthly: words("月繳", "monthly mode", "月缴"),
  early_year: words("投保三年內", "within three policy years", "投保三年内"),
  no_contact: words("逾 180 天未聯繫", "no contact for 180 days", "逾 180 天未联系"),
  loan: words("借款比率高", "high loan ratio", "借款比率高"),
  orphan: words("原業務員已離職", "original agent left", "原业务员已离职"),
};

function riskOf(policy: Policy, on: IsoDate, context: TriggerContext) {
  const { book } = context;
  const late = book.paymentsOfPolicy(policy.id).filter(({ result, at }) => {
    if (result !== "late") return false;
    const day = taipeiDate(at);
    return addMonths(on, -24) < day && day <= on;
  });
  const contacts = book.contactDays(policy.policyholderId);
  const lastContact = contacts.findLast((day) => day <= on);
  const held = book.policiesOfHolder(policy.policyholderId);
  return lapseScore({
    lateCount24m: late.length,
    monthlyMode: policy.premiumMode === "monthly",
    policyYear: policyYear(policy.effectiveDate, on),
    daysSinceContact: lastContact === undefined ? Infinity : daysBetween(lastContact, on),
    loanRatio: loanRatio(policy, on, context) ?? 0,
    orphan: isGone(policy.agentId ?? book.customer(policy.customerId)?.agentId, book),
    autoDebit: isPaidByTransfer(policy),
    policies: held.filter(({ isOwn, state }) => isOwn && isInForce(state)).length,
  });
}
