import { describe, expect, it } from "vitest";
import {
  activity,
  coverage,
  customer,
  daysOf,
  policy,
  remindersOf,
  staff,
} from "../fixtures/book.ts";

const customers = [customer()];

describe("E12 automatic loan, loan ratio", () => {
  it("on the day the automatic loan begins, by its event or by the change of the policy", () => {
    const apl = policy({ state: "apl", updatedAt: "2026-05-04T02:00:00.000Z" });
    expect(daysOf("E12", { customers, policies: [apl] })).toEqual(["2026-05-04 agent"]);
    const activities = [
      activity("service_event", "2026-04-21T02:00:00.000Z", {
        result: "apl_started",
        policyId: "p-1",
      }),
    ];
    expect(daysOf("E12", { customers, policies: [apl], activities })).toEqual(["2026-04-21 agent"]);
    expect(remindersOf("E12", { customers, policies: [apl], activities })[0]?.text).toBe(
      "QH001 青禾安家終身壽險 已進入自動墊繳，請提醒客戶。",
    );
  });

  it("a loan over 80 % of the value, not one of 80 %", () => {
    // Year 5 of 20: value = 5 x 20,000 x (0.3 + 0.65 x 4/19).
    const value = 100_000 * (0.3 + (0.65 * 4) / 19);
    const borrowed = (loanTwd: number) =>
      policy({
        loanTwd,
        coverages: [coverage("QH-WL", { annualPremiumTwd: 20_000 })],
        updatedAt: "2026-05-04T02:00:00.000Z",
      });
    const limit = Math.floor(value * 0.8);
    expect(daysOf("E12", { customers, policies: [borrowed(limit)] })).toEqual([]);
    const over = [borrowed(limit + 200)];
    expect(daysOf("E12", { customers, policies: over })).toEqual(["2026-05-04 agent"]);
    expect(remindersOf("E12", { customers, policies: over })[0]?.text).toBe(
      "QH001 青禾安家終身壽險 借款比率 80.5%，請提醒客戶。",
    );
  });
});

describe("E26 lapse risk", () => {
  // Effective on a Wednesday; the first Monday after it is 2025-09-22.
  const risky = policy({
    effectiveDate: "2025-09-17",
    premiumMode: "monthly",
    nextDueDate: "2026-12-17",
  });
  const late = (at: string) => activity("payment", at, { result: "late", policyId: "p-1" });
  const activities = [late("2026-01-20T02:00:00.000Z"), late("2026-02-20T02:00:00.000Z")];
  const given = {
    customers,
    policies: [risky],
    activities,
    directory: staff("s-1", { isActive: false }),
  };

  it("every Monday while the score is 0.5 or more (DOMAIN 5.5: 0.700567)", () => {
    expect(daysOf("E26", given, ["2026-03-01", "2026-03-31"])).toEqual([
      "2026-03-02 agent",
      "2026-03-09 agent",
      "2026-03-16 agent",
      "2026-03-23 agent",
      "2026-03-30 agent",
    ]);
    const [first] = remindersOf("E26", given, ["2026-03-01", "2026-03-08"]);
    expect(first?.text).toBe(
      "QH001 青禾安家終身壽險 停效風險高（近兩年曾逾期繳費、投保三年內、逾 180 天未聯繫），請關懷。",
    );
    expect(first?.fields["scorePercent"]).toBe(70);
    // The agent has left: the manager of the unit looks after it.
    expect(first?.assigneeId).toBe("s-m");
  });

  it("reads every day as it was: no hit before the second late payment", () => {
    expect(daysOf("E26", given, ["2025-09-01", "2026-02-22"])).toEqual([
      "2026-01-26 agent",
      "2026-02-02 agent",
      "2026-02-09 agent",
      "2026-02-16 agent",
    ]);
  });

  it("not for a policy paid by debit without trouble, nor for another company's", () => {
    const calm = policy({ paymentMethod: "bank_transfer", nextDueDate: "2026-09-15" });
    const period = ["2026-03-01", "2026-03-31"] as const;
    expect(daysOf("E26", { customers, policies: [calm] }, period)).toEqual([]);
    expect(daysOf("E26", { ...given, policies: [{ ...risky, isOwn: false }] }, period)).toEqual([]);
  });
});
