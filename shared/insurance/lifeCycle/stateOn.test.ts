import { describe, expect, it } from "vitest";
import { addDays, type IsoDate } from "../date.ts";
import { findProduct } from "../shippedCatalogue.ts";
import { stateOn } from "./stateOn.ts";
import type { Contract, PolicyEvent } from "./types.ts";

const annual: Contract = {
  effectiveDate: "2021-03-05",
  premiumMode: "annual",
  byTransfer: false,
  paymentYears: 20,
};
const monthly: Contract = { ...annual, effectiveDate: "2026-02-05", premiumMode: "monthly" };
/** Paid up to the instalment of 2026-03-05, which is the sixth of `annual`. */
const paidTo2026: PolicyEvent = { kind: "payment", on: "2025-03-01", instalments: 4 };
const payment = (on: IsoDate): PolicyEvent => ({ kind: "payment", on });
const reminder = (on: IsoDate): PolicyEvent => ({ kind: "reminder", on });
const value = (on: IsoDate, valueTwd: number): PolicyEvent => ({ kind: "value", on, valueTwd });
const arrears = (on: IsoDate): PolicyEvent => ({ kind: "reinstatement", on });

function states(contract: Contract, events: readonly PolicyEvent[], days: readonly IsoDate[]) {
  return days.map((on) => stateOn(contract, events, on).state);
}
function dates(contract: Contract, events: readonly PolicyEvent[], on: IsoDate) {
  return Object.fromEntries(stateOn(contract, events, on).next.map((day) => [day.kind, day.on]));
}

describe("DOMAIN 2.4 state of a policy on a day", () => {
  it("begins on its effective date", () => {
    expect(states(annual, [], ["2021-03-04", "2021-03-05"])).toEqual(["underwriting", "in_force"]);
    expect(stateOn(annual, [], "2021-03-04")).toMatchObject({
      since: null,
      next: [{ kind: "begins", on: "2021-03-05" }],
    });
  });

  it("A15: an effective date of 29 February is due on its anniversary, 1 March in common years", () => {
    const leap: Contract = { ...annual, effectiveDate: "2024-02-29", paymentYears: 3 };
    const paid = (instalments: number): PolicyEvent[] => [
      { kind: "payment", on: "2024-03-01", instalments },
    ];
    const due = { premiumDue: "2025-03-01", paymentsEnd: "2027-03-01" };
    expect(dates(leap, [], "2024-06-01")).toMatchObject(due);
    const byMonth: Contract = { ...leap, premiumMode: "monthly" };
    expect(dates(byMonth, paid(11), "2025-01-01")).toMatchObject(due);
    expect(states(leap, paid(2), ["2027-02-28", "2027-03-01"])).toEqual([
      "in_force",
      "premium_paid",
    ]);
  });

  it("2.4.1: free look until 2026-03-12 of a policy received on 2026-03-02", () => {
    const contract: Contract = { ...annual, effectiveDate: "2026-02-05", receivedOn: "2026-03-02" };
    expect(dates(contract, [], "2026-03-04")).toMatchObject({ freeLookEnds: "2026-03-12" });
    const cancel = (on: IsoDate) => [{ kind: "decision", on, to: "free_look_cancelled" } as const];
    expect(stateOn(contract, cancel("2026-03-12"), "2026-04-01")).toMatchObject({
      state: "free_look_cancelled",
      why: { code: "decided" },
    });
    expect(stateOn(contract, cancel("2026-03-13"), "2026-04-01")).toMatchObject({
      state: "in_force",
      refused: [{ why: "tooLate" }],
    });
  });

  it("2.4.2: annual: the due date lapses nothing; from the reminder 30 days, lapsed 2026-04-20", () => {
    const unpaid = stateOn(annual, [paidTo2026], "2027-01-01");
    expect(unpaid).toMatchObject({ state: "in_force", overdueSince: "2026-03-05" });
    const events = [paidTo2026, reminder("2026-03-20")];
    expect(
      states(annual, events, ["2026-03-20", "2026-03-21", "2026-04-19", "2026-04-20"]),
    ).toEqual(["in_force", "grace", "grace", "lapsed"]);
    const grace = stateOn(annual, events, "2026-04-01");
    expect(grace.why).toEqual({
      code: "reminded",
      remindedOn: "2026-03-20",
      lastDay: "2026-04-19",
    });
    expect(dates(annual, events, "2026-04-01")).toMatchObject({
      graceEnds: "2026-04-19",
      lapses: "2026-04-20",
    });
    const debit = { ...monthly, byTransfer: true };
    expect(states(debit, [], ["2026-12-31"])).toEqual(["in_force"]);
    expect(states(debit, [reminder("2026-03-20")], ["2026-04-19", "2026-04-20"])).toEqual([
      "grace",
      "lapsed",
    ]);
    // a reminder before the due date is not one of this premium
    expect(states(annual, [paidTo2026, reminder("2026-03-04")], ["2026-05-01"])).toEqual([
      "in_force",
    ]);
  });

  it("2.4.3: monthly by hand: due 2026-03-05, last grace day 2026-04-04, lapsed 2026-04-05", () => {
    expect(states(monthly, [], ["2026-03-05", "2026-03-06", "2026-04-04", "2026-04-05"])).toEqual([
      "in_force",
      "grace",
      "grace",
      "lapsed",
    ]);
    expect(stateOn(monthly, [], "2026-04-05").why).toEqual({
      code: "graceOver",
      lastDay: "2026-04-04",
      loan: "notElected",
    });
    expect(states(monthly, [payment("2026-04-04")], ["2026-04-04", "2026-04-05"])).toEqual([
      "in_force",
      "in_force",
    ]);
    // lapsed at 00:00, before the payment of that day
    expect(stateOn(monthly, [payment("2026-04-05")], "2026-04-05")).toMatchObject({
      state: "lapsed",
      refused: [{ state: "lapsed", why: "notPermitted" }],
    });
  });

  it("2.4.3: an event in grace is covered, the premium deducted", () => {
    const claim = { kind: "decision", on: "2026-04-01", to: "claim_terminated" } as const;
    expect(stateOn(monthly, [claim], "2026-04-02").moves.slice(-2)).toEqual([
      { on: "2026-04-01", from: "grace", to: "in_force", why: { code: "premiumDeducted" } },
      { on: "2026-04-01", from: "in_force", to: "claim_terminated", why: { code: "decided" } },
    ]);
  });

  describe("2.4.4 automatic premium loan", () => {
    const lending = { ...monthly, hasPremiumLoan: true, modalPremiumTwd: 3_650 };

    it("takes over where the value covers the premium", () => {
      expect(states(lending, [value("2026-03-01", 3_649)], ["2026-04-05"])).toEqual(["lapsed"]);
      expect(states(lending, [], ["2026-04-05"])).toEqual(["lapsed"]);
      expect(stateOn(lending, [], "2026-04-05").why).toMatchObject({ loan: "valueUnknown" });
      // 43,800 a year are 120 a day: 12,000 last 100 days from the due date
      const standing = stateOn(lending, [value("2026-03-01", 12_000)], "2026-04-05");
      expect(standing).toMatchObject({
        state: "apl",
        why: { code: "premiumLent", dueOn: "2026-03-05", lentUntil: "2026-06-13" },
      });
    });

    it("lapses when used up, after a further reminder and 30 days", () => {
      const lent = value("2026-03-01", 12_000);
      expect(states(lending, [lent], ["2027-01-01"])).toEqual(["apl"]);
      expect(states(lending, [lent, reminder("2026-06-12")], ["2027-01-01"])).toEqual(["apl"]);
      const used = [lent, reminder("2026-06-13")];
      expect(states(lending, used, ["2026-07-13", "2026-07-14"])).toEqual(["apl", "lapsed"]);
      expect(dates(lending, used, "2026-07-01")).toMatchObject({ lapses: "2026-07-14" });
      const more = [...used, value("2026-07-01", 60_000)];
      expect(states(lending, more, ["2026-07-14"])).toEqual(["apl"]);
    });

    it("a payment ends it, and the next premium is the next to fall due", () => {
      const events = [value("2026-03-01", 12_000), payment("2026-05-20")];
      expect(stateOn(lending, events, "2026-05-20")).toMatchObject({
        state: "in_force",
        why: { code: "paid", on: "2026-05-20" },
        overdueSince: null,
      });
      expect(dates(lending, events, "2026-05-20")).toMatchObject({ premiumDue: "2026-06-05" });
    });
  });

  describe("2.4.5 reinstatement", () => {
    const lapsed = [paidTo2026, reminder("2026-03-20")];

    it("without evidence until 2026-10-20, last day 2028-04-20, then terminated", () => {
      expect(dates(annual, lapsed, "2026-05-01")).toMatchObject({
        reinstateWithoutEvidenceUntil: "2026-10-20",
        reinstateUntil: "2028-04-20",
        terminates: "2028-04-21",
      });
      expect(states(annual, lapsed, ["2028-04-20", "2028-04-21"])).toEqual([
        "lapsed",
        "terminated",
      ]);
    });

    it("in force from 00:00 of the day after the arrears are paid, even on the last day", () => {
      for (const on of ["2026-06-01", "2028-04-20"]) {
        const events = [...lapsed, arrears(on)];
        const next = addDays(on, 1);
        expect(states(annual, events, [on, next])).toEqual(["lapsed", "in_force"]);
        expect(stateOn(annual, events, next)).toMatchObject({
          why: { code: "reinstated", paidOn: on },
          reinstatedOn: next,
          overdueSince: null,
        });
      }
      expect(dates(annual, [...lapsed, arrears("2026-06-01")], "2026-06-01")).toMatchObject({
        begins: "2026-06-02",
      });
      const late = stateOn(annual, [...lapsed, arrears("2028-04-21")], "2028-05-01");
      expect(late).toMatchObject({ state: "terminated", refused: [{ why: "notPermitted" }] });
    });

    it("not past the end of the term", () => {
      const term = { ...annual, coverEnds: { on: "2027-03-05", as: "expired" } as const };
      expect(dates(term, lapsed, "2026-05-01")).toMatchObject({ reinstateUntil: "2027-03-03" });
      expect(states(term, lapsed, ["2027-03-03", "2027-03-04"])).toEqual(["lapsed", "terminated"]);
    });

    it("DOMAIN 2.6: a health product's waiting periods count from it again", () => {
      const product = findProduct("QH-CA");
      const dread = dates({ ...annual, product }, [...lapsed, arrears("2026-05-31")], "2026-06-01");
      expect(dread).toMatchObject({ illnessCovered: "2026-07-01", cancerCovered: "2026-08-30" });
    });
  });

  it("paid to the end of the payment term, matured or expired at the end of the cover", () => {
    const endowment: Contract = {
      ...annual,
      paymentYears: 2,
      coverEnds: { on: "2024-03-05", as: "matured" },
    };
    const events = [payment("2022-03-05")];
    expect(
      states(endowment, events, ["2023-03-04", "2023-03-05", "2024-03-04", "2024-03-05"]),
    ).toEqual(["in_force", "premium_paid", "premium_paid", "matured"]);
    expect(dates(endowment, events, "2022-06-01")).toMatchObject({
      paymentsEnd: "2023-03-05",
      coverEnds: "2024-03-05",
    });
    // unpaid to the end: settled out of the benefit
    expect(stateOn(endowment, [], "2024-03-05").moves.map(({ to }) => to)).toEqual([
      "in_force",
      "matured",
    ]);
    const renewable: Contract = {
      ...monthly,
      paymentYears: Number.POSITIVE_INFINITY,
      coverEnds: { on: "2026-05-05", as: "expired" },
    };
    const paid = [payment("2026-03-05"), payment("2026-04-05")];
    expect(states(renewable, paid, ["2026-05-04", "2026-05-05"])).toEqual(["in_force", "expired"]);
    expect(dates(renewable, paid, "2026-05-01")).not.toHaveProperty("premiumDue");
  });

  it("2.4.6: reduced paid-up and extended term are decided, and end in their own ways", () => {
    const whole: Contract = { ...annual, coverEnds: { on: "2090-03-05", as: "expired" } };
    const paidUp = { kind: "decision", on: "2026-03-05", to: "paid_up" } as const;
    expect(states(whole, [paidTo2026, paidUp], ["2026-03-05", "2090-03-05"])).toEqual([
      "paid_up",
      "matured",
    ]);
    const extended = (until?: IsoDate): PolicyEvent => ({
      kind: "decision",
      on: "2026-03-05",
      to: "extended_term",
      until,
    });
    const events = [paidTo2026, extended("2031-07-09")];
    expect(states(whole, events, ["2031-07-08", "2031-07-09"])).toEqual([
      "extended_term",
      "expired",
    ]);
    expect(dates(whole, events, "2027-01-01")).toMatchObject({ coverEnds: "2031-07-09" });
    expect(stateOn(whole, [paidTo2026, extended()], "2027-01-01").refused).toMatchObject([
      { why: "untilMissing" },
    ]);
  });

  it("2.4.7: the repurchase window is among the dates that matter", () => {
    const product = findProduct("QH-WL");
    const contract = { ...annual, effectiveDate: "2021-09-15", product };
    expect(dates(contract, [], "2026-01-01")).toMatchObject({
      repurchaseFrom: "2026-08-16",
      repurchaseUntil: "2026-10-15",
    });
    expect(dates(contract, [], "2026-10-16")).not.toHaveProperty("repurchaseUntil");
  });

  it("2.4.8: rescission within two years of the contract and a month of knowing", () => {
    const rescind = (on: IsoDate, knownOn?: IsoDate): PolicyEvent[] => [
      payment("2022-03-05"),
      { kind: "decision", on, to: "rescinded", knownOn },
    ];
    expect(states(annual, rescind("2023-03-05"), ["2023-03-05"])).toEqual(["rescinded"]);
    expect(states(annual, rescind("2023-03-06"), ["2023-03-06"])).toEqual(["in_force"]);
    expect(states(annual, rescind("2022-08-02", "2022-07-01"), ["2022-08-02"])).toEqual([
      "in_force",
    ]);
  });
});
