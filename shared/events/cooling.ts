import { daysBetween, type IsoDate } from "#shared/insurance/date.ts";
import type { ReminderRule } from "./ruleSchema.ts";
import type { Occurrence } from "./trigger.ts";

/*
 * With coolingDays 7:   o . o . . . . . o . . . o     occurrences of one subject
 *                       kept  x         kept    x     the first counts, then the next a week or more later
 *
 * 1. It looks at every occurrence since the beginning, so it does not hang on the period asked; of those it
 *    gives back the ones from `from` on, and who has none of them need not be looked at.
 * 2. It leaves out whole occurrences: the windows of one that is kept all give their reminders.
 */
export function cooled(
  rule: ReminderRule,
  occurrences: readonly Occurrence[],
  from: IsoDate,
): Occurrence[] {
  const asked = new Set(
    occurrences.filter(({ on }) => on >= from).map((one) => coolingKey(rule, one)),
  );
  const kept: Occurrence[] = [];
  const lastKept = new Map<string, IsoDate>();
  const inOrder = occurrences
    .filter((one) => asked.has(coolingKey(rule, one)))
    .sort((a, b) => order(a.on, b.on) || order(a.subject, b.subject));
  for (const occurrence of inOrder) {
    const key = coolingKey(rule, occurrence);
    const last = lastKept.get(key);
    if (last !== undefined && daysBetween(last, occurrence.on) < rule.coolingDays) continue;
    lastKept.set(key, occurrence.on);
    if (occurrence.on >= from) kept.push(occurrence);
  }
  return kept;
}

function coolingKey({ coolingPer }: ReminderRule, { subject, customer, policy }: Occurrence) {
  const person = coolingPer === "customer" ? (customer?.id ?? policy?.customerId) : undefined;
  return person === undefined ? subject : `customer:${person}`;
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
