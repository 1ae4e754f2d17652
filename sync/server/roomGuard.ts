import type { beforeSyncPayload } from "@hocuspocus/server";
import * as Y from "yjs";
import { NOTE_UPDATE_MAX_BYTES } from "#shared/merge/mergeNote.ts";
import { hasKnownContent } from "#shared/merge/noteContent.ts";
import { NOTE_MAX_BYTES } from "#shared/model/note.ts";

/** y-protocols: 0 asks for changes, 1 and 2 bring them. */
const ASKS = 0;

/** Why an update is not let in, with the close code. */
export type BadUpdate = { code: number; reason: string };
const TOO_LARGE: BadUpdate = { code: 4413, reason: "note too large" };
const DAMAGED: BadUpdate = { code: 4400, reason: "update damaged" };
const FOREIGN: BadUpdate = { code: 4400, reason: "foreign content" };

type Copy = { doc: Y.Doc; bytes: number };
type Sync = Pick<beforeSyncPayload, "document" | "type" | "payload">;

/**
 * Lets an update touch a scratch copy of the room before the room itself (B29 to B31, R16). The copy
 * is kept between updates, so that a keystroke costs a keystroke and not the whole note.
 */
export function roomGuard() {
  const copies = new WeakMap<Y.Doc, Copy>();
  return ({ document, type, payload }: Sync, isReadOnly: boolean): BadUpdate | undefined => {
    if (type === ASKS) return undefined;
    if (payload.byteLength > NOTE_UPDATE_MAX_BYTES) return TOO_LARGE;
    // What a reader sends never reaches the room, so it must not reach the copy either.
    if (isReadOnly) return isReadable(payload) ? undefined : DAMAGED;
    const copy = copies.get(document) ?? copyOf(document);
    copies.delete(document);
    const problem = tryOn(copy, payload);
    // The copy may only be behind what was committed meanwhile.
    if (problem === "incomplete") {
      const fresh = tryOn(copyOf(document), payload);
      return fresh === "incomplete" ? DAMAGED : fresh;
    }
    if (!problem) copies.set(document, copy);
    return problem;
  };
}

function tryOn(copy: Copy, payload: Uint8Array): BadUpdate | "incomplete" | undefined {
  try {
    Y.applyUpdate(copy.doc, payload);
  } catch {
    return DAMAGED;
  }
  const { pendingStructs, pendingDs } = copy.doc.store;
  if (pendingStructs !== null || pendingDs !== null) return "incomplete";
  if (!hasKnownContent(copy.doc)) return FOREIGN;
  // Counted by what came, and measured only where that may be too much.
  copy.bytes += payload.byteLength;
  if (copy.bytes > NOTE_MAX_BYTES) copy.bytes = Y.encodeStateAsUpdate(copy.doc).byteLength;
  return copy.bytes > NOTE_MAX_BYTES ? TOO_LARGE : undefined;
}

function copyOf(document: Y.Doc): Copy {
  const state = Y.encodeStateAsUpdate(document);
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, state);
  return { doc, bytes: state.byteLength };
}

function isReadable(payload: Uint8Array): boolean {
  try {
    Y.decodeUpdate(payload);
    return true;
  } catch {
    return false;
  }
}
