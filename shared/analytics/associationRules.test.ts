import { describe, expect, it } from "vitest";
import { ASSOCIATION_DEFAULTS, associationRules } from "./associationRules.ts";
import { offers } from "./offers.ts";

const baskets = ["LHA", "LH", "LHC", "LA", "HA", "LHAC", "H", "LHC", "A", "LH"].map((text) =>
  text.split(""),
);
const all = { baskets, minSupport: 0, minCount: 0, minConfidence: 0, minLift: 0, maxLeft: 2 };

function find(left: string[], right: string) {
  return associationRules(all).find(
    (rule) => rule.left.join() === left.join() && rule.right === right,
  );
}

describe("DOMAIN 5.6 association rules", () => {
  it.each([
    [["H"], "L", 0.6, 0.75, 1.0714],
    [["L"], "H", 0.6, 0.8571, 1.0714],
    [["H", "L"], "C", 0.3, 0.5, 1.6667],
    [["A"], "L", 0.3, 0.6, 0.8571],
  ])("%s -> %s", (left, right, support, confidence, lift) => {
    const rule = find(left, right);
    expect(rule?.support).toBeCloseTo(support, 4);
    expect(rule?.confidence).toBeCloseTo(confidence, 4);
    expect(rule?.lift).toBeCloseTo(lift, 4);
  });

  it("A25: thresholds keep equality, except the lift, which is strict", () => {
    const lifts = (minLift: number) =>
      associationRules({ ...all, minLift }).map((rule) => rule.lift);
    expect(lifts(1.25)).toEqual([5 / 3, 10 / 7, 10 / 7, 10 / 7, 10 / 7]);
    const confident = associationRules({ ...all, minConfidence: 0.75, maxLeft: 1 });
    expect(confident.some((rule) => rule.left[0] === "H" && rule.right === "L")).toBe(true);
    const frequent = associationRules({ ...all, minSupport: 0.3, minCount: 3 });
    expect(frequent.every((rule) => rule.support >= 0.3)).toBe(true);
    expect(frequent.some((rule) => rule.support === 0.3)).toBe(true);
    expect(associationRules({ baskets, ...ASSOCIATION_DEFAULTS })).toEqual([]);
  });

  it("A25: sorted by lift, confidence, support, then left and right; a prefix first", () => {
    const same = [["b", "a", "c"], ["c", "b", "a"], []];
    const rules = associationRules({ ...all, baskets: same });
    expect(rules.map((rule) => `${rule.left.join("")}>${rule.right}`)).toEqual([
      "a>b",
      "a>c",
      "ab>c",
      "ac>b",
      "b>a",
      "b>c",
      "bc>a",
      "c>a",
      "c>b",
    ]);
  });

  it("A25: a basket is a set, empty ones count in n, a left side has at most maxLeft items", () => {
    const [rule] = associationRules({ ...all, baskets: [["x", "x", "y"], [], ["x"], ["z"]] });
    expect(rule).toEqual({ left: ["y"], right: "x", support: 0.25, confidence: 1, lift: 2 });
    expect(associationRules({ ...all, maxLeft: 1 }).every(({ left }) => left.length === 1)).toBe(
      true,
    );
    expect(associationRules({ ...all, maxLeft: 3 }).some(({ left }) => left.length === 3)).toBe(
      true,
    );
    expect(associationRules({ ...all, baskets: [] })).toEqual([]);
  });

  it("the offer goes to people who hold the left side without the right, each thing once", () => {
    const rules = associationRules({ ...all, minLift: 1.1 });
    const holders = [
      { id: 1, items: ["L", "H"] },
      { id: 2, items: ["L", "H", "C"] },
      { id: 3, items: ["A"] },
    ];
    const offered = offers(rules, holders);
    expect(offered.filter(({ id }) => id === 1).map(({ rule }) => rule.right)).toEqual(["C"]);
    expect(offered[0]?.rule.left).toEqual(["H", "L"]);
    expect(offered.filter(({ id }) => id === 2)).toEqual([]);
    for (const { id, rule } of offered) {
      const items = holders.find((holder) => holder.id === id)?.items ?? [];
      expect(rule.left.every((item) => items.includes(item))).toBe(true);
      expect(items).not.toContain(rule.right);
    }
  });

  it("keeps support 0.02 and ten people, confidence 0.3, lift above 1.1 unless told otherwise", () => {
    expect(ASSOCIATION_DEFAULTS).toMatchObject({
      minSupport: 0.02,
      minCount: 10,
      minConfidence: 0.3,
      minLift: 1.1,
    });
    const often = Array.from({ length: 10 }, () => baskets).flat();
    const rules = associationRules({ baskets: often, ...ASSOCIATION_DEFAULTS });
    expect(rules[0]).toMatchObject({ left: ["H", "L"], right: "C", confidence: 0.5 });
    expect(rules.every(({ lift }) => lift > 1.1)).toBe(true);
  });
});
