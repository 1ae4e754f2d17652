import { describe, expect, it } from "vitest";
import type { PolicyCoverage } from "../../model/policy.ts";
import { contractOf, standingFromRecord, type PolicyRecord } from "./fromRecord.ts";

const coverage = (change: Partial<PolicyCoverage> = {}): PolicyCoverage => ({
  id: "1",
  kind: "main",
  productCode: "QH-WL",
  issueAge: 28,
  sumInsured: 1_000_000,
  payTerm: 20,
  annualPremiumTwd: 25_428,
  ...change,
});
const record = (change: Partial<PolicyRecord> = {}): PolicyRecord => ({
  effectiveDate: "2019-03-15" as PolicyRecord["effectiveDate"],
  premiumMode: "annual",
  paymentMethod: "cash",
  state: "in_force",
  nextDueDate: "2027-03-15" as PolicyRecord["nextDueDate"],
  coverages: [coverage()],
  ...change,
});
const day = (text: string) => text as PolicyRecord["effectiveDate"];
const on = "2026-11-24";

describe("DOMAIN 2.4 a stored policy on a day", () => {
  it("reads the contract off its main coverage", () => {
    expect(contractOf(record())).toMatchObject({
      byTransfer: false,
      paymentYears: 20,
      coverEnds: { on: "2101-03-15", as: "matured" },
      modalPremiumTwd: 25_428,
    });
    const term = coverage({ productCode: "QH-DT", payTerm: "=coverage", coverageYears: 30 });
    expect(contractOf(record({ coverages: [term], paymentMethod: "credit_card" }))).toMatchObject({
      byTransfer: true,
      paymentYears: Number.POSITIVE_INFINITY,
      coverEnds: { on: "2049-03-15", as: "expired" },
    });
    const endowment = coverage({ productCode: "MS-EN", issueAge: 30 });
    expect(contractOf(record({ coverages: [endowment] }))?.coverEnds).toEqual({
      on: "2039-03-15",
      as: "matured",
    });
    expect(contractOf(record({ coverages: [coverage({ productCode: "NO" })] }))).toBeNull();
    expect(standingFromRecord(record({ coverages: [] }), on)).toBeNull();
  });

  it("is paid up to its next due date, and says what comes next", () => {
    const standing = standingFromRecord(record(), on);
    expect(standing).toMatchObject({ state: "in_force", overdueSince: null, moves: [] });
    expect(standing?.next.map(({ kind, on: date }) => [kind, date])).toEqual([
      ["premiumDue", "2027-03-15"],
      ["paymentsEnd", "2039-03-15"],
      ["coverEnds", "2101-03-15"],
    ]);
  });

  it("F59: shows where the calendar has gone on and the record has not", () => {
    const monthly = record({ premiumMode: "monthly", nextDueDate: day("2026-09-15") });
    expect(standingFromRecord(monthly, on)).toMatchObject({
      state: "lapsed",
      since: "2026-10-16",
      why: { code: "graceOver", lastDay: "2026-10-15" },
    });
    // an annual premium lapses only after a reminder
    const annual = record({ nextDueDate: day("2026-03-15") });
    expect(standingFromRecord(annual, on)).toMatchObject({
      state: "in_force",
      overdueSince: "2026-03-15",
    });
    const lapsed = record({ state: "lapsed", lapsedOn: day("2024-04-20") });
    expect(standingFromRecord(lapsed, on)?.state).toBe("terminated");
    expect(standingFromRecord({ ...lapsed, lapsedOn: day("2026-04-20") }, on)?.next).toEqual([
      { kind: "reinstateUntil", on: "2028-04-20" },
      { kind: "terminates", on: "2028-04-21" },
    ]);
    const paid = record({ nextDueDate: undefined, effectiveDate: day("2000-03-15") });
    expect(standingFromRecord(paid, on)).toMatchObject({
      state: "premium_paid",
      since: "2020-03-15",
    });
    expect(standingFromRecord(record({ state: "surrendered" }), on)).toMatchObject({
      state: "surrendered",
      next: [],
    });
  });
});
