import { getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { describe, expect, it } from "vitest";
import { NOTE_MAX_DEPTH } from "#shared/merge/noteShape.ts";
import { NOTE_MAX_BYTES, NOTE_TEXT_MAX_CHARACTERS } from "#shared/model/note.ts";
import { linkAddress } from "./linkAddress.ts";
import { noteSchema } from "./noteSchema.ts";
import { refusalOf } from "./sizeGuard.ts";

const schema = getSchema(noteSchema);
const paragraph = (length: number) =>
  schema.node("paragraph", null, length > 0 ? [schema.text("x".repeat(length))] : []);
const note = (...blocks: Node[]) => schema.node("doc", null, blocks);
const quoted = (block: Node, levels: number): Node =>
  levels > 0 ? quoted(schema.node("blockquote", null, [block]), levels - 1) : block;

describe("note editor", () => {
  it.each([
    ["https://example.com/a", "https://example.com/a"],
    ["example.com", "https://example.com/"],
    ["agent@example.com", "mailto:agent@example.com"],
    ["mailto:agent@example.com", "mailto:agent@example.com"],
    ["02-2345-6789", "tel:02-2345-6789"],
    ["http://example.com", null],
    ["javascript:alert(1)", null],
    ["data:text/html,x", null],
    ["file:///etc/passwd", null],
    ["https://bank@evil.example", null],
    ["two words", null],
    ["", null],
  ])("W15 B20 link %j becomes %j", (typed, address) => {
    expect(linkAddress(typed)).toBe(address);
  });

  it("B29 refuses an edit that could not be sent or stored, before it is in", () => {
    const refusal = (from: number, to: number, bytes: number) =>
      refusalOf({ before: note(paragraph(from)), after: note(paragraph(to)), bytes });
    expect(refusal(0, 1, 0)).toBeNull();
    expect(refusal(6, 1, NOTE_MAX_BYTES)).toBeNull();
    expect(refusal(0, 700_000, 0)).toBe("updateTooLarge");
    expect(refusal(0, 1_000, NOTE_MAX_BYTES - 100)).toBe("noteTooLarge");
    expect(refusal(900_000, NOTE_TEXT_MAX_CHARACTERS, 1_000_000)).toBe("noteTooLarge");
  });

  it("B31 refuses an edit that nests deeper than the server takes, and lets one out of it", () => {
    const at = (levels: number) => note(quoted(paragraph(1), levels - 1));
    const [flat, deepest, tooDeep] = [at(1), at(NOTE_MAX_DEPTH), at(NOTE_MAX_DEPTH + 1)];
    expect(refusalOf({ before: flat, after: deepest, bytes: 0 })).toBeNull();
    expect(refusalOf({ before: deepest, after: tooDeep, bytes: 0 })).toBe("tooDeep");
    expect(refusalOf({ before: tooDeep, after: flat, bytes: 0 })).toBeNull();
  });
});
