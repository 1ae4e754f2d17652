import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createHaystack, FIT } from "./haystack.ts";

const text = fc.string({ unit: fc.constantFrom("a", "b", "林", "志"), maxLength: 5 });
const rowTexts = fc.array(text, { maxLength: 3 }).map((texts) => texts.filter(Boolean).join("\n"));

function expected(own: string, needle: string): number {
  const fits = own.split("\n").map((one) => {
    if (one === needle) return FIT.whole;
    if (one.startsWith(needle)) return FIT.beginning;
    return one.includes(needle) ? FIT.inside : FIT.none;
  });
  return Math.max(...fits);
}

it("F50 one long text finds the rows that each text alone would find, and how well they fit", () => {
  const steps = fc.array(
    fc.record({ row: fc.nat(12), text: rowTexts, needle: text.filter(Boolean) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(fc.array(rowTexts, { maxLength: 9 }), steps, (first, changes) => {
      const rows = [...first];
      const haystack = createHaystack(
        (row) => rows[row] ?? "",
        () => rows.length,
      );
      for (const change of changes) {
        rows[change.row] = change.text;
        haystack.touch(change.row);
        const fits = new Uint8Array(rows.length);
        haystack.search(change.needle, fits);
        const right = Array.from(fits, (_, row) => expected(rows[row] ?? "", change.needle));
        // One character stops at the first finding: there only found or not is sure.
        const view = (fit: number) => (change.needle.length > 1 ? fit : Math.min(fit, 1));
        expect([...fits].map(view)).toEqual(right.map(view));
      }
    }),
    { numRuns: 2_000 },
  );
});
