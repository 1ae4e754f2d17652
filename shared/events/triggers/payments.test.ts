import { describe, expect, it } from "vitest";
import { activity, coverage, customer, daysOf, policy, remindersOf } from "../fixtures/book.ts";

const customers = [customer({ sex: "M", birthDate: "1986-02-01" })];
const YEAR_2026 = ["2026-01-01", "2026-12-31"] as const;
const onlyAgent = (days: string[]) => days.filter((day) => day.endsWith("agent"));

describe("E07 premium due", () => {
  const held = (more = {}) => policy({ nextDueDate: "2026-09-15", ...more });

  it("30 and 7 days before, to customer and agent; service needs no marketing consent (DOMAIN 6)", () => {
    expect(daysOf("E07", { customers, policies: [held()] }, YEAR_2026)).toEqual([
      "2026-08-16 agent",
      "2026-08-16 customer",
      "2026-09-08 agent",
      "2026-09-08 customer",
    ]);
    const [agent, message] = remindersOf("E07", { customers, policies: [held()] }, YEAR_2026);
    expect(message?.text).toBe(
      "您的 QH001 青禾安家終身壽險 第 6 期保費 31,370 元將於 2026/09/15 到期，請留意扣款帳戶餘額。",
    );
    expect(agent?.text).toBe(
      "陳美玲 的 QH001 青禾安家終身壽險 第 6 期保費 31,370 元將於 2026/09/15 到期，請提醒留意扣款帳戶餘額。",
    );
  });

  it("follows the mode of payment; the 31st stays the 31st; instalments are rounded each (DOMAIN 2.5)", () => {
    const policies = [
      held({
        effectiveDate: "2025-10-31",
        nextDueDate: "2026-01-31",
        premiumMode: "monthly",
        coverages: [coverage("QH-WL", { annualPremiumTwd: 24_960 })],
      }),
    ];
    const due = remindersOf("E07", { customers, policies }, ["2026-01-01", "2026-04-30"]);
    const weekBefore = due.filter(
      ({ target, dedupeKey }) => target === "agent" && dedupeKey.includes("|-7|"),
    );
    expect(weekBefore.map(({ occurrenceOn, on }) => [occurrenceOn, on])).toEqual([
      ["2026-01-31", "2026-01-24"],
      ["2026-02-28", "2026-02-21"],
      ["2026-03-31", "2026-03-24"],
      ["2026-04-30", "2026-04-23"],
    ]);
    expect(weekBefore.map(({ fields }) => [fields["instalment"], fields["amount"]])).toEqual([
      [4, 2_196],
      [5, 2_196],
      [6, 2_196],
      [7, 2_196],
    ]);
  });

  it("ends with the payment term, and with the premiums of a policy out of force", () => {
    const last = held({ effectiveDate: "2007-09-15" });
    const due = remindersOf("E07", { customers, policies: [last] });
    expect([...new Set(due.map(({ occurrenceOn }) => occurrenceOn))]).toEqual(["2026-09-15"]);
    for (const state of ["lapsed", "premium_paid", "waived", "paid_up", "surrendered"]) {
      expect(daysOf("E07", { customers, policies: [held({ state })] })).toEqual([]);
    }
    expect(daysOf("E07", { customers, policies: [policy()] })).toEqual([]);
  });

  it("an effective date of 29 Feb is due on 1 Mar in common years (A15)", () => {
    const policies = [held({ effectiveDate: "2024-02-29", nextDueDate: "2026-03-01" })];
    expect(onlyAgent(daysOf("E07", { customers, policies }, YEAR_2026))).toEqual([
      "2026-01-30 agent",
      "2026-02-22 agent",
    ]);
  });

  it("a due date apart from the usual ones is one instalment, not two", () => {
    const numbers = (nextDueDate: string) =>
      remindersOf("E07", { customers, policies: [held({ nextDueDate })] }, [
        "2026-01-01",
        "2027-12-31",
      ])
        .filter(({ target, dedupeKey }) => target === "agent" && dedupeKey.includes("|-7|"))
        .map(({ occurrenceOn, fields }) => [occurrenceOn, fields["instalment"]]);
    expect(numbers("2026-09-15")).toEqual([
      ["2026-09-15", 6],
      ["2027-09-15", 7],
    ]);
    expect(numbers("2026-09-10")).toEqual([
      ["2026-09-10", 6],
      ["2027-09-15", 7],
    ]);
    expect(numbers("2026-11-02")).toEqual([
      ["2026-11-02", 6],
      ["2027-09-15", 7],
    ]);
  });

  it("is sent to the payer where it is another person", () => {
    const payer = customer({
      id: "c-2",
      name: "陳大明",
      phones: [{ kind: "mobile", number: "0922333444" }],
    });
    const policies = [held({ payerId: "c-2" })];
    const sent = remindersOf("E07", { customers: [...customers, payer], policies }, YEAR_2026);
    expect(sent.find(({ message }) => message)?.message?.to).toBe("0922333444");
  });
});

describe("E08 debit failed", () => {
  const failed = (at: string) => activity("payment", at, { result: "failed", policyId: "p-1" });

  it("on the day itself, to agent and customer; a debit tried again within three days is the same", () => {
    const activities = [
      failed("2026-03-05T03:00:00.000Z"),
      failed("2026-03-07T03:00:00.000Z"),
      failed("2026-03-08T14:30:00.000Z"),
      activity("payment", "2026-03-06T03:00:00.000Z", { result: "paid", policyId: "p-1" }),
    ];
    const policies = [policy()];
    expect(daysOf("E08", { customers, policies, activities })).toEqual([
      "2026-03-05 agent",
      "2026-03-05 customer",
      "2026-03-08 agent",
      "2026-03-08 customer",
    ]);
    expect(remindersOf("E08", { customers, policies, activities })[0]?.text).toBe(
      "QH001 青禾安家終身壽險 保費扣款未成功，請儘速更新付款方式。",
    );
    const messages = remindersOf("E08", { customers, policies, activities }).flatMap(
      ({ message }) => message?.sendFrom ?? [],
    );
    // 11:00 in Taipei is sent at once, 22:30 waits for the next morning at 9.
    expect(messages).toEqual(["2026-03-05T03:00:00.000Z", "2026-03-09T01:00:00.000Z"]);
  });
});

describe("E09 reminder delivered, grace", () => {
  const delivered = (at: string) =>
    activity("service_event", at, { result: "notice_delivered", policyId: "p-1" });
  const notice = delivered("2026-03-20T02:00:00.000Z");

  it("annual: 0, 15 and 25 days after delivery; grace ends 2026-04-19 (DOMAIN 2.4.2)", () => {
    const policies = [policy({ state: "grace", nextDueDate: "2026-02-01" })];
    const given = { customers, policies, activities: [notice] };
    expect(daysOf("E09", given)).toEqual([
      "2026-03-20 agent",
      "2026-03-20 customer",
      "2026-04-04 agent",
      "2026-04-04 customer",
      "2026-04-14 agent",
      "2026-04-14 customer",
    ]);
    expect(remindersOf("E09", given)[0]?.text).toBe(
      "QH001 青禾安家終身壽險 寬限期至 2026/04/19，逾期將停效，保障中斷。",
    );
    // The due date alone never lapses such a policy.
    expect(daysOf("E09", { customers, policies })).toEqual([]);
  });

  it("monthly by hand: from the due date; last day 2026-04-04 (DOMAIN 2.4.3)", () => {
    const policies = [
      policy({ state: "grace", nextDueDate: "2026-03-05", premiumMode: "monthly" }),
    ];
    expect(onlyAgent(daysOf("E09", { customers, policies }))).toEqual([
      "2026-03-05 agent",
      "2026-03-20 agent",
      "2026-03-30 agent",
    ]);
    expect(remindersOf("E09", { customers, policies })[0]?.fields["lastDay"]).toEqual({
      date: "2026-04-04",
    });
    const debited = [policy({ ...policies[0], paymentMethod: "credit_card" })];
    expect(daysOf("E09", { customers, policies: debited })).toEqual([]);
  });

  it("stops when the premium is paid, and says nothing of a notice about an older one", () => {
    const policies = [policy({ state: "grace", nextDueDate: "2026-02-01" })];
    const paid = activity("payment", "2026-04-01T02:00:00.000Z", {
      result: "late",
      policyId: "p-1",
    });
    expect(onlyAgent(daysOf("E09", { customers, policies, activities: [notice, paid] }))).toEqual([
      "2026-03-20 agent",
    ]);
    const moved = [policy({ nextDueDate: "2027-02-01" })];
    expect(daysOf("E09", { customers, policies: moved, activities: [notice] })).toEqual([]);
  });
});

describe("E10 lapsed", () => {
  const lapsed = (more = {}) => policy({ state: "lapsed", lapsedOn: "2026-04-20", ...more });

  it("on the day and 7 days later, to agent and manager, with the day of the six months", () => {
    const policies = [lapsed()];
    expect(daysOf("E10", { customers, policies })).toEqual([
      "2026-04-20 agent",
      "2026-04-20 manager",
      "2026-04-27 agent",
      "2026-04-27 manager",
    ]);
    expect(remindersOf("E10", { customers, policies })[1]).toMatchObject({
      text: "QH001 青禾安家終身壽險 已於 2026/04/20 停效，2026/10/20 前復效免附可保證明，請立即聯繫。",
      assigneeId: "s-m",
      dueOn: "2026-04-20",
    });
    // Reinstated: nothing more to say.
    expect(daysOf("E10", { customers, policies: [lapsed({ state: "in_force" })] })).toEqual([]);
  });
});

describe("E11 reinstatement deadline", () => {
  const lapsed = (more = {}) => policy({ state: "lapsed", lapsedOn: "2026-04-20", ...more });

  it("30 and 7 days before 2026-10-20 and 2028-04-20 (DOMAIN 2.4.5)", () => {
    const policies = [lapsed()];
    expect(daysOf("E11", { customers, policies })).toEqual([
      "2026-09-20 agent",
      "2026-10-13 agent",
      "2028-03-21 agent",
      "2028-04-13 agent",
    ]);
    const texts = remindersOf("E11", { customers, policies }).map(({ text }) => text);
    expect(texts[0]).toContain("免附可保證明復效期限 2026/10/20 將屆");
    expect(texts[2]).toBe("陳美玲 的 QH001 青禾安家終身壽險 復效期限 2028/04/20 將屆。");
    expect(daysOf("E11", { customers, policies: [lapsed({ state: "terminated" })] })).toEqual([]);
  });

  it("never after the term of the policy itself", () => {
    const term = coverage("QH-TL", { payTerm: "=coverage", coverageYears: 10 });
    const policies = [lapsed({ effectiveDate: "2017-01-31", coverages: [term] })];
    // Cover would end on 2027-01-31: reinstated on the 29th it is in force on the 30th.
    const days = remindersOf("E11", { customers, policies }).map(
      ({ occurrenceOn }) => occurrenceOn,
    );
    expect(days).toEqual(["2026-10-20", "2026-10-20", "2027-01-29", "2027-01-29"]);
  });
});
