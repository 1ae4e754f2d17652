import * as Y from "yjs";

/** The one root of a note's Yjs document; Tiptap's collaboration extension calls it its field. */
export const NOTE_FRAGMENT = "default";

/** Node types an editor of ours makes (B31). */
export const NOTE_NODE_TYPES: ReadonlySet<string> = new Set([
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "listItem",
  "taskList",
  "taskItem",
  "blockquote",
  "codeBlock",
  "hardBreak",
  "horizontalRule",
  "table",
  "tableRow",
  "tableCell",
  "tableHeader",
]);

/** The plain text of a note, one line per block: the shadow that search reads (D3). */
export function noteText(doc: Y.Doc): string {
  const lines: string[] = [];
  collect(doc.getXmlFragment(NOTE_FRAGMENT), lines);
  return lines.join("\n");
}

function collect(node: Y.XmlFragment | Y.XmlElement, lines: string[]): void {
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) lines.push(plain(child));
    else if (child instanceof Y.XmlElement) collect(child, lines);
  }
}

function plain(text: Y.XmlText): string {
  const parts = text.toDelta() as { insert?: unknown }[];
  return parts.map((part) => (typeof part.insert === "string" ? part.insert : "")).join("");
}

/** Only the known root, known node types and plain text: no foreign roots, embeds or subdocuments. */
export function hasKnownContent(doc: Y.Doc): boolean {
  for (const root of doc.share.keys()) if (root !== NOTE_FRAGMENT) return false;
  return isKnown(doc.getXmlFragment(NOTE_FRAGMENT));
}

function isKnown(node: Y.XmlFragment | Y.XmlElement): boolean {
  return (node.toArray() as unknown[]).every((child) => {
    if (child instanceof Y.XmlText) return isText(child);
    return child instanceof Y.XmlElement && NOTE_NODE_TYPES.has(child.nodeName) && isKnown(child);
  });
}

function isText(text: Y.XmlText): boolean {
  return (text.toDelta() as { insert?: unknown }[]).every(
    (part) => typeof part.insert === "string",
  );
}
