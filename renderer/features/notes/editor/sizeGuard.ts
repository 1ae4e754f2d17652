import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { NOTE_UPDATE_MAX_BYTES } from "#shared/merge/mergeNote.ts";
import { NOTE_MAX_BYTES } from "#shared/model/note.ts";

/** A character of the Basic Multilingual Plane in UTF-8, which is how Yjs encodes text. */
const BYTES_PER_CHARACTER = 3;

export type Refusal = "updateTooLarge" | "noteTooLarge";

/** Whether an edit that makes the document `grown` characters longer may go in; `bytes` is the note's size now. */
export function refusalOf(grown: number, bytes: number): Refusal | null {
  if (grown <= 0) return null;
  const added = grown * BYTES_PER_CHARACTER;
  if (added > NOTE_UPDATE_MAX_BYTES) return "updateTooLarge";
  return bytes + added > NOTE_MAX_BYTES ? "noteTooLarge" : null;
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
          const grown = transaction.doc.content.size - transaction.before.content.size;
          const refusal = refusalOf(grown, bytes());
          if (refusal) onRefused(refusal);
          return refusal === null;
        },
      }),
    ],
  });
}
