import createDOMPurify, { type WindowLike } from "dompurify";
import { isNoteLink } from "./noteSchema.ts";

const TAGS = [
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "ul",
  "ol",
  "li",
  "blockquote",
  "hr",
  "br",
  "a",
  "b",
  "strong",
  "u",
  "s",
  "del",
  "div",
  "span",
];

/**
 * Pasted or dropped HTML without anything that runs, loads or dresses up (B20); only links keep an attribute.
 * The editor schema then throws away what a note may not hold: two nets, because each has had holes.
 */
export function cleanHtml(html: string, view: WindowLike): string {
  const purify = createDOMPurify(view);
  purify.addHook("uponSanitizeAttribute", (_node, data) => {
    if (data.attrName === "href") data.keepAttr = isNoteLink(data.attrValue);
    // What is no number would become one that no note may hold.
    if (data.attrName === "start") data.keepAttr = /^\d{1,9}$/.test(data.attrValue);
  });
  return purify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ["href", "start"],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    // Word and web pages put their whole style sheet into the clipboard; its text must not become content.
    FORBID_CONTENTS: [
      "style",
      "script",
      "iframe",
      "svg",
      "math",
      "template",
      "noscript",
      "title",
      "head",
      "object",
    ],
  });
}
