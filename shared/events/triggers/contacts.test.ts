import { describe, expect, it } from "vitest";
import { activity, customer, daysOf, policy, remindersOf } from "../fixtures/book.ts";

describe("E25 VIP not contacted", () => {
  const contact = (at: string, result = "reached") => activity("contact", at, { result });
  // Of five policyholders the one who pays most is tier S (ceil of 5 %), no other is S or A.
  const customers = ["c-1", "c-2", "c-3", "c-4", "c-5"].map((id) => customer({ id }));
  const policies = customers.map(({ id }, at) =>
    policy({
      id: `p-${at}`,
      policyNo: `QH${at}`,
      customerId: id,
      insuredId: id,
      policyholderId: id,
      annualPremiumTwd: 50_000 - at * 10_000,
    }),
  );

  it("every day from the ninetieth until the next contact; the manager on the fourteenth day of it", () => {
    const activities = [
      contact("2026-01-01T02:00:00.000Z"),
      contact("2026-02-01T02:00:00.000Z", "no_answer"),
      contact("2026-04-20T02:00:00.000Z"),
    ];
    const days = daysOf("E25", { customers, policies, activities }, ["2026-01-01", "2026-06-30"]);
    expect(days.filter((day) => day.endsWith("agent"))).toEqual(
      Array.from(
        { length: 18 },
        (_, at) => `2026-04-${String(at + 1).padStart(2, "0")} agent`,
      ).concat("2026-04-19 agent"),
    );
    expect(days.filter((day) => day.endsWith("manager"))).toEqual(["2026-04-15 manager"]);
    const [first] = remindersOf("E25", { customers, policies, activities }, [
      "2026-04-01",
      "2026-04-01",
    ]);
    expect(first).toMatchObject({ text: "VIP 陳美玲 已 90 天未聯繫，請安排拜訪。", priority: 1 });
  });

  it("not for tiers below A, nor without a policy in force", () => {
    const period = ["2026-06-01", "2026-06-01"] as const;
    const reminded = remindersOf("E25", { customers, policies }, period);
    expect(reminded.map(({ customerId }) => customerId)).toEqual(["c-1"]);
    const lapsed = policies.map((one) => ({ ...one, state: "lapsed" as const }));
    expect(daysOf("E25", { customers, policies: lapsed }, period)).toEqual([]);
  });
});

describe("E36 survey low score", () => {
  const answer = (result: string) => activity("survey", "2026-03-10T02:00:00.000Z", { result });

  it("a score of 6 or less on the day, to agent and manager, due in a day", () => {
    expect(daysOf("E36", { activities: [answer("6")] })).toEqual([
      "2026-03-10 agent",
      "2026-03-10 manager",
    ]);
    expect(remindersOf("E36", { activities: [answer("0")] })[0]).toMatchObject({
      text: "陳美玲 滿意度 0 分，請於 24 小時內聯繫。",
      dueOn: "2026-03-11",
    });
    expect(daysOf("E36", { activities: [answer("7")] })).toEqual([]);
    expect(daysOf("E36", { activities: [answer("good")] })).toEqual([]);
  });

  it("is about NPS: 4 of 5 in a CSAT survey is content", () => {
    const csat = activity("survey", "2026-03-10T02:00:00.000Z", { result: "4", measure: "csat" });
    expect(daysOf("E36", { activities: [csat] })).toEqual([]);
    expect(daysOf("E36", { activities: [{ ...csat, measure: "nps" }] })).toHaveLength(2);
  });
});

describe("E37 consent expiring or withdrawn", () => {
  it("30 days before the end of a consent", () => {
    const customers = [
      customer({
        consents: [{ channel: "sms", granted: true, on: "2025-05-01", expiresOn: "2026-05-01" }],
      }),
    ];
    expect(daysOf("E37", { customers })).toEqual(["2026-04-01 agent"]);
    expect(remindersOf("E37", { customers })[0]?.text).toBe(
      "陳美玲 的行銷同意（簡訊）將於 2026/05/01 到期，到期後請停止行銷聯繫。",
    );
  });

  it("on the day of a refusal, once for all channels refused together", () => {
    const customers = [
      customer({
        consents: [
          { channel: "sms", granted: false, on: "2026-03-10" },
          { channel: "email", granted: false, on: "2026-03-10" },
          { channel: "phone", granted: true, on: "2026-03-10" },
        ],
      }),
    ];
    expect(daysOf("E37", { customers })).toEqual(["2026-03-10 agent"]);
    expect(remindersOf("E37", { customers })[0]?.text).toBe(
      "陳美玲 已拒絕行銷（電子郵件、簡訊），請停止行銷聯繫。",
    );
  });

  it("a consent without an end never runs out", () => {
    const customers = [
      customer({ consents: [{ channel: "sms", granted: true, on: "2025-05-01" }] }),
    ];
    expect(daysOf("E37", { customers })).toEqual([]);
  });
});
