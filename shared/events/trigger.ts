import type { ProductBook } from "#shared/insurance/coverage/evaluateSituation.ts";
import type { IsoDate, LeapDayRule } from "#shared/insurance/date.ts";
import type { IsoInstant, StaffId, UnitId } from "#shared/model/brand.ts";
import type { Activity } from "#shared/model/activity.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { Case } from "#shared/model/work.ts";
import type { BookIndex } from "./bookIndex.ts";
import type { Facts } from "./conditions.ts";
import type { Fields } from "./fields.ts";

/** What a trigger may look at. */
export type TriggerContext = Readonly<{
  book: BookIndex;
  catalogue: ProductBook;
  /** Birthdays of 29 Feb in common years [cfg] (DOMAIN 2.1). */
  leapDay: LeapDayRule;
}>;

/** Days, both included; with `parts` only those that lie in one of these. */
export type DateRange = Readonly<{ from: IsoDate; to: IsoDate; parts?: readonly DateRange[] }>;

/** When one reminder of an occurrence comes. */
export type Firing = Readonly<{
  on: IsoDate;
  dueOn: IsoDate;
  /** The last day of a span. */
  through?: IsoDate | undefined;
}>;

/** One event on the calendar, or the beginning of a state that lasts. */
export type Occurrence = Readonly<{
  /** What it is about, unique within the trigger: part of the dedupe key. */
  subject: string;
  on: IsoDate;
  /** A state whose beginning nobody wrote down: `on` may move, and is the same event all the while. */
  isUndated?: boolean;
  /** The moment, for events that have one. */
  at?: IsoInstant | undefined;
  /** Last day on which the state lasts, or on which a reminder still makes sense. */
  until?: IsoDate | undefined;
  /** End of a state that is followed by the hour; no reminder comes at or after it. */
  untilAt?: IsoInstant | undefined;
  /** On whose page the task stands; absent: that of the policy's insured. */
  customer?: Customer | undefined;
  policy?: Policy | undefined;
  case?: Case | undefined;
  activity?: Activity | undefined;
  /** Whom a message goes to; absent: the policyholder 要保人, who owns the policy, else the customer. */
  addressee?: Customer | undefined;
  /** Where they differ from those of the policy or the customer. */
  agentId?: StaffId | undefined;
  ownerId?: StaffId | undefined;
  unitId?: UnitId | undefined;
  /** What rules may ask, on the day of the reminder. */
  facts?: ((on: IsoDate) => Facts) | undefined;
  /** Merge fields; worked out only for reminders that come. */
  fields: (firing: Firing) => Fields;
}>;

export type Params = Readonly<Record<string, number | string>>;

/** One word of the trigger vocabulary. */
export type Trigger<P extends Params = Params> = Readonly<{
  /** Figures and choices that a rule may set, with their defaults [cfg]. */
  params: P;
  /** Facts that its occurrences know besides COMMON_FACTS. */
  facts: readonly string[];
  /** Merge fields that its occurrences fill besides COMMON_FIELDS. */
  fields: readonly string[];
  /** Occurrences whose date (`on`) lies in the range; the same for every call. */
  occurrences: (context: TriggerContext, range: DateRange, params: P) => Iterable<Occurrence>;
}>;

/** Keeps the literal parameter types of a trigger while the vocabulary holds them all alike. */
export function defineTrigger<P extends Params>(trigger: Trigger<P>): Trigger {
  return trigger as unknown as Trigger;
}

export const COMMON_FACTS = [
  "target",
  "customerStatus",
  "customerKind",
  "householdRole",
  "policyState",
  "isOwn",
] as const;

export const COMMON_FIELDS = ["name", "policy", "agent", "date", "dueDate"] as const;

/** Before every document; the lower end of a range that has none. */
export const BEGINNING: IsoDate = "1900-01-01";

/** Whether a day lies in a range and, if that has parts, in one of them. */
export function isWithin(on: IsoDate, { from, to, parts }: DateRange): boolean {
  if (on < from || to < on) return false;
  return parts === undefined || parts.some((part) => part.from <= on && on <= part.to);
}
