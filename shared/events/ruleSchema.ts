import { z } from "zod";
import { conditionSchema } from "./conditions.ts";
import { LOCALES } from "./fields.ts";
import { isWellFormed } from "./renderTemplate.ts";

/** Who acts, or with `customer` who is written to (DOMAIN 6). */
export const TARGETS = [
  "agent",
  "back_office",
  "manager",
  "owner",
  "compliance",
  "customer",
] as const;
export type Target = (typeof TARGETS)[number];

/** Staff get a task; customers a message by the first of these channels that is open to them. */
const CHANNELS = ["task", "sms", "email"] as const;

/** Windows reach three years before an event and after it. */
const day = z.int().min(-1_100).max(1_100);
const conditions = z.array(conditionSchema).max(10);
const targets = z.array(z.enum(TARGETS)).min(1);

const windowShape = {
  /** Instead of the rule's own targets. */
  targets: targets.optional(),
  /** For which occurrences this window is meant; absent: for all. */
  when: conditions.optional(),
};

/** When a reminder comes, counted from the event. */
export const windowSchema = z.discriminatedUnion("kind", [
  /** One day: -7 is a week before the event. */
  z.strictObject({ kind: z.literal("on"), day, ...windowShape }),
  /** One reminder, which comes on the first day and is due on the last: -30…+30. */
  z.strictObject({ kind: z.literal("span"), from: day, through: day, ...windowShape }),
  /** Again and again while the state lasts, first `from` days after its beginning. */
  z.strictObject({
    kind: z.literal("every"),
    from: z.int().min(0).max(1_100),
    step: z.int().min(1).max(1_000),
    unit: z.enum(["hour", "day", "month"]),
    ...windowShape,
  }),
  /** To the minute, for events that have a moment: -10 is ten minutes before. */
  z.strictObject({
    kind: z.literal("minutes"),
    minutes: z.int().min(-10_080).max(10_080),
    ...windowShape,
  }),
]);
export type Window = z.infer<typeof windowSchema>;

const template = z.string().min(1).max(500).refine(isWellFormed, "brackets or braces do not pair");

const textSchema = z.strictObject({
  /** For which occurrences and targets; the first text that fits is taken. */
  when: conditions.optional(),
  ...(Object.fromEntries(LOCALES.map((locale) => [locale, template])) as Record<
    (typeof LOCALES)[number],
    typeof template
  >),
});

/**
 * What makes two reminders of one rule, subject and occurrence date different ones. Without `window` an
 * occurrence gives each target only its first reminder, without `target` only the first target gets one.
 */
const DEDUPE_PARTS = ["window", "target"] as const;

/** A reminder rule of DOMAIN 6 as data: editing one needs no code. */
export const ruleSchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,19}$/),
  isActive: z.boolean(),
  trigger: z.strictObject({
    type: z.string().min(1).max(40),
    /** Figures and choices of the trigger; what is not given has its default. */
    params: z.record(z.string(), z.union([z.number(), z.string().min(1).max(60)])).optional(),
  }),
  filter: conditions,
  windows: z.array(windowSchema).min(1).max(10),
  targets,
  /** 1 is today. */
  priority: z.int().min(1).max(4),
  /** For messages to the customer, in order of preference. */
  channel: z.array(z.enum(CHANNELS)).min(1),
  /** Messages of service are about the person's own policy and need no marketing consent. */
  purpose: z.enum(["service", "marketing"]),
  texts: z.array(textSchema).min(1).max(10),
  /** An occurrence this close to the one before is left out; 0: none is. */
  coolingDays: z.int().min(0).max(3_660),
  /** Whose last occurrence counts: that of the same subject, or of the same customer. */
  coolingPer: z.enum(["subject", "customer"]),
  dedupe: z.array(z.enum(DEDUPE_PARTS)).max(DEDUPE_PARTS.length),
  /** Days to do it in; absent: by priority. */
  dueInDays: z.int().min(0).max(366).optional(),
});
export type ReminderRule = z.infer<typeof ruleSchema>;
