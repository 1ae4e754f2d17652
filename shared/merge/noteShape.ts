/** What an editor of ours can hold, and so all that the server takes (B31); a test compares the two. */

type Check = (value: unknown) => boolean;
type Checks = Readonly<Record<string, Check>>;
type NodeShape = Readonly<{ children: readonly string[]; attributes: Checks }>;

/** Root to innermost node. The editor refuses deeper ones, since opening a note recurses (B31). */
export const NOTE_MAX_DEPTH = 30;
/** Longer ones go into no other program either. Characters. */
const LINK_MAX_LENGTH = 2_048;

/** The child that is text. */
export const TEXT = "text";
const BLOCKS = [
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "blockquote",
  "horizontalRule",
] as const;
const INLINE = [TEXT, "hardBreak"] as const;

const isShortText: Check = (value) => typeof value === "string" && value.length <= 20;
const isNumber: Check = (value) => typeof value === "number" && !Number.isNaN(value);

export const NOTE_ROOT_CHILDREN: readonly string[] = BLOCKS;

/** Per node type what may stand in it, and its attributes. Yjs leaves out those that are null. */
export const NOTE_NODES: ReadonlyMap<string, NodeShape> = new Map<string, NodeShape>([
  ["paragraph", { children: INLINE, attributes: {} }],
  ["heading", { children: INLINE, attributes: { level: (value) => value === 2 || value === 3 } }],
  ["bulletList", { children: ["listItem"], attributes: {} }],
  ["orderedList", { children: ["listItem"], attributes: { start: isNumber, type: isShortText } }],
  ["listItem", { children: BLOCKS, attributes: {} }],
  ["blockquote", { children: BLOCKS, attributes: {} }],
  ["horizontalRule", { children: [], attributes: {} }],
  ["hardBreak", { children: [], attributes: {} }],
]);

export const NOTE_MARKS: ReadonlyMap<string, Checks> = new Map<string, Checks>([
  ["bold", {}],
  ["underline", {}],
  ["strike", {}],
  ["link", { href: isNoteLink }],
]);

/** W15: `https:`, `mailto:` and `tel:` only, read as browsers do: white space and controls skipped. */
export function isNoteLink(href: unknown): href is string {
  if (typeof href !== "string" || href.length > LINK_MAX_LENGTH) return false;
  return /^(https|mailto|tel):/i.test(href.replace(/[\s\p{Cc}]/gu, ""));
}

/** Whether every one of `values` is named in `checks` and passes. */
export function areKnown(checks: Checks, values: unknown): boolean {
  if (typeof values !== "object" || values === null) return false;
  return Object.entries(values).every(
    ([name, value]) => Object.hasOwn(checks, name) && checks[name]?.(value) === true,
  );
}
