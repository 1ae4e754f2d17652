import type { Extensions } from "@tiptap/core";
import { Link } from "@tiptap/extension-link";
import { StarterKit } from "@tiptap/starter-kit";
import { externalUrl } from "#renderer/platform/externalUrl.ts";

// Only the address: a pasted `class` or `style` could dress a link up as a part of this application (B20).
const NoteLink = Link.extend({
  addAttributes: () => ({ href: { default: null } }),
});

/**
 * What a note may hold, and so all that pasting can bring (B20): paragraphs, two levels of headings, lists,
 * quotations, rules, links, and three marks. No italics: Chinese has none. Undo belongs to Yjs; the trailing
 * empty paragraph is off, since two seats that merely open a note would each write one.
 * The server refuses node types that `NOTE_NODE_TYPES` does not name (B31). Never take a node or mark away: the editor deletes from the shared text whatever it does not know.
 */
export const noteSchema: Extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    italic: false,
    link: false,
    undoRedo: false,
    trailingNode: false,
    dropcursor: false,
  }),
  NoteLink.configure({
    openOnClick: false,
    autolink: true,
    linkOnPaste: true,
    defaultProtocol: "https",
    HTMLAttributes: { target: null },
    isAllowedUri: (url) => isNoteLink(url),
    shouldAutoLink: (url) => isNoteLink(url),
  }),
];

/** W15: `https:`, `mailto:` and `tel:` only. */
export function isNoteLink(url: string): boolean {
  return externalUrl(url) !== null;
}
