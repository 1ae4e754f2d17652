import type { beforeSyncPayload } from "@hocuspocus/server";
import * as Y from "yjs";
import { NOTE_UPDATE_MAX_BYTES } from "#shared/merge/mergeNote.ts";
import { hasKnownContent } from "#shared/merge/noteContent.ts";

/** y-protocols: 0 asks for changes, 1 and 2 bring them. */
const ASKS = 0;

/**
 * Lets an update touch a scratch copy of the room before the room itself (B29 to B31, R16). The copy
 * is kept between updates, so that a keystroke costs a keystroke and not the whole note.
 */
export function roomGuard() {
  const copies = new WeakMap<Y.Doc, Y.Doc>();
  return ({
    document,
    type,
    payload,
  }: Pick<beforeSyncPayload, "document" | "type" | "payload">) => {
    if (type === ASKS) return;
    if (payload.byteLength > NOTE_UPDATE_MAX_BYTES) throw refusal(4413, "update too large");
    const copy = copies.get(document) ?? copyOf(document);
    copies.delete(document);
    try {
      Y.applyUpdate(copy, payload);
    } catch {
      throw refusal(4400, "update damaged");
    }
    if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) {
      // The copy may only be behind what others typed meanwhile.
      if (!fits(document, payload)) throw refusal(4400, "update incomplete");
      return;
    }
    if (!hasKnownContent(copy)) throw refusal(4400, "foreign content");
    copies.set(document, copy);
  };
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc({ gc: true });
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  return copy;
}

function fits(document: Y.Doc, payload: Uint8Array): boolean {
  const copy = copyOf(document);
  Y.applyUpdate(copy, payload);
  const isWhole = copy.store.pendingStructs === null && copy.store.pendingDs === null;
  return isWhole && hasKnownContent(copy);
}

const refusal = (code: number, reason: string) =>
  Object.assign(new Error(reason), { code, reason });
