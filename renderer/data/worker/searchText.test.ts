import { expect, it } from "vitest";
import { needleOf, SEARCH_MAX_LENGTH } from "./searchText.ts";

it.each([
  ["x", 1],
  ["林志遠", 1],
  ["e\u0301", 1],
  ["(a+)+$", 1],
  ["\ud83d", 1],
  ["👨‍👩‍👧", 1],
  // One sign that stands for 18 letters: a megabyte of them would be folded for a second.
  ["\ufdfa", 18],
])("B38 B22 a megabyte of %j pasted into the search costs no more than a name", (one, growth) => {
  const text = one.repeat(1_000_000 / one.length);
  expect(needleOf(text).length).toBeLessThanOrEqual(SEARCH_MAX_LENGTH * growth);
});
