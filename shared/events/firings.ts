import { addDays, addMonths, dayNumber, fromDayNumber } from "#shared/insurance/date.ts";
import type { IsoInstant } from "#shared/model/brand.ts";
import type { ReminderRule, Window } from "./ruleSchema.ts";
import { addMinutes, instantOf, taipeiDate, taipeiInstant } from "#shared/model/taipeiTime.ts";
import { BEGINNING, type DateRange, type Firing, type Occurrence } from "./trigger.ts";

/** A firing with the moment, where its window counts in minutes or hours, and what tells it from the others. */
export type Moment = Firing & Readonly<{ at?: IsoInstant | undefined; window: string }>;

const MINUTES_A_DAY = 24 * 60;
const HOUR_MS = 3_600_000;

/** Days in which to do it, by priority, unless the rule says otherwise [cfg]: 1 is today. */
const DUE_IN_DAYS: Readonly<Record<number, number>> = { 1: 0, 2: 3, 3: 7, 4: 14 };

/** In which days an occurrence must lie for a window to give a reminder inside the range. */
export function occurrenceRange(window: Window, { from, to }: DateRange): DateRange {
  switch (window.kind) {
    case "on":
      return { from: addDays(from, -window.day), to: addDays(to, -window.day) };
    case "span":
      return { from: addDays(from, -window.from), to: addDays(to, -window.from) };
    case "every":
      return { from: BEGINNING, to: addDays(to, -window.from) };
    case "minutes": {
      const days = Math.ceil(Math.abs(window.minutes) / MINUTES_A_DAY);
      return { from: addDays(from, -days), to: addDays(to, days) };
    }
  }
}

/**
 * The reminders of one occurrence and window inside the range, in order. None comes after the state has
 * ended. A series with a cooling period takes the first step that is long enough.
 */
export function* firings(
  rule: ReminderRule,
  window: Window,
  occurrence: Occurrence,
  range: DateRange,
): Generator<Moment> {
  for (const moment of moments(rule, window, occurrence, range)) {
    if (moment.on < range.from || moment.on > range.to) continue;
    if (occurrence.until !== undefined && moment.on > occurrence.until) continue;
    yield moment;
  }
}

function* moments(
  rule: ReminderRule,
  window: Window,
  occurrence: Occurrence,
  range: DateRange,
): Generator<Moment> {
  const within = rule.dueInDays ?? DUE_IN_DAYS[rule.priority] ?? 0;
  switch (window.kind) {
    case "on": {
      const on = addDays(occurrence.on, window.day);
      const dueOn = addDays(on, within);
      // What announces an event is of no use after it.
      const isLate = window.day < 0 && dueOn > occurrence.on;
      return yield { on, dueOn: isLate ? occurrence.on : dueOn, window: String(window.day) };
    }
    case "span": {
      const on = addDays(occurrence.on, window.from);
      const through = addDays(occurrence.on, window.through);
      return yield { on, dueOn: through, through, window: `${window.from}..${window.through}` };
    }
    case "every":
      if (window.unit === "hour") return yield* hours(rule, window.step, occurrence, range);
      return yield* days(rule, window, occurrence, range, within);
    case "minutes":
      return yield* minutes(window.minutes, occurrence);
  }
}

function* minutes(offset: number, { at, untilAt }: Occurrence): Generator<Moment> {
  if (at === undefined) return;
  const moment = addMinutes(at, offset);
  if (untilAt !== undefined && Date.parse(moment) >= Date.parse(untilAt)) return;
  const on = taipeiDate(moment);
  const dueOn = offset < 0 ? taipeiDate(at) : on;
  yield { on, dueOn, at: moment, window: `${offset}m` };
}

function* hours(
  { coolingDays }: ReminderRule,
  step: number,
  { at, untilAt }: Occurrence,
  range: DateRange,
): Generator<Moment> {
  if (at === undefined) return;
  const stepMs = Math.max(1, Math.ceil((coolingDays * 24) / step)) * step * HOUR_MS;
  const first = Date.parse(at);
  const from = Date.parse(taipeiInstant(range.from, 0));
  const to = Date.parse(taipeiInstant(range.to, 24));
  const end = untilAt === undefined ? to : Math.min(to, Date.parse(untilAt));
  let k = Math.max(0, Math.ceil((from - first) / stepMs));
  for (; first + k * stepMs < end; k += 1) {
    const moment = instantOf(first + k * stepMs);
    const on = taipeiDate(moment);
    yield { on, dueOn: on, at: moment, window: moment };
  }
}

type Series = Extract<Window, { kind: "every" }>;

function* days(
  { coolingDays }: ReminderRule,
  { from, step, unit }: Series,
  occurrence: Occurrence,
  range: DateRange,
  within: number,
): Generator<Moment> {
  // No month is shorter than 28 days.
  const coolingSteps = Math.ceil(coolingDays / (step * (unit === "month" ? 28 : 1)));
  const stride = Math.max(1, coolingSteps) * step;
  const first = dayNumber(occurrence.on) + from;
  const passed = dayNumber(range.from) - first;
  if (unit === "month") {
    const start = fromDayNumber(first);
    let k = Math.max(0, Math.floor(passed / (stride * 31)) - 1);
    for (let on = start; on <= range.to; k += 1) {
      on = addMonths(start, k * stride);
      if (range.from <= on && on <= range.to) yield { on, dueOn: addDays(on, within), window: on };
    }
    return;
  }
  // As numbers, because a company has a great many series that do not come on the day asked.
  const last = dayNumber(range.to);
  for (
    let day = first + Math.max(0, Math.ceil(passed / stride)) * stride;
    day <= last;
    day += stride
  ) {
    const on = fromDayNumber(day);
    yield { on, dueOn: fromDayNumber(day + within), window: on };
  }
}
