import type { IsoDate } from "#shared/insurance/date.ts";
import type { Setting } from "#shared/model/organisation.ts";
import { COMMON_FACTS, COMMON_FIELDS } from "./trigger.ts";
import { fieldsOf } from "./renderTemplate.ts";
import { LOCALES } from "./fields.ts";
import { ruleSchema, type ReminderRule } from "./ruleSchema.ts";
import { shippedRules } from "./shippedRules.ts";
import { triggerOf } from "./triggers/vocabulary.ts";

/** Key of the settings document that changes or adds a rule: `reminder.rule.E07`. */
const KEY = /^reminder\.rule\.([A-Z][A-Z0-9_]{1,19})$/;

/** A setting that could not be taken over; the rule stands as the one before left it. */
export type RuleProblem = Readonly<{ settingId: string; code: string; reasons: readonly string[] }>;

/**
 * The rules of DOMAIN 6 on a date (F14): the shipped ones, changed by the newest setting of each that is valid by then. A setting
 * holds only what differs from the shipped rule, or a whole new rule under a code of its own.
 */
export function rulesInForce(
  settings: readonly Setting[],
  on: IsoDate,
  base: readonly ReminderRule[] = shippedRules,
): { rules: ReminderRule[]; problems: RuleProblem[] } {
  const rules = new Map(base.map((rule) => [rule.code, rule]));
  const problems: RuleProblem[] = [];
  for (const [code, newestFirst] of settingsByCode(settings, on)) {
    for (const setting of newestFirst) {
      const checked = changedRule(rules.get(code), setting.value, code);
      if (checked.rule) {
        rules.set(code, checked.rule);
        break;
      }
      problems.push({ settingId: setting.id, code, reasons: checked.reasons });
    }
  }
  return { rules: [...rules.values()], problems };
}

function changedRule(base: ReminderRule | undefined, value: unknown, code: string): CheckedRule {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? checkRule({ ...base, ...value, code }) : { reasons: ["value: is no object"] };
}

/** Those valid on a date by code, the newest of each first. */
function settingsByCode(settings: readonly Setting[], on: IsoDate): [string, Setting[]][] {
  const rank = ({ validFrom, id }: Setting) => `${validFrom} ${id}`;
  const byCode = new Map<string, Setting[]>();
  for (const setting of settings.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1))) {
    const code = KEY.exec(setting.key)?.[1];
    if (code === undefined || setting.validFrom > on) continue;
    byCode.set(code, [...(byCode.get(code) ?? []), setting]);
  }
  return [...byCode].sort(([a], [b]) => (a < b ? -1 : 1));
}

export type CheckedRule =
  { rule: ReminderRule; reasons?: undefined } | { rule?: undefined; reasons: readonly string[] };

/** A rule as typed in the editor: of the right form, and speaking only of what its trigger knows. */
export function checkRule(value: unknown): CheckedRule {
  const parsed = ruleSchema.safeParse(value);
  if (!parsed.success) {
    const { issues } = parsed.error;
    return { reasons: issues.map(({ path, message }) => `${path.join(".")}: ${message}`) };
  }
  const reasons = faultsOf(parsed.data);
  return reasons.length > 0 ? { reasons } : { rule: parsed.data };
}

function faultsOf(rule: ReminderRule): string[] {
  const { type, params = {} } = rule.trigger;
  const trigger = triggerOf(type);
  if (!trigger) return [`trigger.type: there is no trigger ${type}`];
  const facts = new Set<string>([...COMMON_FACTS, ...trigger.facts]);
  const fields = new Set<string>([...COMMON_FIELDS, ...trigger.fields]);
  const conditions = [
    ...rule.filter,
    ...rule.windows.flatMap(({ when = [] }) => when),
    ...rule.texts.flatMap(({ when = [] }) => when),
  ];
  const backward = rule.windows.flatMap((window, at) =>
    window.kind === "span" && window.from > window.through
      ? [`windows.${at}.through: is before its beginning`]
      : [],
  );
  const templates = rule.texts.flatMap((text) => LOCALES.map((locale) => text[locale]));
  return [
    ...backward,
    ...Object.entries(params)
      .filter(([name, value]) => typeof trigger.params[name] !== typeof value)
      .map(([name]) => `trigger.params: ${type} has no such parameter ${name}`),
    ...conditions
      .filter(({ fact }) => !facts.has(fact))
      .map(({ fact }) => `${type} knows no fact ${fact}`),
    ...templates
      .flatMap(fieldsOf)
      .filter((field) => !fields.has(field))
      .map((field) => `${type} knows no merge field ${field}`),
  ];
}
