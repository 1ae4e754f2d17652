import type { ProductBook } from "#shared/insurance/coverage/evaluateSituation.ts";
import type { IsoDate as DateText, LeapDayRule } from "#shared/insurance/date.ts";
import { catalogue as shipped } from "#shared/insurance/shippedCatalogue.ts";
import { NO_CUSTOMER, type IsoDate } from "#shared/model/brand.ts";
import { indexBook, type ReminderBook } from "./bookIndex.ts";
import { allHold, type Facts } from "./conditions.ts";
import { cooled } from "./cooling.ts";
import { customerMessage, QUIET_HOURS, type QuietHours } from "./customerMessage.ts";
import type { Fields, Locale } from "./fields.ts";
import { firings, occurrenceRange, type Moment } from "./firings.ts";
import { policyWords } from "./policyWords.ts";
import { addresseeOf, agentOf, assigneeOf, customerOf, unitOf } from "./recipients.ts";
import { renderTemplate } from "./renderTemplate.ts";
import type { Reminder } from "./reminder.ts";
import type { ReminderRule, Target, Window } from "./ruleSchema.ts";
import { taskIdOf } from "./taskId.ts";
import {
  BEGINNING,
  isWithin,
  type DateRange,
  type Occurrence,
  type TriggerContext,
} from "./trigger.ts";
import { triggerOf } from "./triggers/vocabulary.ts";

export type RemindOptions = Readonly<{
  /** Default: the shipped catalogue. */
  catalogue?: ProductBook;
  /** Default: zh-TW. */
  locale?: Locale;
  quietHours?: QuietHours;
  leapDay?: LeapDayRule;
}>;

type Work = TriggerContext & Readonly<{ range: DateRange; locale: Locale; quietHours: QuietHours }>;

/**
 * The reminders of the days `from` to `to`, both included (DOMAIN 6, F14).
 *
 *   rule -> trigger -> occurrences -> cooling -> windows -> filter -> targets -> reminders
 *
 * 1. The same book and rules give the same list, in whatever order the documents come.
 * 2. Two periods that adjoin give together what the whole period gives.
 * 3. No two reminders have one dedupe key; what the book already has as a task is left out.
 */
export function remind(
  book: ReminderBook,
  rules: readonly ReminderRule[],
  from: DateText,
  to: DateText,
  options: RemindOptions = {},
): Reminder[] {
  const { catalogue = shipped, locale = "zh-TW", leapDay = "mar1" } = options;
  const work: Work = {
    book: indexBook(book, catalogue),
    catalogue,
    leapDay,
    locale,
    quietHours: options.quietHours ?? QUIET_HOURS,
    range: { from, to },
  };
  const reminders = new Map<string, Reminder>();
  for (const rule of rules) {
    if (!rule.isActive) continue;
    for (const reminder of remindersOf(rule, work)) {
      if (!reminders.has(reminder.id) && !work.book.hasTask(reminder.id)) {
        reminders.set(reminder.id, reminder);
      }
    }
  }
  return [...reminders.values()].sort(byDay);
}

function* remindersOf(rule: ReminderRule, work: Work): Generator<Reminder> {
  const trigger = triggerOf(rule.trigger.type);
  if (!trigger) return;
  const params = { ...trigger.params, ...rule.trigger.params };
  // Without `window` in the key only the first reminder counts, and that may lie before the period.
  const isSingle = !rule.dedupe.includes("window");
  const range = isSingle ? { from: BEGINNING, to: work.range.to } : work.range;
  const plans = rule.windows.map((window) => ({
    window,
    range,
    occurrences: occurrenceRange(window, range),
  }));
  const from = least(plans.map(({ occurrences }) => occurrences.from));
  const to = greatest(plans.map(({ occurrences }) => occurrences.to));
  const isCooled = rule.coolingDays > 0;
  const wanted = isCooled
    ? { from: BEGINNING, to }
    : { from, to, parts: plans.map((plan) => plan.occurrences) };
  const found = trigger.occurrences(work, wanted, params);
  const counts = (one: Occurrence) => allHold(rule.filter, factsOf(one, one.on, work));
  const occurrences = isCooled ? cooled(rule, [...found].filter(counts), from) : found;
  for (const occurrence of occurrences) yield* remindersAbout(occurrence, rule, plans, work);
}

type Plan = Readonly<{ window: Window; range: DateRange; occurrences: DateRange }>;

function* remindersAbout(
  occurrence: Occurrence,
  rule: ReminderRule,
  plans: readonly Plan[],
  work: Work,
): Generator<Reminder> {
  const seen = new Set<string>();
  for (const { window, moment } of momentsOf(occurrence, rule, plans)) {
    const known = factsOf(occurrence, moment.on, work);
    for (const target of window.targets ?? rule.targets) {
      const facts = { ...known, target };
      if (!allHold(rule.filter, facts) || !allHold(window.when ?? [], facts)) continue;
      const key = keyOf(rule, occurrence, moment, target);
      if (seen.has(key)) continue;
      const reminder = reminderFor(key, { rule, window, occurrence, moment, target, facts }, work);
      if (!reminder) continue;
      seen.add(key);
      if (moment.on >= work.range.from) yield reminder;
    }
  }
}

function momentsOf(occurrence: Occurrence, rule: ReminderRule, plans: readonly Plan[]) {
  const all: { window: Window; moment: Moment }[] = [];
  for (const { window, range, occurrences } of plans) {
    if (!isWithin(occurrence.on, occurrences)) continue;
    for (const moment of firings(rule, window, occurrence, range)) all.push({ window, moment });
  }
  return all.length > 1 ? all.sort((a, b) => compare(a.moment.on, b.moment.on)) : all;
}

type Hit = Readonly<{
  rule: ReminderRule;
  window: Window;
  occurrence: Occurrence;
  moment: Moment;
  target: Target;
  facts: Facts;
}>;

function reminderFor(dedupeKey: string, hit: Hit, work: Work): Reminder | null {
  const { rule, occurrence, moment, target, facts } = hit;
  const { policy, case: about, activity } = occurrence;
  const customer = customerOf(occurrence, work.book);
  const text = rule.texts.find(({ when }) => allHold(when ?? [], facts));
  if (!text) return null;
  const on = moment.on as IsoDate;
  let message: Reminder["message"];
  if (target === "customer") {
    const at = moment.at ?? (moment.on === occurrence.on ? occurrence.at : undefined);
    const addressee = addresseeOf(occurrence, work.book);
    message = addressee
      ? (customerMessage(rule, addressee, on, at, work.quietHours) ?? undefined)
      : undefined;
    if (!message) return null;
  }
  const fields = fieldsOf(occurrence, moment, work);
  return {
    id: taskIdOf(rule.code, dedupeKey),
    ruleCode: rule.code,
    target,
    assigneeId: target === "customer" ? undefined : assigneeOf(target, occurrence, work.book),
    unitId: unitOf(occurrence, work.book),
    message,
    customerId: customer?.id ?? NO_CUSTOMER,
    policyId: policy?.id,
    caseId: about?.id,
    activityId: activity?.id,
    occurrenceOn: occurrence.on as IsoDate,
    on,
    at: moment.at,
    dueOn: moment.dueOn as IsoDate,
    priority: rule.priority,
    text: renderTemplate(text[work.locale], fields, work.locale),
    fields,
    dedupeKey,
    seriesKey: seriesOf(hit),
  };
}

/** A state that lasts is one series; of what comes again, as premiums do, each time is its own. */
function seriesOf({ rule, window, occurrence: { subject, on, isUndated }, target }: Hit): string {
  const isState = window.kind === "every" || isUndated === true;
  return [rule.code, subject, ...(isState ? [] : [on]), target].join("|");
}

/** Rule, subject and occurrence date (DOMAIN 6), and what else the rule tells its reminders apart by. */
function keyOf(rule: ReminderRule, { subject, on }: Occurrence, moment: Moment, target: Target) {
  const parts = [rule.code, subject, on];
  if (rule.dedupe.includes("window")) parts.push(moment.window);
  if (rule.dedupe.includes("target")) parts.push(target);
  return parts.join("|");
}

function factsOf(occurrence: Occurrence, on: DateText, { book }: Work): Facts {
  const { policy, facts } = occurrence;
  const customer = customerOf(occurrence, book);
  return {
    customerStatus: customer?.status,
    customerKind: customer?.kind,
    householdRole: customer?.householdRole,
    policyState: policy?.state,
    isOwn: policy?.isOwn,
    ...facts?.(on),
  };
}

function fieldsOf(occurrence: Occurrence, moment: Moment, work: Work): Fields {
  const { policy } = occurrence;
  const customer = customerOf(occurrence, work.book);
  return {
    name: (addresseeOf(occurrence, work.book) ?? customer)?.name,
    policy: policy && policyWords(policy, work),
    agent: work.book.entry(agentOf(occurrence, work.book))?.name,
    date: { date: occurrence.on },
    dueDate: { date: moment.dueOn },
    ...occurrence.fields(moment),
  };
}

/** By day, moment and urgency; then by key, so that the order is total. */
function byDay(a: Reminder, b: Reminder): number {
  return (
    compare(a.on, b.on) ||
    compare(a.at ?? "", b.at ?? "") ||
    a.priority - b.priority ||
    compare(a.dedupeKey, b.dedupeKey) ||
    compare(a.target, b.target)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const least = (dates: readonly DateText[]) => dates.reduce((a, b) => (a < b ? a : b));
const greatest = (dates: readonly DateText[]) => dates.reduce((a, b) => (a > b ? a : b));
