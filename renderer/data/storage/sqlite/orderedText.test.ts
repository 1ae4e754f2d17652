import fc from "fast-check";
import { expect, it } from "vitest";
import { orderedText } from "./orderedText.ts";

/** As SQLite compares text: by the bytes of its UTF-8. */
function compareBytes(a: string, b: string): number {
  const [left, right] = [new TextEncoder().encode(a), new TextEncoder().encode(b)];
  const at = left.findIndex((byte, index) => byte !== right[index]);
  if (at < 0) return Math.sign(left.length - right.length);
  return Math.sign((left[at] ?? -1) - (right[at] ?? -1));
}
const compareUnits = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
const anyText = fc.string({ unit: "binary" });

it("keeps ordinary text as it is", () => {
  expect(orderedText("林志遠 A123456789")).toBe("林志遠 A123456789");
});

it("sorts a character beyond the basic plane below a full-width comma, as JavaScript does", () => {
  expect(compareUnits("𠮷", "，")).toBe(-1);
  expect(compareBytes("𠮷", "，")).toBe(1);
  expect(compareBytes(orderedText("𠮷"), orderedText("，"))).toBe(-1);
});

it("orders the bytes of any two texts as JavaScript orders the texts", () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      expect(compareBytes(orderedText(a), orderedText(b))).toBe(compareUnits(a, b));
    }),
  );
});
