import { describe, expect, it } from "vitest";
import { activity, customer, daysOf, policy, remindersOf, workCase } from "../fixtures/book.ts";

const claim = (at: string, result: string, more = {}) =>
  activity("claim", at, { result, summary: "住院醫療", ...more });

describe("E13 claim paid or rejected", () => {
  it("one care task the next day, due on the seventh (F11)", () => {
    const activities = [claim("2026-03-10T02:00:00.000Z", "paid", { amountTwd: 32_000 })];
    expect(daysOf("E13", { activities })).toEqual(["2026-03-11 agent"]);
    expect(remindersOf("E13", { activities })[0]).toMatchObject({
      text: "陳美玲 上週有理賠（住院醫療 32,000 元），請致電關心並說明後續。",
      dueOn: "2026-03-17",
      priority: 1,
    });
    expect(daysOf("E13", { activities }, ["2026-03-10", "2026-03-10"])).toEqual([]);
    expect(daysOf("E13", { activities }, ["2026-03-12", "2026-03-17"])).toEqual([]);
  });

  it("names whose claim it is, not who holds the policy", () => {
    const customers = [customer(), customer({ id: "c-2", name: "陳大明" })];
    const policies = [policy({ policyholderId: "c-2" })];
    const activities = [claim("2026-03-10T02:00:00.000Z", "paid", { policyId: "p-1" })];
    expect(remindersOf("E13", { customers, policies, activities })[0]).toMatchObject({
      text: "陳美玲 上週有理賠（住院醫療），請致電關心並說明後續。",
      policyId: "p-1",
    });
  });

  it("a rejected claim has its own words; a pending one has none", () => {
    const rejected = [claim("2026-03-10T02:00:00.000Z", "rejected")];
    expect(remindersOf("E13", { activities: rejected })[0]?.text).toBe(
      "陳美玲 的理賠（住院醫療）未獲給付，請致電關心並說明後續。",
    );
    expect(daysOf("E13", { activities: [claim("2026-03-10T02:00:00.000Z", "pending")] })).toEqual(
      [],
    );
  });

  it("claim cases count when closed; two of one customer within seven days are one call", () => {
    const cases = [
      workCase("claim", "2026-03-01T02:00:00.000Z", {
        closedAt: "2026-03-12T02:00:00.000Z",
        data: { result: "paid", amountTwd: 5_000 },
      }),
    ];
    expect(daysOf("E13", { cases })).toEqual(["2026-03-13 agent"]);
    const activities = [
      claim("2026-03-10T02:00:00.000Z", "paid"),
      claim("2026-03-17T02:00:00.000Z", "paid"),
    ];
    expect(daysOf("E13", { cases, activities })).toEqual(["2026-03-11 agent", "2026-03-18 agent"]);
  });
});

describe("E14 claim papers missing", () => {
  it("every day from the sixth until the claim is closed, to agent and office", () => {
    const cases = [
      workCase("claim", "2026-03-01T02:00:00.000Z", {
        closedAt: "2026-03-09T02:00:00.000Z",
        data: { missingPapers: ["診斷證明書", "收據正本"] },
      }),
    ];
    expect(daysOf("E14", { cases })).toEqual([
      "2026-03-07 agent",
      "2026-03-07 back_office",
      "2026-03-08 agent",
      "2026-03-08 back_office",
    ]);
    const [agent, office] = remindersOf("E14", { cases });
    expect(agent?.text).toBe("陳美玲 理賠案缺 診斷證明書、收據正本，請協助補件。");
    expect(office).toMatchObject({ assigneeId: "s-b", caseId: "case-1" });
    // A newer one makes the older superfluous.
    expect(remindersOf("E14", { cases })[2]?.seriesKey).toBe(agent?.seriesKey);
  });

  it("goes on while the claim is pending; a complete one waits for nobody", () => {
    const activities = [claim("2026-03-01T02:00:00.000Z", "pending")];
    expect(daysOf("E14", { activities }, ["2026-03-01", "2026-03-31"])).toHaveLength(2 * 25);
    const complete = [
      workCase("claim", "2026-03-01T02:00:00.000Z", { data: { missingPapers: [] } }),
    ];
    expect(daysOf("E14", { cases: complete })).toEqual([]);
  });
});

describe("E15 roadside assistance", () => {
  it("the next morning, with the time and place (F12)", () => {
    // 15:40 UTC is 23:40 in Taipei of the same day.
    const activities = [
      activity("service_event", "2026-03-10T15:40:00.000Z", {
        result: "roadside",
        summary: "道路救援",
        detail: "國道一號 35 公里",
      }),
    ];
    expect(daysOf("E15", { activities })).toEqual(["2026-03-11 agent"]);
    expect(remindersOf("E15", { activities })[0]?.text).toBe(
      "陳美玲 昨晚 23:40 於 國道一號 35 公里 申請道路救援，請致電關心。",
    );
    expect(daysOf("E16", { activities })).toEqual([]);
  });
});

describe("E15 roadside assistance, imported twice", () => {
  it("is one call", () => {
    const imported = (id: string) =>
      activity("service_event", "2026-03-10T15:40:00.000Z", { id, result: "roadside" });
    expect(daysOf("E15", { activities: [imported("a-1"), imported("a-2")] })).toEqual([
      "2026-03-11 agent",
    ]);
  });
});

describe("E16 hospital notice", () => {
  it("the day after, once for a stay that is reported twice", () => {
    const notice = (at: string) => activity("service_event", at, { result: "hospital" });
    const activities = [
      notice("2026-03-10T02:00:00.000Z"),
      notice("2026-03-12T02:00:00.000Z"),
      notice("2026-05-10T02:00:00.000Z"),
    ];
    expect(daysOf("E16", { activities })).toEqual(["2026-03-11 agent", "2026-05-11 agent"]);
    expect(remindersOf("E16", { activities })[0]).toMatchObject({
      text: "陳美玲 住院中，請先關心病況，並主動說明可申請項目。",
      priority: 1,
    });
    const another = activity("service_event", "2026-03-12T03:00:00.000Z", {
      result: "hospital",
      customerId: "c-2",
    });
    const customers = [customer(), customer({ id: "c-2", name: "李大同" })];
    expect(daysOf("E16", { customers, activities: [...activities, another] })).toHaveLength(3);
  });
});

describe("E34 major external event", () => {
  it("on the day, with the cover in force", () => {
    const activities = [
      activity("service_event", "2026-03-10T02:00:00.000Z", {
        result: "external_event",
        summary: "航班事故",
      }),
    ];
    const policies = [policy(), policy({ id: "p-2", policyNo: "QH002", state: "lapsed" })];
    expect(daysOf("E34", { activities, policies })).toEqual(["2026-03-10 agent"]);
    expect(remindersOf("E34", { activities, policies })[0]?.text).toBe(
      "航班事故：您的客戶 陳美玲 可能受影響，有效保障：QH001 青禾安家終身壽險。",
    );
    expect(remindersOf("E34", { activities })[0]?.text).toMatch(/有效保障：無。$/);
  });
});
