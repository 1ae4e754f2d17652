import * as Y from "yjs";
import { jsonEqual } from "./equal.ts";
import {
  areKnown,
  NOTE_MARKS,
  NOTE_MAX_DEPTH,
  NOTE_NODES,
  NOTE_ROOT_CHILDREN,
  TEXT,
} from "./noteShape.ts";

/** The one root of a note's Yjs document; Tiptap's collaboration extension calls it its field. */
export const NOTE_FRAGMENT = "default";

/** One piece of Yjs' delta. */
type Run = { insert?: unknown; attributes?: Record<string, unknown> };

/** The plain text of a note, one line per block: the shadow that search reads (D3). */
export function noteText(doc: Y.Doc): string {
  const lines: string[] = [];
  // A list of what is left and no recursion: nobody may have asked yet how deep this note goes.
  const rest: unknown[] = [doc.getXmlFragment(NOTE_FRAGMENT)];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node instanceof Y.XmlText) lines.push(plain(node));
    else if (node instanceof Y.XmlFragment) {
      for (const child of node.toArray().reverse()) rest.push(child);
    }
  }
  return lines.join("\n");
}

function plain(text: Y.XmlText): string {
  const parts = text.toDelta() as Run[];
  return parts.map((part) => (typeof part.insert === "string" ? part.insert : "")).join("");
}

/** Only the known root and in it what `noteShape.ts` names: no foreign roots, embeds or subdocuments. */
export function hasKnownContent(doc: Y.Doc): boolean {
  for (const root of doc.share.keys()) if (root !== NOTE_FRAGMENT) return false;
  const root = doc.getXmlFragment(NOTE_FRAGMENT);
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no public way to see this
  return root._map.size === 0 && areKnownChildren(root, NOTE_ROOT_CHILDREN, 1);
}

function areKnownChildren(
  parent: Y.XmlFragment,
  allowed: readonly string[],
  depth: number,
): boolean {
  return (parent.toArray() as unknown[]).every((child) => {
    if (child instanceof Y.XmlText) return allowed.includes(TEXT) && isKnownText(child);
    return child instanceof Y.XmlElement && isKnownElement(child, allowed, depth);
  });
}

function isKnownElement(node: Y.XmlElement, allowed: readonly string[], depth: number): boolean {
  const shape = NOTE_NODES.get(node.nodeName);
  if (!shape || !allowed.includes(node.nodeName) || depth > NOTE_MAX_DEPTH) return false;
  return (
    areKnown(shape.attributes, node.getAttributes()) &&
    areKnownChildren(node, shape.children, depth + 1)
  );
}

/** Piece by piece and not by `toDelta`, which shows no mark that happens to cover no text. */
function isKnownText(text: Y.XmlText): boolean {
  if (Object.keys(text.getAttributes()).length > 0) return false;
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no public way to see this
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && !isKnownPiece(item.content)) return false;
  }
  return true;
}

function isKnownPiece(content: Y.Item["content"]): boolean {
  // U+0000 ends strings in PostgreSQL and in too many tools (B37).
  if (content instanceof Y.ContentString) return !content.str.includes("\0");
  if (!(content instanceof Y.ContentFormat)) return false;
  const checks = NOTE_MARKS.get(content.key);
  return checks !== undefined && (content.value === null || areKnown(checks, content.value));
}

/** What a reader sees is the same, marks and attributes included, however it came about. */
export function isSameContent(a: Y.Doc, b: Y.Doc): boolean {
  const rest: [unknown, unknown][] = [
    [a.getXmlFragment(NOTE_FRAGMENT), b.getXmlFragment(NOTE_FRAGMENT)],
  ];
  for (let pair = rest.pop(); pair !== undefined; pair = rest.pop()) {
    const [left, right] = pair;
    if (left instanceof Y.XmlText && right instanceof Y.XmlText) {
      if (!jsonEqual(runsOf(left), runsOf(right))) return false;
    } else if (left instanceof Y.XmlFragment && right instanceof Y.XmlFragment) {
      const [ours, theirs] = [left.toArray(), right.toArray()];
      if (ours.length !== theirs.length || !isSameElement(left, right)) return false;
      ours.forEach((child, place) => rest.push([child, theirs[place]]));
    } else return false;
  }
  return true;
}

function isSameElement(a: Y.XmlFragment, b: Y.XmlFragment): boolean {
  if (!(a instanceof Y.XmlElement) || !(b instanceof Y.XmlElement)) return true;
  return a.nodeName === b.nodeName && jsonEqual(a.getAttributes(), b.getAttributes());
}

/** Text by its marks. Yjs may cut a run in two where a mark was set and taken back. */
function runsOf(text: Y.XmlText): { insert: unknown; marks: unknown }[] {
  const runs: { insert: unknown; marks: unknown }[] = [];
  for (const { insert, attributes = {} } of text.toDelta() as Run[]) {
    const last = runs.at(-1);
    if (
      typeof insert === "string" &&
      typeof last?.insert === "string" &&
      jsonEqual(last.marks, attributes)
    ) {
      last.insert += insert;
    } else runs.push({ insert, marks: attributes });
  }
  return runs;
}
