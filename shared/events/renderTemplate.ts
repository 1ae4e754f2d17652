import { taipeiClock, taipeiDate } from "#shared/model/taipeiTime.ts";
import type { Fields, FieldValue, Locale, Words } from "./fields.ts";

/*
 * A template is text with merge fields in braces: `{name} 將於 {date} …`. A part in square brackets is
 * left out whole when one of its fields is not known: `[,{product} 年繳保費由 {fromPremium} 元…]`.
 */
const PART_OR_FIELD = /\[([^[\]]*)\]|\{[A-Za-z0-9]+\}/g;
const FIELD = /\{([A-Za-z0-9]+)\}/g;

/** Stands where a field outside brackets is not known. */
const UNKNOWN = "—";

/**
 * A reminder text with its merge fields filled (DOMAIN 6). A part in brackets is left out if one of its
 * fields is not known; outside brackets such a field is a dash. Never fails.
 */
export function renderTemplate(template: string, fields: Fields, locale: Locale): string {
  const fill = (text: string) =>
    text.replace(FIELD, (_, name: string) => {
      const value = fields[name];
      return value === undefined ? UNKNOWN : printed(value, locale);
    });
  // In one pass: braces or brackets in somebody's name are no template.
  return template.replace(PART_OR_FIELD, (whole: string, part: string | undefined) => {
    if (part === undefined) return fill(whole);
    return fieldsOf(part).every((name) => fields[name] !== undefined) ? fill(part) : "";
  });
}

/** Names of the merge fields of a template, in order of appearance. */
export function fieldsOf(template: string): string[] {
  return [...template.matchAll(FIELD)].map(([, name]) => name as string);
}

/** Whether braces and brackets pair up, brackets not nested. */
export function isWellFormed(template: string): boolean {
  return !/[[\]{}]/.test(template.replace(FIELD, "").replace(PART_OR_FIELD, "$1"));
}

function printed(value: FieldValue, locale: Locale): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return grouped(value);
  if ("date" in value) return value.date.replaceAll("-", "/");
  if ("time" in value) {
    return `${taipeiDate(value.time).replaceAll("-", "/")} ${taipeiClock(value.time)}`;
  }
  if ("list" in value) {
    return value.list.map((item) => wordOf(item, locale)).join(locale === "en" ? ", " : "、");
  }
  return value[locale];
}

function wordOf(item: string | Words, locale: Locale): string {
  return typeof item === "string" ? item : item[locale];
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
