import type { CollectionName } from "../model/collections.ts";
import { isDeleted, textIn, type AnyDoc } from "./anyDoc.ts";
import { jsonEqual } from "./equal.ts";
import { isSameNoteState, mergeNoteState } from "./mergeNote.ts";
import { isSameRecord, mergeRecord, type Merged } from "./mergeRecord.ts";
import { validMerge } from "./validMerge.ts";

/**
 * The state that follows when `later` meets `first` (committed): fields by three-way merge that leaves
 * a valid record valid, notes by Yjs. Run by the server in the push transaction and by the local conflict handler (R12).
 * A note whose bytes cannot be merged leaves `first` as it is and is reported as a loser.
 */
export function resolve(
  collection: CollectionName,
  base: AnyDoc | undefined,
  first: AnyDoc,
  later: AnyDoc,
): Merged {
  const fields = mergeRecord(collection, base, first, later);
  if (isDeleted(first) || isDeleted(later)) return fields;
  const result = validMerge(collection, first, later, fields);
  if (collection !== "notes") return result;
  const note = mergeNoteState(textIn(first, "state"), textIn(later, "state"));
  if (note.kind === "refused") {
    result.losers.push({ field: "state", kept: null, lost: later["text"] ?? null });
  } else if (note.hasChanged) {
    result.merged["state"] = note.state;
    result.merged["text"] = note.text;
  }
  return result;
}

/** Equal to a reader; what the server computes may differ. */
export function isSameDoc(collection: CollectionName, a: AnyDoc, b: AnyDoc): boolean {
  if (!isSameRecord(collection, a, b)) return false;
  if (collection !== "notes" || isDeleted(a)) return true;
  return isSameNoteState(textIn(a, "state"), textIn(b, "state"));
}

/** Equal in every field, so that nothing is left to write; notes by content, not by bytes. */
export function isIdentical(collection: CollectionName, a: AnyDoc, b: AnyDoc): boolean {
  if (isDeleted(a) || isDeleted(b)) return isDeleted(a) === isDeleted(b);
  if (collection !== "notes" || a["state"] === b["state"]) return jsonEqual(a, b);
  return (
    jsonEqual({ ...a, state: "" }, { ...b, state: "" }) &&
    isSameNoteState(textIn(a, "state"), textIn(b, "state"))
  );
}
