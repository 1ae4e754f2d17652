import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareIds, compareText } from "./compareIds.ts";
import { rfm, RFM_RULES, RFM_SEGMENTS, rfmSegment } from "./rfm.ts";
import { paretoShare, tiers } from "./tiers.ts";

const CUSTOMERS = [
  ["C01", 30, 5, 180_000],
  ["C02", 400, 2, 36_000],
  ["C03", 900, 1, 12_000],
  ["C04", 60, 3, 96_000],
  ["C05", 1_500, 1, 12_000],
  ["C06", 200, 2, 60_000],
  ["C07", 720, 1, 24_000],
  ["C08", 15, 4, 240_000],
  ["C09", 400, 2, 48_000],
  ["C10", 2_400, 1, 8_000],
] as const;

const customers = CUSTOMERS.map(([id, recencyDays, frequency, monetaryTwd]) => ({
  id,
  recencyDays,
  frequency,
  monetaryTwd,
}));

describe("DOMAIN 5.1 RFM", () => {
  it("scores and segments the ten customers", () => {
    expect(rfm(customers).map(({ id, r, f, m, segment }) => [id, r, f, m, segment])).toEqual([
      ["C01", 5, 5, 5, "冠軍"],
      ["C02", 3, 3, 3, "需要喚醒"],
      ["C03", 2, 2, 2, "沉睡"],
      ["C04", 4, 4, 4, "冠軍"],
      ["C05", 1, 2, 2, "沉睡"],
      ["C06", 4, 3, 4, "潛力"],
      ["C07", 2, 2, 2, "沉睡"],
      ["C08", 5, 5, 5, "冠軍"],
      ["C09", 3, 3, 3, "需要喚醒"],
      ["C10", 1, 2, 1, "沉睡"],
    ]);
  });

  it("first match wins, and every segment can be reached", () => {
    const grid = [1, 2, 3, 4, 5];
    const reached = grid.flatMap((r) => grid.flatMap((f) => grid.map((m) => rfmSegment(r, f, m))));
    expect(new Set(reached)).toEqual(new Set(RFM_SEGMENTS));
    expect(rfmSegment(1, 4, 5)).toBe("忠誠");
    expect(rfmSegment(4, 3, 2)).toBe("新客");
    expect(rfmSegment(2, 3, 4)).toBe("高額沉睡");
  });

  it("the segments are a setting: a stricter champion leaves C04 to the loyal", () => {
    const rules = [{ segment: "冠軍", r: 5, f: 5, m: 5 } as const, ...RFM_RULES.slice(1)];
    const segments = new Map(rfm(customers, rules).map(({ id, segment }) => [id, segment]));
    expect([segments.get("C01"), segments.get("C04"), segments.get("C10")]).toEqual([
      "冠軍",
      "忠誠",
      "沉睡",
    ]);
  });

  it("the scores rise with what they measure, ties alike, from 1 to 5", () => {
    const customer = fc.record({
      recencyDays: fc.nat(3_000),
      frequency: fc.nat(8),
      monetaryTwd: fc.nat(500_000),
    });
    fc.assert(
      fc.property(fc.array(customer, { minLength: 2 }), (facts) => {
        const scored = rfm(facts.map((fact, id) => ({ ...fact, id })));
        const [a, b] = [facts[0], facts[1]];
        const [x, y] = [scored[0], scored[1]];
        if (!a || !b || !x || !y) throw new Error("two at least");
        expect(Math.sign(y.r - x.r) * Math.sign(a.recencyDays - b.recencyDays)).not.toBe(-1);
        expect(Math.sign(y.f - x.f) * Math.sign(b.frequency - a.frequency)).not.toBe(-1);
        expect(Math.sign(y.m - x.m) * Math.sign(b.monetaryTwd - a.monetaryTwd)).not.toBe(-1);
        if (a.monetaryTwd === b.monetaryTwd) expect(x.m).toBe(y.m);
        expect([x.r, x.f, x.m].every((score) => score >= 1 && score <= 5)).toBe(true);
      }),
    );
  });

  it("A21: an empty list gives an empty list; one customer, or all alike, scores 3", () => {
    expect(rfm([])).toEqual([]);
    const alike = [1, 2].map((id) => ({ id, recencyDays: 0, frequency: 1, monetaryTwd: 0 }));
    expect(rfm(alike).map(({ r, f, m }) => [r, f, m])).toEqual([
      [3, 3, 3],
      [3, 3, 3],
    ]);
  });
});

describe("DOMAIN 5.2 tiers and Pareto", () => {
  it("S top 5 %, A 20 %, B 30 %, by premium", () => {
    const ranked = tiers(customers.map(({ id, monetaryTwd }) => ({ id, value: monetaryTwd })));
    expect(ranked.filter(({ tier }) => tier !== "C")).toEqual([
      { id: "C01", tier: "A" },
      { id: "C04", tier: "B" },
      { id: "C08", tier: "S" },
    ]);
  });

  it("of 716,000 the top 20 % bring 58.66 %, the top 30 % 72.07 %", () => {
    const premiums = customers.map(({ monetaryTwd }) => monetaryTwd);
    expect(paretoShare(premiums, 100)).toEqual({ count: 10, value: 716_000, share: 1 });
    expect(paretoShare(premiums, 20)).toMatchObject({ count: 2, value: 420_000 });
    expect(paretoShare(premiums, 20).share).toBeCloseTo(0.5866, 4);
    expect(paretoShare(premiums, 30)).toMatchObject({ count: 3, value: 516_000 });
    expect(paretoShare(premiums, 30).share).toBeCloseTo(0.7207, 4);
  });

  it("A21: the counts are ceil(p x n), a higher value never has a lower tier, and shares rise", () => {
    const values = fc.array(fc.nat(50), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, (list) => {
        const ranked = tiers(list.map((value, id) => ({ id, value }))).map(({ tier }) => tier);
        const upTo = (...names: string[]) => ranked.filter((tier) => names.includes(tier)).length;
        expect(upTo("S")).toBe(Math.ceil(list.length / 20));
        expect(upTo("S", "A")).toBe(Math.ceil(list.length / 5));
        expect(upTo("S", "A", "B")).toBe(Math.ceil((list.length * 3) / 10));
        const rank = (i: number) => "SABC".indexOf(ranked[i] ?? "");
        list.forEach((value, i) => {
          if (value > (list[0] ?? 0)) expect(rank(i)).toBeLessThanOrEqual(rank(0));
        });
        expect(paretoShare(list, 20).share).toBeLessThanOrEqual(paretoShare(list, 30).share);
      }),
    );
  });

  it("A21: cumulative, equal values by id ascending, strings by code point", () => {
    const equal = ["a", "B", "9", "10"].map((id) => ({ id, value: 1 }));
    expect(tiers(equal).map(({ tier }) => tier)).toEqual(["C", "C", "B", "S"]);
    const twenty = Array.from({ length: 20 }, (_, i) => ({ id: i, value: 20 - i }));
    expect(
      tiers(twenty)
        .map(({ tier }) => tier)
        .join(""),
    ).toBe(`SAAABB${"C".repeat(14)}`);
    expect(tiers([])).toEqual([]);
    expect([10, 9].toSorted(compareIds)).toEqual([9, 10]);
    // U+20000 lies after U+FF0C although its first UTF-16 unit is smaller
    expect(compareText("\u{20000}", "\uFF0C")).toBeGreaterThan(0);
    expect(compareText("a", "ab")).toBeLessThan(0);
  });
});
