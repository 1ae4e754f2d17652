import { isDeleted, textIn, type AnyDoc } from "#shared/merge/anyDoc.ts";
import { contradicts, mergeNoteState, type NoteRefusal } from "#shared/merge/mergeNote.ts";

/**
 * A pushed note in canonical encoding with its text computed, or why its bytes are refused (R15).
 * `stored` is the note as it stands: what contradicts it is refused as damaged (B31).
 */
export function canonicalNote(next: AnyDoc, stored: AnyDoc | undefined): AnyDoc | NoteRefusal {
  if (isDeleted(next)) return next;
  const merged = mergeNoteState("", textIn(next, "state"));
  if (merged.kind === "refused") return merged.code;
  const known = textIn(stored, "state");
  if (known !== "" && contradicts(known, merged.state)) return "NOTE_DAMAGED";
  return { ...next, state: merged.state, text: merged.text };
}
