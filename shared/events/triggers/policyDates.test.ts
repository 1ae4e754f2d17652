import { describe, expect, it } from "vitest";
import { activity, coverage, customer, daysOf, policy, remindersOf } from "../fixtures/book.ts";

const woman = (more = {}) => customer({ sex: "F", birthDate: "1986-02-01", ...more });
const customers = [woman()];

describe("E03 five-year repurchase", () => {
  it("one reminder from 30 days before the anniversary, due 30 days after (DOMAIN 2.4.7, F04)", () => {
    const policies = [policy()];
    expect(daysOf("E03", { customers, policies })).toEqual(["2026-08-16 agent"]);
    const [only] = remindersOf("E03", { customers, policies });
    expect(only).toMatchObject({
      occurrenceOn: "2026-09-15",
      dueOn: "2026-10-15",
      text: "陳美玲 的 QH001 青禾安家終身壽險 滿 5 年，可依原投保年齡 35 歲增購，期限至 2026/10/15。",
    });
    expect(daysOf("E03", { customers, policies }, ["2026-08-17", "2026-10-15"])).toEqual([]);
  });

  it("a discontinued product if flagged, none without the option, none when not in force", () => {
    const flagged = [policy({ coverages: [coverage("QH-RP", { payTerm: 6 })] })];
    expect(daysOf("E03", { customers, policies: flagged })).toEqual(["2026-08-16 agent"]);
    const term = [policy({ coverages: [coverage("QH-TL", { payTerm: "=coverage" })] })];
    expect(daysOf("E03", { customers, policies: term })).toEqual([]);
    for (const state of ["lapsed", "surrendered", "underwriting"]) {
      expect(daysOf("E03", { customers, policies: [policy({ state })] })).toEqual([]);
    }
    expect(daysOf("E03", { customers, policies: [policy({ isOwn: false })] })).toEqual([]);
  });
});

describe("E04 policy anniversary", () => {
  it("14 days before each anniversary while the policy is in force", () => {
    const period = ["2022-01-01", "2024-12-31"] as const;
    const policies = [policy()];
    expect(daysOf("E04", { customers, policies }, period)).toEqual([
      "2022-09-01 agent",
      "2023-09-01 agent",
      "2024-09-01 agent",
    ]);
    expect(remindersOf("E04", { customers, policies }, period)[1]?.text).toBe(
      "陳美玲 的 QH001 青禾安家終身壽險 將滿 2 週年，建議安排保單健檢。",
    );
    expect(daysOf("E04", { customers, policies: [policy({ state: "lapsed" })] }, period)).toEqual(
      [],
    );
  });

  it("none on the day on which the cover ends, which is E05, nor after it", () => {
    const terms = { payTerm: "=coverage", coverageYears: 10 };
    const policies = [policy({ coverages: [coverage("QH-TL", terms)] })];
    expect(daysOf("E04", { customers, policies }, ["2030-01-01", "2034-12-31"])).toEqual([
      "2030-09-01 agent",
    ]);
  });

  it("an effective date of 29 Feb has its anniversary on 1 Mar in common years (A15)", () => {
    const policies = [policy({ effectiveDate: "2024-02-29" })];
    expect(daysOf("E04", { customers, policies }, ["2025-01-01", "2028-12-31"])).toEqual([
      "2025-02-15 agent",
      "2026-02-15 agent",
      "2027-02-15 agent",
      "2028-02-15 agent",
    ]);
  });
});

describe("E05 maturity or end of term", () => {
  const endowment = (more = {}) =>
    policy({
      effectiveDate: "2010-06-01",
      coverages: [coverage("MS-EN", { issueAge: 30 })],
      ...more,
    });

  it("90 and 30 days before, the customer 30 days before, with the amount that falls due", () => {
    expect(daysOf("E05", { customers, policies: [endowment()] })).toEqual([
      "2030-03-03 agent",
      "2030-05-02 agent",
      "2030-05-02 customer",
    ]);
    const texts = remindersOf("E05", { customers, policies: [endowment()] }).map(
      ({ text }) => text,
    );
    expect(texts[0]).toBe(
      "QH001 明穗二十年期養老保險 將於 2030/06/01 滿期，滿期金 1,000,000 元，請協助確認給付方式。",
    );
    expect(texts[2]).toBe(
      "您的 QH001 明穗二十年期養老保險 將於 2030/06/01 滿期，滿期金 1,000,000 元，請與服務人員確認給付方式。",
    );
  });

  it("another company's customer gets no message from us; a term product has no amount", () => {
    expect(daysOf("E05", { customers, policies: [endowment({ isOwn: false })] })).toEqual([
      "2030-03-03 agent",
      "2030-05-02 agent",
    ]);
    const term = policy({
      effectiveDate: "2016-06-01",
      coverages: [coverage("QH-TL", { payTerm: "=coverage", coverageYears: 10 })],
    });
    const [first] = remindersOf("E05", { customers, policies: [term] });
    expect(first).toMatchObject({
      on: "2026-03-03",
      text: "QH001 青禾守護定期壽險 將於 2026/06/01 滿期，請協助確認給付方式。",
    });
    expect(daysOf("E05", { customers, policies: [{ ...term, state: "expired" }] })).toEqual([]);
  });
});

describe("E06 survival or annuity payout", () => {
  const at = (code: string, more = {}, own = {}) =>
    policy({ coverages: [coverage(code, more)], ...own });

  it("education annuity at 18 to 21 only, 14 days before, to agent and office (DOMAIN 3.6)", () => {
    const policies = [
      at(
        "QH-ED",
        { issueAge: 3, sumInsured: 200_000, payTerm: "to_age_18" },
        { effectiveDate: "2012-05-20" },
      ),
    ];
    const child = [woman({ birthDate: "2009-04-01" })];
    expect(daysOf("E06", { customers: child, policies })).toEqual([
      "2027-05-06 agent",
      "2027-05-06 back_office",
      "2028-05-06 agent",
      "2028-05-06 back_office",
      "2029-05-06 agent",
      "2029-05-06 back_office",
      "2030-05-06 agent",
      "2030-05-06 back_office",
    ]);
    expect(remindersOf("E06", { customers: child, policies })[0]?.text).toBe(
      "陳美玲 的 子女教育年金 200,000 元將於 2027/05/20 給付，請確認匯款帳號。",
    );
  });

  it("survival benefit of QH-RP from policy year 7 on: its first day (A11)", () => {
    const policies = [at("QH-RP", { payTerm: 6 })];
    const period = ["2026-01-01", "2028-12-31"] as const;
    expect(daysOf("E06", { customers, policies }, period)).toEqual([
      "2027-09-01 agent",
      "2027-09-01 back_office",
      "2028-09-01 agent",
      "2028-09-01 back_office",
    ]);
    expect(remindersOf("E06", { customers, policies }, period)[0]?.fields["amount"]).toBe(20_000);
  });

  it("annuity for life from 65 on; nothing from a policy out of force or one that only matures", () => {
    const annuity = (more = {}) =>
      at("QH-AN", { issueAge: 60, sumInsured: 240_000, payTerm: 10 }, more);
    const agents = (policies: ReturnType<typeof at>[]) =>
      daysOf("E06", { customers, policies }, ["2021-01-01", "2028-12-31"]).filter((day) =>
        day.endsWith("agent"),
      );
    expect(agents([annuity()])).toEqual([
      "2026-09-01 agent",
      "2027-09-01 agent",
      "2028-09-01 agent",
    ]);
    expect(agents([annuity({ state: "lapsed" })])).toEqual([]);
    expect(agents([at("MS-EN", {}, { effectiveDate: "2008-01-01" })])).toEqual([]);
  });

  it("monthly annuities of a hand-entered product, by their months", () => {
    const product = {
      code: "X",
      company: "X",
      name_zh: "月年金",
      name_en: "",
      kind: "main",
      line: "annuity",
      status: "on_sale",
      issue_age: { min: 0, max: 80 },
      coverage_term: { type: "whole_life", to_age: 110 },
      pay_terms: [10],
      sum_insured: { kind: "monthly", min: 0, max: 1_000_000, step: 1 },
      waiting_days: { illness: 0, cancer: 0 },
      benefits: [
        {
          id: "annuity",
          category: "ANNUITY",
          trigger: "survival",
          causes: ["illness"],
          rule: { type: "annuity", frequency: "monthly", sa_multiple: 1, payments: null },
          from_age: 40,
        },
      ],
    };
    const policies = [
      policy({
        effectiveDate: "2021-01-31",
        coverages: [{ ...coverage(""), productCode: undefined, product, sumInsured: 20_000 }],
      }),
    ];
    const days = daysOf("E06", { customers, policies }, ["2026-01-01", "2026-04-30"]);
    // Paid on 31 Jan, 28 Feb, 31 Mar, 30 Apr.
    expect(days.filter((day) => day.endsWith("agent"))).toEqual([
      "2026-01-17 agent",
      "2026-02-14 agent",
      "2026-03-17 agent",
      "2026-04-16 agent",
    ]);
  });
});

describe("E28 cover ends by age", () => {
  it("a year and 90 days before the anniversary at which a rider ends (DOMAIN 3.2)", () => {
    const rider = coverage("QH-HD", {
      kind: "rider",
      issueAge: 70,
      payTerm: "=coverage",
      sumInsured: 1_000,
    });
    const policies = [policy({ coverages: [coverage("QH-WL", { issueAge: 70 }), rider] })];
    expect(daysOf("E28", { customers, policies })).toEqual([
      "2025-09-15 agent",
      "2026-06-17 agent",
    ]);
    expect(remindersOf("E28", { customers, policies })[0]?.text).toBe(
      "QH001 青禾安家終身壽險 的 青禾住院日額附約 將於 2026/09/15 因年齡屆滿終止，請檢視替代保障。",
    );
    expect(daysOf("E05", { customers, policies })).toEqual([]);
  });

  it("a main contract that ends by age is named once", () => {
    const accident = coverage("QH-PA", { issueAge: 70, payTerm: "=coverage" });
    const policies = [policy({ coverages: [accident] })];
    expect(remindersOf("E28", { customers, policies })[1]?.text).toBe(
      "QH001 青禾平安意外傷害附約 將於 2026/09/15 因年齡屆滿終止，請檢視替代保障。",
    );
    expect(
      daysOf("E28", { customers, policies: [policy({ coverages: [accident], state: "lapsed" })] }),
    ).toEqual([]);
  });
});

describe("E29 free look", () => {
  const delivered = (at: string) =>
    activity("service_event", at, { result: "policy_delivered", policyId: "p-1" });

  it("on the day of delivery and 7 days later; ends after ten days (DOMAIN 2.4.1)", () => {
    const policies = [policy()];
    // 17:00 UTC is already the next day in Taipei.
    const activities = [delivered("2026-03-01T17:00:00.000Z")];
    expect(daysOf("E29", { customers, policies, activities })).toEqual([
      "2026-03-02 agent",
      "2026-03-09 agent",
    ]);
    expect(remindersOf("E29", { customers, policies, activities })[0]?.text).toBe(
      "QH001 青禾安家終身壽險 契約撤銷期至 2026/03/12，請確認客戶已了解內容。",
    );
    const cancelled = [policy({ state: "free_look_cancelled" })];
    expect(daysOf("E29", { customers, policies: cancelled, activities })).toEqual([]);
  });
});

describe("E30 waiting period over", () => {
  const rider = coverage("QH-HD", { kind: "rider", payTerm: "=coverage", sumInsured: 1_000 });
  const held = (more = {}) =>
    policy({ effectiveDate: "2026-01-01", coverages: [coverage("QH-WL"), rider], ...more });

  it("on the first covered day of illness and of cancer (DOMAIN 2.6)", () => {
    expect(daysOf("E30", { customers, policies: [held()] })).toEqual([
      "2026-01-31 agent",
      "2026-04-01 agent",
    ]);
    const texts = remindersOf("E30", { customers, policies: [held()] }).map(({ text }) => text);
    expect(texts).toEqual([
      "QH001 青禾安家終身壽險 等待期於 2026/01/31 屆滿，疾病保障開始。",
      "QH001 青禾安家終身壽險 癌症等待期於 2026/04/01 屆滿，癌症保障開始。",
    ]);
  });

  it("two riders on one day give one reminder; no waiting period gives none", () => {
    const second = { ...rider, id: "cov-2", productCode: "QH-HR", sumInsured: 3 };
    const policies = [held({ coverages: [coverage("QH-WL"), rider, second] })];
    expect(daysOf("E30", { customers, policies })).toHaveLength(2);
    expect(daysOf("E30", { customers, policies: [policy()] })).toEqual([]);
    expect(daysOf("E30", { customers, policies: [held({ state: "lapsed" })] })).toEqual([]);
  });

  it("starts again on reinstatement for health products (DOMAIN 2.4.5)", () => {
    const activities = [
      activity("service_event", "2027-05-01T02:00:00.000Z", {
        result: "reinstated",
        policyId: "p-1",
      }),
    ];
    expect(daysOf("E30", { customers, policies: [held()], activities })).toEqual([
      "2026-01-31 agent",
      "2026-04-01 agent",
      "2027-05-31 agent",
      "2027-07-30 agent",
    ]);
  });
});
