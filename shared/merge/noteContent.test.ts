import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { hasKnownContent, isSameContent, NOTE_FRAGMENT, noteText } from "./noteContent.ts";
import { isNoteLink, NOTE_MAX_DEPTH } from "./noteShape.ts";

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
};
const text = (content: string, marks: Record<string, unknown> = {}) => {
  const made = new Y.XmlText();
  made.insert(0, content, marks);
  return made;
};
const noteWith = (...blocks: (Y.XmlElement | Y.XmlText)[]) => {
  const doc = new Y.Doc();
  doc.getXmlFragment(NOTE_FRAGMENT).insert(0, blocks);
  return doc;
};
const withAttribute = (name: string, value: unknown, node = element("paragraph")) => {
  const doc = noteWith(node);
  node.setAttribute(name, value as string);
  return doc;
};
/** Quotations in one another, a paragraph inside the last. */
const nested = (depth: number) => {
  const doc = noteWith();
  let parent: Y.XmlFragment = doc.getXmlFragment(NOTE_FRAGMENT);
  doc.transact(() => {
    for (let level = 1; level < depth; level += 1) {
      const quote = element("blockquote");
      parent.insert(0, [quote]);
      parent = quote;
    }
    parent.insert(0, [element("paragraph", text("inside"))]);
  });
  return doc;
};

describe("B31 content of a note", () => {
  it("what the editor makes is known", () => {
    const heading = element("heading", text("段落"));
    const list = element("orderedList", element("listItem", element("paragraph", text("一"))));
    const doc = noteWith(
      heading,
      element("paragraph", text("b", { bold: {}, link: { href: "https://example.com/" } })),
      list,
      element("horizontalRule"),
    );
    heading.setAttribute("level", 2 as never);
    list.setAttribute("start", 3 as never);
    expect(hasKnownContent(doc)).toBe(true);
    expect(noteText(doc)).toBe("段落\nb\n一");
  });

  it.each([
    ["table", noteWith(element("table"))],
    ["code block", noteWith(element("codeBlock", text("x")))],
    ["task list", noteWith(element("taskList"))],
    ["heading of another level", withAttribute("level", 1, element("heading"))],
    ["text outside a paragraph", noteWith(element("bulletList", text("x")))],
    ["text at the root", noteWith(text("x"))],
    ["list item outside a list", noteWith(element("listItem", element("paragraph")))],
    ["unknown mark", noteWith(element("paragraph", text("x", { italic: {} })))],
    ["mark with a payload", noteWith(element("paragraph", text("x", { bold: { x: 1 } })))],
    [
      "link that runs",
      noteWith(element("paragraph", text("x", { link: { href: "javascript:alert(1)" } }))),
    ],
    ["unknown attribute", withAttribute("payload", "P".repeat(1_000))],
    ["subdocument in an attribute", withAttribute("level", new Y.Doc(), element("heading"))],
    ["Yjs type in an attribute", withAttribute("start", new Y.Map(), element("orderedList"))],
    ["U+0000 in the text (B37)", noteWith(element("paragraph", text("a\0b")))],
  ])("%s is not", (_what, doc) => {
    expect(hasKnownContent(doc)).toBe(false);
  });

  it("a mark that covers no text is looked at too", () => {
    const hidden = text("x");
    const doc = noteWith(element("paragraph", hidden));
    // By hand, as an attacker would: Yjs itself tidies such marks away.
    doc.transact((transaction) => {
      const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
      // oxlint-disable-next-line no-underscore-dangle -- Yjs has no public way to do this
      const last = hidden._start;
      const mark = new Y.ContentFormat("payload", { size: "P" });
      new Y.Item(id, last, last?.lastId ?? null, null, null, hidden, null, mark).integrate(
        transaction,
        0,
      );
    });
    expect(noteText(doc)).toBe("x");
    expect(hasKnownContent(doc)).toBe(false);
  });

  it("a map in the root's place and embedded things are not", () => {
    const map = new Y.Doc();
    map.getMap(NOTE_FRAGMENT).set("x", 1);
    const embed = new Y.XmlText();
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(map));
    expect(hasKnownContent(copy)).toBe(false);
    const doc = noteWith(element("paragraph", embed));
    embed.insertEmbed(0, { image: "x" });
    expect(hasKnownContent(doc)).toBe(false);
  });

  it(`only ${NOTE_MAX_DEPTH} levels deep, and asking never overflows`, () => {
    expect(hasKnownContent(nested(NOTE_MAX_DEPTH))).toBe(true);
    expect(hasKnownContent(nested(NOTE_MAX_DEPTH + 1))).toBe(false);
    const deepest = nested(12_000);
    expect(hasKnownContent(deepest)).toBe(false);
    expect(noteText(deepest)).toBe("inside");
    expect(isSameContent(deepest, nested(12_000))).toBe(true);
  });

  it.each(["https://example.com", "MAILTO:a@example.com", " tel:02", "ht\ttps://example.com"])(
    "W15 %j is a link",
    (href) => expect(isNoteLink(href)).toBe(true),
  );
  it.each(["javascript:x", "java\nscript:x", "http://x", "", `https://${"x".repeat(2_050)}`, 5])(
    "W15 %j is none",
    (href) => expect(isNoteLink(href)).toBe(false),
  );
});
