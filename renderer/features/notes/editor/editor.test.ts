import { describe, expect, it } from "vitest";
import { NOTE_MAX_BYTES } from "#shared/model/note.ts";
import { linkAddress } from "./linkAddress.ts";
import { refusalOf } from "./sizeGuard.ts";

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
    expect(refusalOf(1, 0)).toBeNull();
    expect(refusalOf(-5, NOTE_MAX_BYTES)).toBeNull();
    expect(refusalOf(700_000, 0)).toBe("updateTooLarge");
    expect(refusalOf(1_000, NOTE_MAX_BYTES - 100)).toBe("noteTooLarge");
  });
});
