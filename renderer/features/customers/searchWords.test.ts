import { expect, it } from "vitest";
import { searchOf, wordsOf } from "./searchWords.ts";

it("SECURITY 2 an address leads back to a search without its words", () => {
  expect(searchOf("")).toEqual({});
  const lin = searchOf("林志遠");
  const phone = searchOf("0912345678");
  expect(JSON.stringify([lin, phone])).not.toMatch(/林|0912/);
  expect([lin, phone, {}].map(wordsOf)).toEqual(["林志遠", "0912345678", ""]);
  expect(searchOf("林志遠")).toEqual(lin);
  expect(wordsOf({ search: 12_345 })).toBe("");
});
