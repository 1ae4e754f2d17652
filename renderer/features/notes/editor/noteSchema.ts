import type { Extensions } from "@tiptap/core";
import { Link } from "@tiptap/extension-link";
import { ListItem } from "@tiptap/extension-list";
import { StarterKit } from "@tiptap/starter-kit";
import { isNoteLink as isKnownLink } from "#shared/merge/noteShape.ts";
import { externalUrl } from "#renderer/platform/externalUrl.ts";

// Only the address: a pasted `class` or `style` could dress a link up as a part of this application (B20).
const NoteLink = Link.extend({
  addAttributes: () => ({ href: { default: null } }),
});

// Two seats can each take one of an item's two paragraphs away and leave a nested list alone in it. That
// must stay an item: what breaks the schema, y-tiptap deletes from the shared text with all it holds.
const AnyListItem = ListItem.extend({ content: "block+" });

/**
 * What a note may hold, and so all that pasting can bring (B20): paragraphs, two levels of headings, lists,
 * quotations, rules, links, and three marks. No italics: Chinese has none. Undo belongs to Yjs; the trailing
 * empty paragraph is off, since two seats that merely open a note would each write one.
 * `shared/merge/noteShape.ts` says the same for the server, and a test compares the two (B31). Never take a node
 * or mark away: notes that hold it could then only be read.
 */
export const noteSchema: Extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    italic: false,
    link: false,
    listItem: false,
    undoRedo: false,
    trailingNode: false,
    dropcursor: false,
  }),
  AnyListItem,
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
  return isKnownLink(url) && externalUrl(url) !== null;
}
