import { addDays, daysBetween, fromIso, type IsoDate } from "#shared/insurance/date.ts";
import { gracePeriod } from "#shared/insurance/policyClocks.ts";
import { coveragePremiumTwd } from "#shared/insurance/policyPremiums.ts";
import { isPremiumDue } from "#shared/insurance/policyState.ts";
import { instalmentDate } from "#shared/insurance/policyYear.ts";
import { modalPremiumTwd, paymentsPerYear } from "#shared/insurance/premium.ts";
import type { Policy } from "#shared/model/policy.ts";
import { coveragePolicy } from "../people.ts";
import { isPaidByTransfer } from "../paidByTransfer.ts";
import { serviceEvents } from "../serviceEvents.ts";
import { taipeiDate } from "#shared/model/taipeiTime.ts";
import { insuredPerson } from "#shared/model/family.ts";
import { defineTrigger, isWithin, type DateRange, type TriggerContext } from "../trigger.ts";

/** A premium falls due: the first unpaid one on file, then every later one by the mode of payment. */
export const premiumDue = defineTrigger({
  params: {},
  facts: ["mode", "instalment"],
  fields: ["instalment", "amount"],
  *occurrences(context, range) {
    for (const policy of context.book.policies) {
      if (!isPremiumDue(policy.state)) continue;
      for (const { instalment, on } of dueDates(policy, range)) {
        if (!isWithin(on, range)) continue;
        const amount = instalmentTwd(policy, on, context);
        if (amount === 0) continue;
        yield {
          policy,
          addressee: context.book.customer(policy.payerId),
          subject: policy.id,
          on,
          facts: () => ({ mode: policy.premiumMode, instalment }),
          fields: () => ({ instalment, amount }),
        };
      }
    }
  },
});

function* dueDates(
  policy: Policy,
  { from, to }: DateRange,
): Generator<{ instalment: number; on: IsoDate }> {
  const { nextDueDate, effectiveDate, premiumMode } = policy;
  // Without a date on file nobody knows what has been paid.
  if (nextDueDate === undefined || nextDueDate > to) return;
  const months = 12 / paymentsPerYear(premiumMode);
  const due = (k: number) => instalmentDate(effectiveDate, k * months);
  const firstFrom = (day: IsoDate) => {
    let k = Math.max(0, Math.floor(monthsBetween(effectiveDate, day) / months));
    while (due(k) < day) k += 1;
    return k;
  };
  let k = firstFrom(nextDueDate);
  const daysAway = daysBetween(nextDueDate, due(k));
  // A date close before a usual one stands for it, another one was agreed for the instalment before.
  if (daysAway <= SAME_INSTALMENT_DAYS) k += 1;
  if (from <= nextDueDate) yield { instalment: k, on: nextDueDate };
  else k = Math.max(k, firstFrom(from));
  for (let on = due(k); on <= to; on = due(k)) {
    k += 1;
    yield { instalment: k, on };
  }
}

/** Half the shortest month. */
const SAME_INSTALMENT_DAYS = 14;

/** Months from the first of one month to the first of the other. */
function monthsBetween(from: IsoDate, to: IsoDate): number {
  const [a, b] = [fromIso(from), fromIso(to)];
  return (b.year - a.year) * 12 + b.month - a.month;
}

/** One instalment of all coverages that still pay, in TWD (DOMAIN 2.5: round each, then add). */
function instalmentTwd(policy: Policy, on: IsoDate, context: TriggerContext): number {
  // Premiums are on the policy; the person would matter only for a tariff.
  const person = insuredPerson(context.book.customer(policy.insuredId)) ?? {
    birthDate: policy.effectiveDate,
    sex: "M" as const,
  };
  const insured = coveragePolicy(policy, context);
  return insured.coverages.reduce(
    (sum, coverage) =>
      sum +
      modalPremiumTwd(
        coveragePremiumTwd({ person, on }, insured, coverage, context.catalogue),
        policy.premiumMode,
        context.catalogue.tables.premium_mode_factor,
      ),
    0,
  );
}

/** A debit was refused by the bank or the card. */
export const debitFailed = defineTrigger({
  params: {},
  facts: [],
  fields: ["amount"],
  *occurrences(context, range) {
    for (const activity of context.book.activities("payment")) {
      if (activity.result !== "failed") continue;
      const policy = context.book.policy(activity.policyId);
      const on = taipeiDate(activity.at);
      if (!policy || !isWithin(on, range)) continue;
      yield {
        policy,
        subject: policy.id,
        on,
        at: activity.at,
        activity,
        fields: () => ({ amount: activity.amountTwd }),
      };
    }
  },
});

/**
 * The grace period 寬限期 begins: with the delivery of the notice 催告, or for monthly and quarterly
 * premiums not paid by transfer with the due date itself (DOMAIN 2.4.2, 2.4.3). It ends with a payment.
 */
export const graceBegins = defineTrigger({
  params: {},
  facts: [],
  fields: ["lastDay", "lapsesOn"],
  *occurrences(context, range) {
    const notices = serviceEvents(context.book, "notice_delivered");
    for (const policy of context.book.policies) {
      if (!isPremiumDue(policy.state)) continue;
      const delivered = (notices.get(policy.id) ?? []).map(({ at }) => taipeiDate(at));
      for (const on of new Set(graceStarts(policy, delivered))) {
        const { premiumMode: mode } = policy;
        const byTransfer = isPaidByTransfer(policy);
        const grace = gracePeriod({ mode, byTransfer, dueOn: on, remindedOn: on });
        if (!grace || !isWithin(on, range)) continue;
        const paidOn = paymentDays(policy, context).find((day) => day >= on);
        yield {
          policy,
          subject: policy.id,
          on,
          until: paidOn === undefined ? grace.lastDay : addDays(paidOn, -1),
          fields: () => ({ lastDay: { date: grace.lastDay }, lapsesOn: { date: grace.lapsesOn } }),
        };
      }
    }
  },
});

function graceStarts(policy: Policy, delivered: readonly IsoDate[]): IsoDate[] {
  const { premiumMode: mode, nextDueDate, state } = policy;
  if ((mode === "monthly" || mode === "quarterly") && !isPaidByTransfer(policy)) {
    // Nothing but the state says that a due date went by unpaid.
    return state === "grace" && nextDueDate !== undefined ? [nextDueDate] : [];
  }
  // A due date later than the notice says that the premium it was about has been paid.
  return delivered.filter((day) => nextDueDate === undefined || nextDueDate <= day);
}

function paymentDays({ id }: Policy, { book }: TriggerContext): IsoDate[] {
  return book
    .paymentsOfPolicy(id)
    .filter(({ result }) => result !== "failed")
    .map(({ at }) => taipeiDate(at))
    .sort();
}
