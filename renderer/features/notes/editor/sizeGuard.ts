import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { NOTE_UPDATE_MAX_BYTES } from "#shared/merge/mergeNote.ts";
import { NOTE_MAX_DEPTH } from "#shared/merge/noteShape.ts";
import { NOTE_MAX_BYTES, NOTE_TEXT_MAX_CHARACTERS } from "#shared/model/note.ts";

/** A character of the Basic Multilingual Plane in UTF-8, which is how Yjs encodes text. */
const BYTES_PER_CHARACTER = 3;

export type Refusal = "updateTooLarge" | "noteTooLarge" | "tooDeep";

/** Before and after an edit; `bytes` is the note's stored size before it. */
type Edit = { before: Node; after: Node; bytes: number };

/** Whether an edit may go in, or why not (B29, B31). */
export function refusalOf({ before, after, bytes }: Edit): Refusal | null {
  const depth = depthOf(after);
  if (depth > NOTE_MAX_DEPTH && depth > depthOf(before)) return "tooDeep";
  const grown = after.content.size - before.content.size;
  if (grown <= 0) return null;
  const added = grown * BYTES_PER_CHARACTER;
  if (added > NOTE_UPDATE_MAX_BYTES) return "updateTooLarge";
  // Longer than the text that will be stored, by the marks of beginning and end of each block.
  const isLong = after.content.size > NOTE_TEXT_MAX_CHARACTERS;
  return isLong || bytes + added > NOTE_MAX_BYTES ? "noteTooLarge" : null;
}

/** Levels below the root, as the server counts them: text is no level of its own. */
function depthOf(node: Node): number {
  let deepest = 0;
  node.forEach((child) => {
    if (!child.isText) deepest = Math.max(deepest, 1 + depthOf(child));
  });
  return deepest;
}

/**
 * Refuses an edit that could never be stored, before it is in (R15): the person is told while the text is
 * still on their clipboard, and everything the editor shows can be saved.
 */
export function sizeGuard(bytes: () => number, onRefused: (refusal: Refusal) => void): Extension {
  return Extension.create({
    name: "noteSizeGuard",
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction(transaction) {
          if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true;
          const { before, doc: after } = transaction;
          const refusal = refusalOf({ before, after, bytes: bytes() });
          if (refusal) onRefused(refusal);
          return refusal === null;
        },
      }),
    ],
  });
}
