import * as Y from "yjs";
import { NOTE_FRAGMENT, noteText } from "#shared/merge/noteContent.ts";

/** Appends a paragraph as the editor would. */
export function write(doc: Y.Doc, text: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  const fragment = doc.getXmlFragment(NOTE_FRAGMENT);
  fragment.insert(fragment.length, [paragraph]);
}

export function firstText(doc: Y.Doc): Y.XmlText {
  return (doc.getXmlFragment(NOTE_FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
}

export function paragraphsOf(doc: Y.Doc): string[] {
  return noteText(doc).split("\n").filter(Boolean);
}
