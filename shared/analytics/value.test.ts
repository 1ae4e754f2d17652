import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, largestRemainder } from "./allocate.ts";
import { clvByYear, customerLifetimeValue } from "./clv.ts";
import { contributionBy } from "./contribution.ts";
import { lapseScore, type LapseFeatures } from "./lapseScore.ts";

const example = {
  premiumTwd: 60_000,
  years: 10,
  margins: [-0.2, 0.18],
  persistency: [0.92, 0.95],
  discount: 0.03,
};

describe("DOMAIN 5.3 customer lifetime value", () => {
  it("yearly present values, CLV and cross-sell of the example", () => {
    const years = clvByYear(example).map((value) => value.toFixed(2));
    expect(years.join(" ")).toBe(
      "-12000.00 9646.60 8897.35 8206.29 7568.91 6981.04 6438.82 5938.72 5477.46 5052.02",
    );
    const crossSell = { probability: 0.15, premiumTwd: 90_000, margin: 0.18, years: 5 };
    expect(customerLifetimeValue({ ...example, crossSell })).toEqual({
      clv: 52_207.22,
      crossSell: 12_150,
      total: 64_357.22,
    });
  });

  it("A22: short lists repeat their last element, surplus is ignored, no cross-sell is 0", () => {
    const full = {
      ...example,
      margins: [-0.2, ...Array.from({ length: 20 }, () => 0.18)],
      persistency: [0.92, ...Array.from({ length: 20 }, () => 0.95)],
    };
    expect(customerLifetimeValue(full)).toEqual(customerLifetimeValue(example));
    expect(customerLifetimeValue(example)).toMatchObject({ crossSell: 0, total: 52_207.22 });
    expect(customerLifetimeValue({ ...example, years: 1, persistency: [] }).clv).toBe(-12_000);
  });
});

describe("A28 cents", () => {
  it("a value just below half a cent stays below it, half a cent rounds up", () => {
    const lost = { premiumTwd: 53_506, years: 39, margins: [0.49], persistency: [0.15] };
    // 30,899.715 less 2e-28
    expect(customerLifetimeValue({ ...lost, discount: -0.01 }).clv).toBe(30_899.71);
    const flat = { premiumTwd: 1, years: 3, margins: [1.005, -1, 1], persistency: [1] };
    expect(customerLifetimeValue({ ...flat, discount: 0 }).clv).toBe(1.01); // 1.005
  });
});

describe("DOMAIN 5.4 allocation", () => {
  const pools = [
    { name: "service", amountTwd: 40_000, driver: "calls" },
    { name: "admin", amountTwd: 18_000, driver: "policies" },
    { name: "overhead", amountTwd: 20_000, driver: "premium" },
  ];
  const objects = [
    { id: "A", premiumTwd: 120_000, directTwd: 70_000, drivers: { calls: 2, policies: 3 } },
    { id: "B", premiumTwd: 60_000, directTwd: 30_000, drivers: { calls: 10, policies: 2 } },
    { id: "C", premiumTwd: 20_000, directTwd: 13_000, drivers: { calls: 8, policies: 1 } },
  ];

  it("nets A 25,000, B -2,000, C -14,000", () => {
    expect(allocate(pools, objects)).toEqual([
      { id: "A", allocated: { service: 4_000, admin: 9_000, overhead: 12_000 }, netTwd: 25_000 },
      { id: "B", allocated: { service: 20_000, admin: 6_000, overhead: 6_000 }, netTwd: -2_000 },
      { id: "C", allocated: { service: 16_000, admin: 3_000, overhead: 2_000 }, netTwd: -14_000 },
    ]);
  });

  it("the columns of the table reconcile: 40,000, 18,000 and 20,000 allocated, 9,000 net in all", () => {
    const rows = allocate(pools, objects);
    const sum = (read: (row: (typeof rows)[number]) => number) =>
      rows.reduce((total, row) => total + read(row), 0);
    expect(sum(({ allocated }) => allocated["service"] ?? 0)).toBe(40_000);
    expect(sum(({ allocated }) => allocated["admin"] ?? 0)).toBe(18_000);
    expect(sum(({ allocated }) => allocated["overhead"] ?? 0)).toBe(20_000);
    // 200,000 - 113,000 - 78,000
    expect(sum(({ netTwd }) => netTwd)).toBe(9_000);
  });

  it("by product or unit: the same over the sums of its policies (F119)", () => {
    const unitOf = ({ id }: { id: unknown }) => (id === "B" ? "south" : "north");
    expect(contributionBy(pools, objects, unitOf)).toEqual([
      {
        id: "north",
        allocated: { service: 20_000, admin: 12_000, overhead: 14_000 },
        netTwd: 11_000,
      },
      {
        id: "south",
        allocated: { service: 20_000, admin: 6_000, overhead: 6_000 },
        netTwd: -2_000,
      },
    ]);
  });

  it("a margin stands in for the premium as income, not as driver", () => {
    const [margin] = allocate(pools.slice(2), [
      { id: "A", premiumTwd: 120_000, directTwd: 70_000, drivers: {}, marginTwd: 30_000 },
    ]);
    expect(margin).toMatchObject({ allocated: { overhead: 20_000 }, netTwd: -60_000 });
    const grouped = contributionBy(
      pools,
      objects.map((object) => ({ ...object, marginTwd: object.premiumTwd / 2 })),
      () => "all",
    );
    expect(grouped[0]?.netTwd).toBe(9_000 - 100_000);
  });

  it("however it is grouped, the net of all is the same", () => {
    const object = fc.record({
      id: fc.nat(9),
      premiumTwd: fc.nat(100_000),
      directTwd: fc.nat(50_000),
      drivers: fc.record({ calls: fc.nat(20) }, { requiredKeys: [] }),
    });
    fc.assert(
      fc.property(fc.array(object), fc.nat(100_000), (list, amountTwd) => {
        const own = [
          { name: "a", amountTwd, driver: "calls" },
          { name: "b", amountTwd, driver: "premium" },
        ];
        const net = (rows: readonly { netTwd: number }[]) =>
          rows.reduce((sum, { netTwd }) => sum + netTwd, 0);
        expect(net(contributionBy(own, list, ({ id }) => id))).toBe(net(allocate(own, list)));
      }),
    );
  });

  it("A23: left-over dollars to the largest fractions, ties in input order; no driver, no allocation", () => {
    expect(largestRemainder(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(largestRemainder(10, [1, 2, 4])).toEqual([1, 3, 6]);
    expect(largestRemainder(3, [0.1, 0.2, 0.3])).toEqual([1, 1, 1]);
    expect(largestRemainder(100, [0, 0])).toEqual([0, 0]);
    const idle = [{ name: "x", amountTwd: 100, driver: "nobody" }];
    expect(allocate(idle, objects).map(({ netTwd }) => netTwd)).toEqual([50_000, 30_000, 7_000]);
    const given = [{ id: 1, premiumTwd: 9, directTwd: 0, drivers: { premium: 0 } }];
    expect(allocate([{ name: "x", amountTwd: 5, driver: "premium" }], given)[0]?.netTwd).toBe(9);
  });

  it("A23: the shares of a pool always sum to the pool", () => {
    const weight = fc.oneof(fc.nat(1_000_000), fc.double({ min: 0, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.array(weight, { minLength: 1 }), (amount, weights) => {
        const shares = largestRemainder(amount, weights);
        const sum = shares.reduce((total, share) => total + share, 0);
        expect(sum).toBe(weights.some((value) => value > 0) ? amount : 0);
      }),
    );
  });
});

describe("DOMAIN 5.5 lapse risk", () => {
  const calm: LapseFeatures = {
    lateCount24m: 0,
    monthlyMode: false,
    policyYear: 10,
    daysSinceContact: 0,
    loanRatio: 0,
    orphan: false,
    autoDebit: false,
    policies: 0,
  };

  it("the two tests of the text", () => {
    const risky = lapseScore({
      ...calm,
      lateCount24m: 2,
      monthlyMode: true,
      policyYear: 2,
      daysSinceContact: 200,
      orphan: true,
      policies: 1,
    });
    expect(risky.z).toBe(0.85);
    expect(risky.p).toBeCloseTo(0.700567, 6);
    expect(risky).toMatchObject({ band: "high", reasons: ["late", "early_year", "no_contact"] });
    const safe = lapseScore({ ...calm, autoDebit: true, policies: 3 });
    expect(safe.z).toBe(-4.55);
    expect(safe.p).toBeCloseTo(0.010457, 6);
    expect(safe).toMatchObject({ band: "low", reasons: [] });
  });

  it("the score rises with each risk and falls with each tie to us", () => {
    const features = fc.record({
      lateCount24m: fc.nat(6),
      monthlyMode: fc.boolean(),
      policyYear: fc.integer({ min: 1, max: 30 }),
      daysSinceContact: fc.nat(400),
      loanRatio: fc.double({ min: 0, max: 1, noNaN: true }),
      orphan: fc.boolean(),
      autoDebit: fc.boolean(),
      policies: fc.nat(8),
    });
    fc.assert(
      fc.property(features, (one) => {
        const { z, p } = lapseScore(one);
        expect(p).toBeCloseTo(1 / (1 + Math.exp(-z)), 12);
        const zOf = (change: Partial<LapseFeatures>) => lapseScore({ ...one, ...change }).z;
        const worse = [
          zOf({ lateCount24m: one.lateCount24m + 1 }),
          zOf({ monthlyMode: true }),
          zOf({ policyYear: 1 }),
          zOf({ daysSinceContact: one.daysSinceContact + 200 }),
          zOf({ loanRatio: 1 }),
          zOf({ orphan: true }),
        ];
        expect(Math.min(...worse)).toBeGreaterThanOrEqual(z);
        expect(zOf({ autoDebit: true })).toBeLessThanOrEqual(z);
        expect(zOf({ policies: one.policies + 1 })).toBeLessThanOrEqual(z);
      }),
    );
  });

  it("A24: strict limits, capped counts, exact zero is high, ties in the order of the terms", () => {
    expect(lapseScore({ ...calm, daysSinceContact: 180, loanRatio: 0.5, policyYear: 4 }).z).toBe(
      -3,
    );
    expect(lapseScore({ ...calm, lateCount24m: 9, policies: 9 }).z).toBe(-1.85);
    const zero = lapseScore({ ...calm, lateCount24m: 2, monthlyMode: true, policyYear: 3 });
    expect(zero).toEqual({
      z: 0,
      p: 0.5,
      band: "high",
      reasons: ["late", "early_year", "monthly"],
    });
    const tied = lapseScore({
      ...calm,
      monthlyMode: true,
      orphan: true,
      loanRatio: 0.51,
      policies: 1,
    });
    expect(tied.reasons).toEqual(["loan", "monthly", "orphan"]);
    expect(lapseScore({ ...calm, policyYear: 1, lateCount24m: 1 }).band).toBe("medium");
  });
});
