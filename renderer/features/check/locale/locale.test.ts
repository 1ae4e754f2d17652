import { describe, expect, it } from "vitest";
import { BENEFIT_CATEGORIES } from "#shared/insurance/categories.ts";
import { COVER_KINDS } from "#shared/insurance/coverage/standardSituations.ts";
import { POLICY_STATES } from "#shared/insurance/policyState.ts";
import { GAP_KINDS } from "#shared/insurance/gaps.ts";
import { CAUSES, RULE_TYPES, TRIGGERS } from "#shared/insurance/rules.ts";
import cn from "./zh-CN.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import tw from "./zh-TW.json" with { type: "json" };

type Texts = { [key: string]: string | Texts };

/** `person.children_one` and `_other` are one text; the values that a text asks for stand beside its key. */
function outline(texts: Texts, path = ""): string[] {
  return Object.entries(texts).flatMap(([key, text]) => {
    const at = `${path}${key.replace(/_(one|other)$/, "")}`;
    if (typeof text !== "string") return outline(text, `${at}.`);
    return `${at} ${[...text.matchAll(/\{\{\w+\}\}/g)].flat().toSorted().join(" ")}`;
  });
}

const sorted = (texts: Texts) => [...new Set(outline(texts))].toSorted();

describe("texts of the health check", () => {
  it("three languages say the same with the same values", () => {
    expect(sorted(en)).toEqual(sorted(tw));
    expect(sorted(cn)).toEqual(sorted(tw));
  });

  it("DOMAIN 3 every category, situation, state, cause, trigger and rule has its words", () => {
    expect(Object.keys(tw.category)).toEqual(expect.arrayContaining([...BENEFIT_CATEGORIES]));
    expect(Object.keys(tw.kind)).toEqual(expect.arrayContaining([...COVER_KINDS]));
    expect(Object.keys(tw.policyState)).toEqual(expect.arrayContaining([...POLICY_STATES]));
    expect(Object.keys(tw.cause)).toEqual(expect.arrayContaining([...CAUSES]));
    expect(Object.keys(tw.trigger)).toEqual(expect.arrayContaining([...TRIGGERS]));
    expect(Object.keys(tw.rule)).toEqual(expect.arrayContaining([...RULE_TYPES]));
    expect(Object.keys(tw.gaps.row)).toEqual(expect.arrayContaining([...GAP_KINDS]));
  });

  it("zh-TW uses full-width punctuation", () => {
    const half = outlineTexts(tw).filter((text) => /[一-龥][,:;()]|[,:;()][一-龥]/.test(text));
    expect(half).toEqual([]);
  });
});

function outlineTexts(texts: Texts): string[] {
  return Object.values(texts).flatMap((text) =>
    typeof text === "string" ? [text] : outlineTexts(text),
  );
}
