import { describe, expect, it } from "vitest";
import { coverage, customer, daysOf, policy, remindersOf, staff } from "../fixtures/book.ts";

describe("E22 no beneficiary", () => {
  const without = (more = {}) =>
    policy({ beneficiaries: [], createdAt: "2026-01-05T02:00:00.000Z", ...more });
  const spouse = (more = {}) => ({
    benefit: "death",
    name: "周雅芳",
    isLegalHeirs: false,
    order: 1,
    ...more,
  });
  const YEAR_2026 = ["2026-01-01", "2026-12-31"] as const;

  it("from the day we have the policy, every 90 days (DOMAIN 2.7)", () => {
    const policies = [without()];
    expect(daysOf("E22", { policies }, YEAR_2026)).toEqual([
      "2026-01-05 agent",
      "2026-04-05 agent",
      "2026-07-04 agent",
      "2026-10-02 agent",
      "2026-12-31 agent",
    ]);
    expect(remindersOf("E22", { policies }, YEAR_2026)[0]?.text).toBe(
      "QH001 青禾安家終身壽險 未指定受益人，請協助補正。",
    );
  });

  it("from the death of the last living one; a living one in a later order is enough", () => {
    const died = without({ beneficiaries: [spouse({ diedOn: "2026-06-01" })] });
    const [first] = remindersOf("E22", { policies: [died] }, YEAR_2026);
    expect(first).toMatchObject({
      on: "2026-06-01",
      text: "QH001 青禾安家終身壽險 受益人已身故，請協助補正。",
    });
    const second = spouse({ order: 2, name: "法定繼承人", isLegalHeirs: true });
    const heirs = without({ beneficiaries: [spouse({ diedOn: "2026-06-01" }), second] });
    expect(daysOf("E22", { policies: [heirs] })).toEqual([]);
    expect(daysOf("E22", { policies: [without({ beneficiaries: [spouse()] })] })).toEqual([]);
  });

  it("not without a death benefit, nor out of force", () => {
    const medical = coverage("QH-HD", { payTerm: "=coverage", sumInsured: 1_000 });
    expect(daysOf("E22", { policies: [without({ coverages: [medical] })] })).toEqual([]);
    expect(daysOf("E22", { policies: [without({ state: "lapsed" })] })).toEqual([]);
  });
});

describe("E23 data incomplete", () => {
  const kept = (more = {}) => customer({ createdAt: "2026-01-20T02:00:00.000Z", ...more });
  const period = ["2026-01-01", "2026-04-30"] as const;

  it("on the first of every month after, while completeness is under 70 % (DOMAIN 10)", () => {
    const customers = [kept({ birthDate: "1980-05-01" })];
    expect(daysOf("E23", { customers }, period)).toEqual([
      "2026-02-01 agent",
      "2026-03-01 agent",
      "2026-04-01 agent",
    ]);
    expect(remindersOf("E23", { customers }, period)[0]).toMatchObject({
      text: "陳美玲 資料完整度 30%，尚缺 家庭成員、地址、職業、年收入、行銷同意、電子郵件、受益人確認、他公司保單。",
      priority: 4,
    });
  });

  it("70 % is enough; children and former customers are not asked", () => {
    const enough = kept({
      birthDate: "1980-05-01",
      maritalStatus: "single",
      occupation: "教師",
      address: { city: "臺北市", street: "松仁路 88 號" },
      consents: [{ channel: "sms", granted: false, on: "2026-01-20" }],
    });
    // Birth date 15, mobile 15, family 15, address 10, occupation 10, consent 10: 75.
    expect(daysOf("E23", { customers: [enough] }, period)).toEqual([]);
    expect(
      daysOf("E23", { customers: [{ ...enough, occupation: undefined }] }, period),
    ).toHaveLength(3);
    expect(daysOf("E23", { customers: [kept({ birthDate: "2015-05-01" })] }, period)).toEqual([]);
    expect(daysOf("E23", { customers: [kept({ status: "former" })] }, period)).toEqual([]);
  });

  it("what was asked and checked counts by its day, without a policy to show for it", () => {
    const asked = { beneficiariesCheckedOn: "2026-01-20", otherPoliciesAskedOn: "2026-01-20" };
    const percent = (more: object, policies = [] as ReturnType<typeof policy>[]) =>
      remindersOf("E23", { customers: [kept(more)], policies }, period)[0]?.fields["percent"];
    expect(percent({})).toBe(15);
    expect(percent(asked)).toBe(25);
    expect(percent({}, [policy(), policy({ id: "p-2", isOwn: false })])).toBe(25);
    expect(percent({}, [policy({ beneficiaries: [] })])).toBe(15);
  });

  it("begins with the month after coming of age", () => {
    const customers = [kept({ birthDate: "2008-02-15" })];
    expect(daysOf("E23", { customers }, period)).toEqual(["2026-03-01 agent", "2026-04-01 agent"]);
  });
});

describe("E31 orphan policies", () => {
  const left = staff("s-1", { isActive: false, updatedAt: "2026-03-31T17:00:00.000Z" });

  it("one task for the manager on the day the agent leaves, due in 14 days (F70)", () => {
    const customers = [
      customer(),
      customer({ id: "c-2" }),
      customer({ id: "c-3", agentId: "s-9" }),
    ];
    expect(daysOf("E31", { customers, directory: left })).toEqual(["2026-04-01 manager"]);
    expect(remindersOf("E31", { customers, directory: left })[0]).toMatchObject({
      text: "2 位客戶尚無服務人員，請於 2026/04/15 前指派。",
      dueOn: "2026-04-15",
      assigneeId: "s-m",
      customerId: "none",
    });
  });

  it("not while the agent serves, nor when nobody is left in their name", () => {
    expect(daysOf("E31", {})).toEqual([]);
    const customers = [customer({ agentId: "s-9" })];
    expect(daysOf("E31", { customers, directory: left })).toEqual([]);
  });
});
