import type { FieldUnit } from "../catalogue/fieldDefinition.ts";
import { fieldOf, type FactValue, type FieldName } from "../catalogue/fieldTypes.ts";
import { RESPONSE_WORDS } from "../catalogue/values.ts";
import type { Words } from "../language.ts";
import { LIST_WORDS, REASON_PHRASES, RESPONSE_PHRASE, UNIT_PHRASES } from "./phrases.ts";
import { say, type Speaker } from "./speaker.ts";

/** A field's name; one of a family by its key. */
export function fieldWords(field: FieldName, key: string | undefined, speaker: Speaker): string {
  const { words, keys } = fieldOf(field);
  return say(speaker, words, { key: keys && key !== undefined ? wordOf(keys, key, speaker) : "" });
}

/** An element of a closed or open list in words; what nobody knows any more as it is stored. */
export function elementWords(field: FieldName, value: string, speaker: Speaker): string {
  const definition = fieldOf(field);
  if ("values" in definition && definition.values) return wordOf(definition.values, value, speaker);
  const nameOf = (id: string) => speaker.nameOf?.(field, id) ?? id;
  const slash = value.lastIndexOf("/");
  const response = value.slice(slash + 1);
  return field === "campaigns.response" && slash > 0
    ? say(speaker, RESPONSE_PHRASE, {
        x: nameOf(value.slice(0, slash)),
        v: wordOf(RESPONSE_WORDS, response, speaker),
      })
    : nameOf(value);
}

const wordOf = (table: Readonly<Record<string, Words>>, value: string, speaker: Speaker) =>
  Object.hasOwn(table, value) ? say(speaker, table[value] as Words) : value;

/** `35 歲`, `1,000,000 元`, `50%`: a fraction is told in hundredths. */
export function numberWords(value: number, unit: FieldUnit, speaker: Speaker): string {
  const told = unit === "ratio" ? value * 100 : value;
  const v = told.toLocaleString("en-US", { maximumFractionDigits: 2 });
  return say(speaker, UNIT_PHRASES[unit], { v });
}

/** `甲、乙或丙`: the last two joined by their own word. */
export function listWords(
  list: readonly string[],
  last: "or" | "nor" | "and",
  speaker: Speaker,
): string {
  const comma = say(speaker, LIST_WORDS.comma);
  const head = list.slice(0, -1).join(comma);
  return [...(head === "" ? [] : [head]), ...list.slice(-1)].join(say(speaker, LIST_WORDS[last]));
}

/** What somebody has for a field, as it stands behind a reason. */
export function factWords(field: FieldName, value: FactValue, speaker: Speaker): string {
  if (value === null) return say(speaker, REASON_PHRASES.unknown);
  if (typeof value === "boolean") return say(speaker, REASON_PHRASES[value ? "yes" : "no"]);
  if (typeof value === "object") {
    if (value.length === 0) return say(speaker, REASON_PHRASES.none);
    const elements = value.map((one) => elementWords(field, one, speaker));
    return listWords(elements, "and", speaker);
  }
  const definition = fieldOf(field);
  if (typeof value === "number") {
    return definition.type === "num" ? numberWords(value, definition.unit, speaker) : String(value);
  }
  return definition.type === "date"
    ? dateWords(value, speaker)
    : elementWords(field, value, speaker);
}

/** A date as the speaker writes dates; ISO if they have no way of their own. */
export const dateWords = (date: string, { dateText = (one) => one }: Speaker): string =>
  dateText(date);
