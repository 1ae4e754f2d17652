import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromDayNumber } from "../insurance/date.ts";
import { POLICY_STATES, type PolicyState } from "../insurance/policyState.ts";
import { allocate, largestRemainder } from "./allocate.ts";
import { clvByYear, customerLifetimeValue } from "./clv.ts";
import { contributionBy } from "./contribution.ts";
import { arcElasticity, quantityAfter } from "./elasticity.ts";
import { lapseScore, type LapseFeatures } from "./lapseScore.ts";
import { persistency, PERSISTENCY_MONTHS, type IssuedPolicy } from "./persistency.ts";

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

describe("DOMAIN 5.7 sensitivity", () => {
  const before = { quantity: 0.05, price: 1 };

  it("arc elasticity of the example is -3.4186", () => {
    expect(arcElasticity(before, { quantity: 0.036, price: 1.1 })).toBeCloseTo(-3.4186, 4);
  });

  it("F117: what is bought at another price, the inverse of it", () => {
    expect(quantityAfter(before, -3.4186, 1.1)).toBeCloseTo(0.036, 5);
    expect(quantityAfter(before, -3.4186, 1)).toBe(0.05);
    expect(quantityAfter(before, -3.4186, 4)).toBe(0);
    expect(quantityAfter(before, -3.4186, 0.4)).toBeNull();
    const amount = fc.double({ min: 0.01, max: 1_000, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, amount, (quantity, price, nextQuantity, nextPrice) => {
        fc.pre(Math.abs(price - nextPrice) > 1e-3 * price);
        const from = { quantity, price };
        const elasticity = arcElasticity(from, { quantity: nextQuantity, price: nextPrice }) ?? 0;
        expect((quantityAfter(from, elasticity, nextPrice) ?? 0) / nextQuantity).toBeCloseTo(1, 5);
      }),
    );
  });

  it("says nothing while the price stands, or where nothing was ever bought", () => {
    expect(arcElasticity(before, { quantity: 0.04, price: 1 })).toBeNull();
    expect(arcElasticity({ quantity: 0, price: 1 }, { quantity: 0, price: 2 })).toBeNull();
    expect(quantityAfter({ quantity: 1, price: 0 }, -1, 0)).toBeNull();
  });
});

describe("DOMAIN 5.3 persistency (F133)", () => {
  const on = "2026-11-24";
  const issued = (
    issuedOn: string,
    annualPremiumTwd: number,
    state: PolicyState = "in_force",
    endedOn?: string,
  ): IssuedPolicy => ({ issuedOn, annualPremiumTwd, state, endedOn });
  const october = [
    issued("2025-10-01", 60_000),
    issued("2025-10-15", 20_000, "lapsed", "2026-06-01"),
    issued("2025-10-31", 20_000, "paid_up"),
    issued("2025-10-20", 99_000, "free_look_cancelled"),
    issued("2025-10-21", 99_000, "declined"),
  ];

  it("13 months: by count 2 of 3, by premium 80 %, free-look cancellations left out", () => {
    const policies = [...october, issued("2025-09-30", 50_000), issued("2025-11-01", 50_000)];
    expect(persistency(policies, { on, months: 13 })).toEqual({
      from: "2025-10-01",
      to: "2025-10-31",
      issued: { count: 3, premiumTwd: 100_000 },
      kept: { count: 2, premiumTwd: 80_000 },
      byCount: 2 / 3,
      byPremium: 0.8,
    });
  });

  it("25 months likewise; an empty cohort has no rate", () => {
    const old = [issued("2024-10-05", 10_000), issued("2024-10-06", 30_000, "surrendered")];
    expect(persistency(old, { on, months: 25 })).toMatchObject({ byCount: 0.5, byPremium: 0.25 });
    expect(persistency(old, { on, months: 13 })).toMatchObject({ byCount: null, byPremium: null });
  });

  it("a year's cohort reads each policy at its own mark: a lapse after it is not one of the 13 months", () => {
    const year = { on, months: 13, cohortMonths: 12 };
    const later = issued("2024-11-01", 10_000, "lapsed", "2025-12-02");
    const before = issued("2024-11-01", 10_000, "lapsed", "2025-11-30");
    expect(persistency([later, before, ...october], year)).toMatchObject({
      from: "2024-11-01",
      to: "2025-10-31",
      issued: { count: 5 },
      kept: { count: 3 },
    });
    expect(persistency(october, { ...year, months: PERSISTENCY_MONTHS[1] }).issued.count).toBe(0);
  });

  it("a rate lies between 0 and 1", () => {
    const policy = fc.record({
      issuedOn: fc.integer({ min: 20_000, max: 20_600 }).map(fromDayNumber),
      annualPremiumTwd: fc.nat(100_000),
      state: fc.constantFrom(...POLICY_STATES),
      endedOn: fc.option(fc.integer({ min: 20_000, max: 21_000 }).map(fromDayNumber), {
        nil: undefined,
      }),
    });
    fc.assert(
      fc.property(fc.array(policy), fc.constantFrom(...PERSISTENCY_MONTHS), (policies, months) => {
        const rates = persistency(policies, { on, months, cohortMonths: 6 });
        expect(rates.kept.count).toBeLessThanOrEqual(rates.issued.count);
        expect(rates.byCount ?? 0).toBeLessThanOrEqual(1);
        expect(rates.byPremium ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });
});
