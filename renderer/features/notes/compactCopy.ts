import * as Y from "yjs";
import { toBase64 } from "#shared/merge/base64.ts";
import { NOTE_FRAGMENT, noteText } from "#shared/merge/noteContent.ts";
import type { Note } from "#shared/model/note.ts";

export type NoteContent = Pick<Note, "state" | "text">;

/** The same visible content with none of its history: small again after years of edits. */
export function compactCopy(source: Y.Doc): NoteContent {
  const copy = new Y.Doc();
  const nodes = source
    .getXmlFragment(NOTE_FRAGMENT)
    .toArray()
    .map((node) => node.clone());
  copy.getXmlFragment(NOTE_FRAGMENT).insert(0, nodes as (Y.XmlElement | Y.XmlText)[]);
  return { state: toBase64(Y.encodeStateAsUpdate(copy)), text: noteText(copy) };
}
