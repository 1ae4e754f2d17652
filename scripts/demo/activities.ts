import { addMonths } from "#shared/insurance/date.ts";
import { modalPremiumTwd, paymentsPerYear } from "#shared/insurance/premium.ts";
import { isInForce, isPremiumDue } from "#shared/insurance/policyState.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import type { Activity, ActivityId } from "#shared/model/activity.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import { asDate, dateBetween, daysAfter, workingHour, yearsAfter } from "./dates.ts";
import type { Random } from "./random.ts";
import { claimSummaries, contactSummaries } from "./tables/sentences.ts";
import { ACTIVITY_CHANNELS } from "#shared/model/activity.ts";

/** What happened with one customer: contacts, claims and the last premiums of each own policy. */
export function activitiesOf(
  random: Random,
  customer: Customer,
  policies: readonly Policy[],
  today: IsoDate,
): Activity[] {
  const serial = customer.id.slice(2);
  const events = [
    ...contactsOf(random, customer, today),
    ...policies.flatMap((policy) => [
      ...paymentsOf(random, policy, today),
      ...claimsOf(random, policy, today),
    ]),
  ];
  return events.map(({ on, ...event }, at) => {
    const moment = workingHour(random, on);
    return {
      id: `a-${serial}-${at + 1}` as ActivityId,
      customerId: customer.id,
      staffId: customer.agentId,
      ...event,
      at: moment,
      agentId: customer.agentId,
      unitId: customer.unitId,
      createdAt: moment,
      updatedAt: moment,
      updatedBy: customer.updatedBy,
    };
  });
}

type Event = Pick<
  Activity,
  "kind" | "policyId" | "channel" | "direction" | "summary" | "detail" | "amountTwd" | "result"
> & { on: IsoDate };

const contactCounts = [
  [0, 30],
  [1, 25],
  [2, 18],
  [3, 12],
  [5, 10],
  [8, 5],
] as const;

/** Two years of contacts; a child is never called. */
function contactsOf(
  random: Random,
  { householdRole, createdAt }: Customer,
  today: IsoDate,
): Event[] {
  if (householdRole === "child") return [];
  const from = later(yearsAfter(today, -2), asDate(createdAt.slice(0, 10)));
  return Array.from({ length: random.weighted(contactCounts) }, () => {
    const channel = random.weighted(contactChannels);
    const direction = random.chance(0.3) ? ("in" as const) : ("out" as const);
    return {
      kind: "contact" as const,
      on: dateBetween(random, from, daysAfter(today, -1)),
      channel,
      direction,
      summary: random.pick(contactSummaries),
      result: direction === "out" && random.chance(0.2) ? "no_answer" : "reached",
    };
  });
}

const contactChannels: readonly (readonly [(typeof ACTIVITY_CHANNELS)[number], number])[] = [
  ["mobile", 40],
  ["phone", 12],
  ["visit", 24],
  ["sms", 8],
  ["email", 8],
  ["counter", 6],
  ["letter", 2],
];

/** The last two instalments, and every late or failed one would be more than a screen can show. */
function paymentsOf(random: Random, policy: Policy, today: IsoDate): Event[] {
  const { nextDueDate, effectiveDate, premiumMode, isOwn } = policy;
  if (!isOwn || !nextDueDate || !isPremiumDue(policy.state)) return [];
  const months = 12 / paymentsPerYear(premiumMode);
  const amountTwd = policy.coverages.reduce(
    (sum, { annualPremiumTwd }) => sum + modalPremiumTwd(annualPremiumTwd, premiumMode),
    0,
  );
  const failed =
    policy.state === "grace" ? [payment(policy, nextDueDate, amountTwd, "failed")] : [];
  const paid = [1, 2].flatMap((back) => {
    const due = asDate(addMonths(nextDueDate, -back * months));
    const isLate = random.chance(0.06);
    const on = isLate ? daysAfter(due, random.int(5, 28)) : due;
    return due < effectiveDate || on >= today
      ? []
      : [payment(policy, on, amountTwd, isLate ? "late" : "paid")];
  });
  return [...failed, ...paid];
}

const paymentWords = { paid: "保費入帳", late: "保費逾期入帳", failed: "保費扣款失敗" };

const payment = (
  { id, policyNo }: Policy,
  on: IsoDate,
  amountTwd: number,
  result: keyof typeof paymentWords,
): Event => ({
  kind: "payment",
  on,
  policyId: id,
  summary: `${policyNo} ${paymentWords[result]}`,
  amountTwd,
  result,
});

/** Health and accident riders are what people claim on. */
function claimsOf(random: Random, policy: Policy, today: IsoDate): Event[] {
  const hasRider = policy.coverages.length > 1;
  if (!policy.isOwn || !isInForce(policy.state) || !random.chance(hasRider ? 0.09 : 0.015))
    return [];
  const result = random.weighted([
    ["paid", 82],
    ["rejected", 7],
    ["pending", 11],
  ] as const);
  const yesterday = daysAfter(today, -1);
  const from = result === "pending" ? daysAfter(today, -30) : yearsAfter(today, -3);
  const on = dateBetween(random, later(from, policy.effectiveDate), yesterday);
  const amountTwd = result === "paid" ? 500 * Math.round(random.normal(60, 70, 4, 600)) : undefined;
  return [
    {
      kind: "claim",
      on,
      policyId: policy.id,
      summary: random.pick(claimSummaries),
      amountTwd,
      result,
    },
  ];
}

const later = (a: IsoDate, b: IsoDate) => (a > b ? a : b);
