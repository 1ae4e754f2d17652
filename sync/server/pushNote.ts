import { isDeleted, textIn, type AnyDoc } from "#shared/merge/anyDoc.ts";
import { mergeNoteState, type NoteRefusal } from "#shared/merge/mergeNote.ts";

/** A pushed note in canonical encoding with its text computed, or why its bytes are refused (R15). */
export function canonicalNote(next: AnyDoc): AnyDoc | NoteRefusal {
  if (isDeleted(next)) return next;
  const merged = mergeNoteState("", textIn(next, "state"));
  if (merged.kind === "refused") return merged.code;
  return { ...next, state: merged.state, text: merged.text };
}
