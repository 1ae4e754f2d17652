import { isDeleted, type AnyDoc } from "#shared/merge/anyDoc.ts";
import { jsonEqual } from "#shared/merge/equal.ts";
import { SET_FIELDS } from "#shared/merge/fields.ts";
import type { Attention } from "#sync/client/pushHandler.ts";

/** `phones.0912345678#` names an item of the set `phones`; any other field names itself. */
export function fieldOf({ field }: Attention): { name: string; key?: string } | null {
  if (field === undefined) return null;
  const [name = "", ...rest] = field.split(".");
  return rest.length === 0 ? { name } : { name, key: rest.join(".") };
}

/** Only one field's value can be written back; deletions, refusals and note bytes cannot (R13). */
export function canAdopt(change: Attention): boolean {
  if (change.code !== "LOST_TO_OTHER") return false;
  const field = fieldOf(change);
  if (field === null || field.name === "_deleted") return false;
  return !(change.collection === "notes" && field.name === "state");
}

/** The document as it is now with the lost value in it, or null where that cannot be (R13). */
export function withLostValue(document: AnyDoc | null, change: Attention): AnyDoc | null {
  const field = fieldOf(change);
  if (!document || isDeleted(document) || !field || !canAdopt(change)) return null;
  const { name, key } = field;
  if (key === undefined) return withField(document, name, change.lost);
  const keyOf = SET_FIELDS[name];
  if (!keyOf) return null;
  const items = Array.isArray(document[name]) ? (document[name] as unknown[]) : [];
  const isThere = items.some((item) => keyOf(item) === key);
  const adopted = isThere
    ? items.map((item) => (keyOf(item) === key ? change.lost : item))
    : [...items, change.lost];
  return withField(document, name, adopted);
}

function withField(document: AnyDoc, name: string, value: unknown): AnyDoc {
  const { [name]: _, ...others } = document;
  // The merge reports an emptied field as null; the schemas know it as an absent one.
  return (value === null || value === undefined ? others : { ...others, [name]: value }) as AnyDoc;
}

/** A push that is repeated after a crash, or by a second window, reports the same loss again. */
export function isSameLoss(a: Attention, b: Attention): boolean {
  const [one, two] = [a, b].map(({ collection, id, code, field }) => [collection, id, code, field]);
  return jsonEqual(one, two) && jsonEqual(a.lost, b.lost);
}
