import * as Y from "yjs";
import { NOTE_MAX_BYTES, NOTE_TEXT_MAX_CHARACTERS } from "../model/note.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { hasKnownContent, isSameContent, noteText } from "./noteContent.ts";

/** B29: one Yjs update larger than this is not taken. Bytes. */
export const NOTE_UPDATE_MAX_BYTES = 2_000_000;

export type NoteRefusal = "NOTE_DAMAGED" | "NOTE_FOREIGN_CONTENT" | "NOTE_TOO_LARGE";
export type NoteMerge =
  | { kind: "merged"; state: string; text: string; hasChanged: boolean }
  | { kind: "refused"; code: NoteRefusal };

/**
 * Applies foreign bytes to a scratch copy of `stored` and says what came of it: `applyUpdate` is not
 * atomic, so nothing but a scratch document may meet them first (R15, B30, B31).
 */
export function scratchCheck(
  stored: Uint8Array | null,
  update: Uint8Array,
): { doc: Y.Doc; hasChanged: boolean } | NoteRefusal {
  if (update.byteLength > NOTE_MAX_BYTES) return "NOTE_TOO_LARGE";
  const doc = new Y.Doc({ gc: true });
  if (stored) Y.applyUpdate(doc, stored);
  const before = Y.snapshot(doc);
  try {
    Y.applyUpdate(doc, update);
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return "NOTE_DAMAGED";
    if (!hasKnownContent(doc)) return "NOTE_FOREIGN_CONTENT";
  } catch {
    return "NOTE_DAMAGED";
  }
  return { doc, hasChanged: !Y.equalSnapshots(before, Y.snapshot(doc)) };
}

/** Merges, never replaces (B54). States are base64 of `Y.encodeStateAsUpdate`; "" is an empty note. */
export function mergeNoteState(stored: string, pushed: string): NoteMerge {
  const [ours, theirs] = [fromBase64(stored), fromBase64(pushed)];
  if (!ours || !theirs) return { kind: "refused", code: "NOTE_DAMAGED" };
  const checked = scratchCheck(ours.length > 0 ? ours : null, theirs.length > 0 ? theirs : EMPTY);
  if (typeof checked === "string") return { kind: "refused", code: checked };
  const bytes = Y.encodeStateAsUpdate(checked.doc);
  const text = noteText(checked.doc);
  if (bytes.byteLength > NOTE_MAX_BYTES || text.length > NOTE_TEXT_MAX_CHARACTERS) {
    return { kind: "refused", code: "NOTE_TOO_LARGE" };
  }
  return { kind: "merged", state: toBase64(bytes), text, hasChanged: checked.hasChanged };
}

/**
 * Whether `pushed` says something else than `stored` under one clientID and clock: Yjs believes
 * whichever it meets first, so that the device would differ for ever (B31, P4). Both are states that
 * `mergeNoteState` has taken before.
 */
export function contradicts(stored: string, pushed: string): boolean {
  const [one, other] = [docOf(stored, pushed), docOf(pushed, stored)];
  return one === null || other === null || !isSameContent(one, other);
}

/** The update that changes nothing. */
const EMPTY = new Uint8Array([0, 0]);

/**
 * Same content: the bytes of equal notes may differ (R15). State vector and delete set say what was
 * done; the content is asked too, since a forged clientID has both alike (B31).
 */
export function isSameNoteState(a: string, b: string): boolean {
  if (a === b) return true;
  const [left, right] = [docOf(a), docOf(b)];
  if (left === null || right === null) return false;
  return Y.equalSnapshots(Y.snapshot(left), Y.snapshot(right)) && isSameContent(left, right);
}

/** A document that has met `states` in this order; null where one is damaged. */
function docOf(...states: string[]): Y.Doc | null {
  const doc = new Y.Doc({ gc: true });
  try {
    for (const state of states) {
      const bytes = fromBase64(state);
      if (!bytes) return null;
      if (bytes.length > 0) Y.applyUpdate(doc, bytes);
    }
  } catch {
    return null;
  }
  return doc;
}
