import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { fromBase64, toBase64 } from "./base64.ts";
import { isSameNoteState, mergeNoteState } from "./mergeNote.ts";
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
