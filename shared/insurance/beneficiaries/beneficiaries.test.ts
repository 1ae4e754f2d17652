import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beneficiaryDefects } from "./defects.ts";
import { deathBenefitLimit } from "./deathBenefitLimit.ts";
import { orderShares, payoutOf } from "./shares.ts";
import {
  ASSIGNABLE_BENEFITS,
  type AssignableBenefit,
  type Beneficiary,
  type BeneficiaryPerson,
} from "./types.ts";

const named = (name: string, more: Partial<Beneficiary> = {}): Beneficiary => ({
  benefit: "death",
  name,
  isLegalHeirs: false,
  order: 1,
  ...more,
});
const heirs = (order: number) => named("法定繼承人", { isLegalHeirs: true, order });
const nobodyKnown = () => undefined;
const people = (facts: Record<string, BeneficiaryPerson>) => (one: Beneficiary) => facts[one.name];
const dead = (...names: string[]) =>
  people(Object.fromEntries(names.map((name) => [name, { isDead: true }])));

function pay(
  beneficiaries: readonly Beneficiary[],
  amountTwd: number,
  personOf: (one: Beneficiary) => BeneficiaryPerson | undefined = nobodyKnown,
  benefit: AssignableBenefit = "death",
) {
  const payout = payoutOf({ beneficiaries, benefit, amountTwd, personOf });
  return payout.kind === "beneficiaries"
    ? payout.payees.map((payee) => [payee.beneficiary.name, payee.amountTwd])
    : payout.kind;
}

describe("DOMAIN 2.7 who is paid", () => {
  it("equal shares: the remainder dollar goes to the first", () => {
    expect(pay([named("A"), named("B")], 1_000_001)).toEqual([
      ["A", 500_001],
      ["B", 500_000],
    ]);
    expect(pay([named("A"), named("B"), named("C")], 1_000_000)).toEqual([
      ["A", 333_334],
      ["B", 333_333],
      ["C", 333_333],
    ]);
  });

  it("percentages, to the dollar", () => {
    const two = [named("A", { sharePercent: 66.6 }), named("B", { sharePercent: 33.4 })];
    expect(pay(two, 1_000_001)).toEqual([
      ["A", 666_001],
      ["B", 334_000],
    ]);
  });

  it("the next order is paid only if all of the former are dead", () => {
    const all = [heirs(3), named("B", { order: 2 }), named("A1"), named("A2")];
    expect(pay(all, 100)).toEqual([
      ["A1", 50],
      ["A2", 50],
    ]);
    expect(pay(all, 100, dead("A1"))).toEqual([["A2", 100]]);
    const recorded = all.map((one) => (one.name === "A1" ? { ...one, diedOn: "2025-01-01" } : one));
    expect(pay(recorded, 100)).toEqual([["A2", 100]]);
    expect(pay(all, 100, dead("A1", "A2"))).toEqual([["B", 100]]);
    expect(pay(all, 100, dead("A1", "A2", "B"))).toEqual([["法定繼承人", 100]]);
  });

  it("the living of an order take the share of its dead in proportion", () => {
    const three = [
      named("A", { sharePercent: 50 }),
      named("B", { sharePercent: 30 }),
      named("C", { sharePercent: 20 }),
    ];
    expect(pay(three, 1_000_000, dead("A"))).toEqual([
      ["B", 600_000],
      ["C", 400_000],
    ]);
    const nothing = [named("A", { sharePercent: 100 }), named("B", { sharePercent: 0 })];
    expect(pay(nothing, 10, dead("A"))).toEqual([["B", 10]]);
  });

  it("the remainder dollar goes to the first who has a share: 0 % is paid nothing", () => {
    const three = [
      named("A", { sharePercent: 0 }),
      named("B", { sharePercent: 50 }),
      named("C", { sharePercent: 50 }),
    ];
    expect(pay(three, 101)).toEqual([
      ["A", 0],
      ["B", 51],
      ["C", 50],
    ]);
  });

  it("nobody living: the estate, and for benefits of the living nobody named", () => {
    expect(pay([], 100)).toBe("estate");
    expect(pay([named("A")], 100, dead("A"))).toBe("estate");
    expect(pay([named("A")], 100, nobodyKnown, "maturity")).toBe("unnamed");
    expect(pay([named("A", { benefit: "annuity" })], 100, nobodyKnown, "annuity")).toEqual([
      ["A", 100],
    ]);
  });

  it("the amounts always sum to the amount, none is negative, and the dead get nothing", () => {
    const share = fc.option(
      fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100),
      {
        nil: undefined,
      },
    );
    const one = fc.record({
      benefit: fc.constantFrom(...ASSIGNABLE_BENEFITS),
      name: fc.string(),
      isLegalHeirs: fc.boolean(),
      order: fc.integer({ min: 1, max: 3 }),
      sharePercent: share,
      isDead: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one), fc.nat(2 ** 45), (beneficiaries, amountTwd) => {
        const payout = payoutOf({
          beneficiaries,
          benefit: "death",
          amountTwd,
          personOf: ({ isDead }) => ({ isDead }),
        });
        if (payout.kind !== "beneficiaries") {
          expect(payout).toEqual({ kind: "estate", amountTwd });
          return;
        }
        const amounts = payout.payees.map((payee) => payee.amountTwd);
        expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(amountTwd);
        expect(Math.min(...amounts)).toBeGreaterThanOrEqual(0);
        expect(
          payout.payees.some(
            (payee) => payee.beneficiary.isDead && !payee.beneficiary.isLegalHeirs,
          ),
        ).toBe(false);
      }),
    );
  });
});

describe("DOMAIN 2.7 shares inside one order", () => {
  const shares = (...list: (number | undefined)[]) =>
    orderShares(list.map((sharePercent) => ({ sharePercent })));

  it("total 100 % exactly, or none is given", () => {
    expect(shares(undefined, undefined)).toEqual({ kind: "equal" });
    expect(shares(33.3, 33.3, 33.4)).toEqual({ kind: "percent" });
    expect(shares(33.33, 33.33, 33.33)).toEqual({ kind: "notWhole", totalPercent: 99.99 });
    expect(shares(100, undefined)).toEqual({ kind: "incomplete", totalPercent: 100 });
    expect(shares(50, 60)).toEqual({ kind: "notWhole", totalPercent: 110 });
  });
});

describe("DOMAIN 2.7 defects of beneficiaries", () => {
  const on = "2026-11-24";
  const defects = (
    beneficiaries: readonly Beneficiary[],
    facts: Record<string, BeneficiaryPerson> = {},
    more: { payable?: readonly AssignableBenefit[]; isInsuredDivorced?: boolean } = {},
  ) => beneficiaryDefects({ beneficiaries, personOf: people(facts), on, ...more });
  const kinds = (...args: Parameters<typeof defects>) => defects(...args).map(({ kind }) => kind);

  it("E22: nobody named, or all of them dead: the estate", () => {
    expect(kinds([])).toEqual(["noBeneficiary"]);
    expect(kinds([named("A")], { A: { isDead: true } })).toEqual(["noBeneficiary", "dead"]);
    expect(kinds([named("A"), heirs(2)], { A: { isDead: true } })).toEqual(["dead"]);
    expect(kinds([heirs(1)])).toEqual([]);
    expect(
      beneficiaryDefects({ beneficiaries: [named("A", { diedOn: "2025-01-01" })], on }),
    ).toMatchObject([{ kind: "noBeneficiary", benefit: "death" }, { kind: "dead" }]);
    expect(defects([heirs(1)], {}, { payable: ["death", "maturity"] })).toEqual([
      { kind: "noBeneficiary", benefit: "maturity" },
    ]);
  });

  it("shares that are not 100 % in their order", () => {
    const wrong = [
      named("A", { sharePercent: 60 }),
      named("B", { sharePercent: 30 }),
      named("C", { order: 2, sharePercent: 100 }),
    ];
    expect(defects(wrong)).toEqual([
      { kind: "shares", benefit: "death", order: 1, totalPercent: 90, isIncomplete: false },
    ]);
    expect(kinds([named("A", { sharePercent: 100 }), named("B")])).toEqual(["shares"]);
  });

  it("a former spouse, known or read from the relation", () => {
    expect(kinds([named("A")], { A: { isFormerSpouse: true } })).toEqual(["formerSpouse"]);
    expect(kinds([named("A", { relation: "前妻" })])).toEqual(["formerSpouse"]);
    const spouse = [named("A", { relation: "配偶" })];
    expect(kinds(spouse)).toEqual([]);
    expect(kinds(spouse, {}, { isInsuredDivorced: true })).toEqual(["formerSpouse"]);
    // remarried: the household knows better than the words
    const known = { A: { isFormerSpouse: false } };
    expect(kinds(spouse, known, { isInsuredDivorced: true })).toEqual([]);
  });

  it("a minor without a guardian, until the 18th birthday", () => {
    const child = (birthDate: string, hasGuardian?: boolean) =>
      defects([named("A")], { A: { birthDate, hasGuardian } });
    expect(child("2008-11-25")).toMatchObject([{ kind: "minorWithoutGuardian", ageYears: 17 }]);
    expect(child("2008-11-24")).toEqual([]);
    expect(child("2020-01-01", true)).toEqual([]);
  });
});

describe("DOMAIN 2.7 funeral cap", () => {
  it("690,000 until the 15th birthday, and under guardianship at any age", () => {
    const child = { birthDate: "2012-01-01" };
    expect(deathBenefitLimit(child, "2026-12-31")).toEqual({
      kind: "under15",
      limitTwd: 690_000,
      until: "2027-01-01",
    });
    expect(deathBenefitLimit(child, "2027-01-01")).toEqual({ kind: "none" });
    expect(
      deathBenefitLimit({ birthDate: "1970-01-01", isUnderGuardianship: true }, "2026-11-24"),
    ).toEqual({ kind: "guardianship", limitTwd: 1_380_000 / 2 });
  });
});
