import { expect, it } from "vitest";
import { inLanguage } from "../language.ts";
import { CRITERION_WORDS } from "./criterionWords.ts";
import { FIELDS } from "./fields.ts";

it("F01 DOMAIN 7 every one of the fifty criteria has a name and at least one field", () => {
  const covered = new Set(Object.values(FIELDS).map(({ criterion }) => criterion));
  CRITERION_WORDS.forEach((words, at) => {
    expect(covered).toContain(at + 1);
    expect(inLanguage(words, "en")).not.toBe("");
  });
  expect(CRITERION_WORDS).toHaveLength(50);
});
