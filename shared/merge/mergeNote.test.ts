import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { fromBase64, toBase64 } from "./base64.ts";
import fc from "fast-check";
import { contradicts, isSameNoteState, mergeNoteState } from "./mergeNote.ts";
import { NOTE_FRAGMENT } from "./noteContent.ts";

function written(text: string, doc = new Y.Doc()): Y.Doc {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  doc.getXmlFragment(NOTE_FRAGMENT).push([paragraph]);
  return doc;
}
const state = (doc: Y.Doc) => toBase64(Y.encodeStateAsUpdate(doc));

describe("mergeNoteState", () => {
  it("R15 keeps what both wrote and says whether anything was added", () => {
    const [one, two] = [state(written("one")), state(written("two"))];
    const both = mergeNoteState(one, two);
    if (both.kind === "refused") throw new Error(both.code);
    expect(both.text.split("\n").toSorted()).toEqual(["one", "two"]);
    expect(both.hasChanged).toBe(true);
    expect(mergeNoteState(both.state, two)).toMatchObject({ hasChanged: false });
    expect(mergeNoteState(both.state, "")).toMatchObject({ hasChanged: false, text: both.text });
  });

  it("R15 notices a deletion, which moves no state vector", () => {
    const doc = written("text");
    const before = state(doc);
    doc.getXmlFragment(NOTE_FRAGMENT).delete(0, 1);
    expect(isSameNoteState(before, state(doc))).toBe(false);
    expect(mergeNoteState(before, state(doc))).toMatchObject({ hasChanged: true, text: "" });
  });

  it("R15 equal content in other bytes is equal", () => {
    const [one, two] = [written("one"), written("two")];
    const left = Y.encodeStateAsUpdate(one);
    const right = Y.encodeStateAsUpdate(two);
    const merged = toBase64(Y.mergeUpdates([left, right]));
    const applied = new Y.Doc();
    for (const update of [right, left]) Y.applyUpdate(applied, update);
    expect(isSameNoteState(merged, state(applied))).toBe(true);
  });

  it("B30 B31 refuses cut bytes, what waits for missing parts, and foreign roots", () => {
    const doc = written("first");
    const first = Y.encodeStateVector(doc);
    written("second", doc);
    const onlySecond = toBase64(Y.encodeStateAsUpdate(doc, first));
    expect(mergeNoteState("", onlySecond)).toEqual({ kind: "refused", code: "NOTE_DAMAGED" });
    expect(mergeNoteState("", "AAA")).toEqual({ kind: "refused", code: "NOTE_DAMAGED" });
    const foreign = new Y.Doc();
    foreign.getMap("x").set("y", 1);
    expect(mergeNoteState("", state(foreign))).toEqual({
      kind: "refused",
      code: "NOTE_FOREIGN_CONTENT",
    });
  });

  it("B29 refuses a note over 3 MB", () => {
    const large = state(written("x".repeat(3_000_001)));
    expect(mergeNoteState("", large)).toEqual({ kind: "refused", code: "NOTE_TOO_LARGE" });
  });
});

describe("B31 P4 other content under a known clientID", () => {
  const by = (clientId: number, text: string) => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    return written(text, doc);
  };

  it("is noticed, though state vector and delete set are alike", () => {
    const [stored, forged] = [state(by(7, "hello")), state(by(7, "HAHA!"))];
    expect(mergeNoteState(stored, forged)).toMatchObject({ kind: "merged", hasChanged: false });
    expect(contradicts(stored, forged)).toBe(true);
    expect(isSameNoteState(stored, forged)).toBe(false);
    const more = by(7, "HAHA!");
    written("and news", more);
    expect(contradicts(stored, state(more))).toBe(true);
  });

  it("is noticed in marks and attributes too", () => {
    const marked = (marks: Record<string, unknown>) => {
      const doc = by(7, "");
      const text = (doc.getXmlFragment(NOTE_FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
      text.insert(0, "x", marks);
      return state(doc);
    };
    expect(contradicts(marked({ bold: {} }), marked({ strike: {} }))).toBe(true);
    expect(contradicts(marked({ bold: {} }), marked({ bold: {} }))).toBe(false);
  });

  it("is never seen in what honest devices write, whatever they write and when they meet", () => {
    const edit = fc.record({
      device: fc.nat(2),
      kind: fc.constantFrom("type", "delete", "mark", "unmark", "block", "drop", "meet"),
      at: fc.nat(30),
      length: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        const devices = [1, 2, 3].map((id) => by(id, `device ${id}`));
        for (const { device, kind, at, length } of edits) {
          const [doc, other] = [devices[device], devices[(device + 1) % 3]];
          if (!doc || !other) continue;
          if (kind === "meet") {
            expect(contradicts(state(doc), state(other))).toBe(false);
            Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
          } else change(doc, kind, at, length);
        }
        for (const one of devices) {
          for (const other of devices) expect(contradicts(state(one), state(other))).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  function change(doc: Y.Doc, kind: string, at: number, length: number) {
    const fragment = doc.getXmlFragment(NOTE_FRAGMENT);
    if (kind === "block" || fragment.length === 0) return void written("new", doc);
    const place = at % fragment.length;
    if (kind === "drop") return fragment.delete(place, 1);
    const text = (fragment.get(place) as Y.XmlElement).get(0) as Y.XmlText;
    const from = at % (text.length + 1);
    const count = Math.min(length, text.length - from);
    if (kind === "type") text.insert(from, "x".repeat(length), at % 2 ? { bold: {} } : {});
    else if (kind === "delete") text.delete(from, count);
    else text.format(from, count, { bold: kind === "mark" ? {} : null });
  }
});

describe("limits of a note", () => {
  it("B37 R15 a text of more than a million characters is too large, so that it can be edited again", () => {
    const large = state(written("x".repeat(1_000_001)));
    expect(mergeNoteState("", large)).toEqual({ kind: "refused", code: "NOTE_TOO_LARGE" });
  });

  it("B31 a deep note is refused and overflows nothing", () => {
    const doc = new Y.Doc();
    doc.transact(() => {
      let parent: Y.XmlFragment = doc.getXmlFragment(NOTE_FRAGMENT);
      for (let level = 0; level < 12_000; level += 1) {
        const quote = new Y.XmlElement("blockquote");
        parent.insert(0, [quote]);
        parent = quote;
      }
    });
    expect(mergeNoteState("", state(doc))).toMatchObject({ kind: "refused" });
  });
});

describe("base64", () => {
  it("goes both ways for every length, and refuses what is none", () => {
    for (let length = 0; length < 50; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) % 256);
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }
    expect(fromBase64("a")).toBeNull();
    expect(fromBase64("a$==")).toBeNull();
  });
});
