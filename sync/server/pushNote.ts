import type { AnyDoc } from "#shared/merge/mergeRecord.ts";
import { mergeNoteState, type NoteRefusal } from "#shared/merge/mergeNote.ts";

/** A pushed note in canonical encoding with its text computed, or why its bytes are refused (R15). */
export function canonicalNote(next: AnyDoc): AnyDoc | NoteRefusal {
  if (next._deleted === true) return next;
  const merged = mergeNoteState("", String(next["state"] ?? ""));
  if (merged.kind === "refused") return merged.code;
  return { ...next, state: merged.state, text: merged.text };
}
