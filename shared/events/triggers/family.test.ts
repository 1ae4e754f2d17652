import { describe, expect, it } from "vitest";
import { activity, coverage, customer, daysOf, policy, remindersOf } from "../fixtures/book.ts";

const head = customer({
  sex: "M",
  birthDate: "1980-02-01",
  householdId: "h-1",
  householdRole: "head",
});
const child = (more = {}) =>
  customer({
    id: "c-2",
    name: "陳小明",
    sex: "M",
    birthDate: "2009-06-15",
    householdId: "h-1",
    householdRole: "child",
    ...more,
  });

describe("E17 child enters university", () => {
  it("180 and 30 days before 1 August of the year of the 18th birthday", () => {
    expect(daysOf("E17", { customers: [head, child()] })).toEqual([
      "2027-02-02 agent",
      "2027-07-02 agent",
    ]);
    // Born in December: still 17 on 1 August of that year.
    const december = [head, child({ birthDate: "2009-12-15" })];
    expect(daysOf("E17", { customers: december })).toHaveLength(2);
    expect(daysOf("E17", { customers: [head] })).toEqual([]);
    expect(daysOf("E17", { customers: [child({ status: "former" })] })).toEqual([]);
  });

  it("compares the education annuity with the cost (DOMAIN 4)", () => {
    const policies = [
      policy({
        customerId: "c-2",
        insuredId: "c-2",
        effectiveDate: "2012-05-20",
        coverages: [coverage("QH-ED", { issueAge: 3, sumInsured: 200_000, payTerm: "to_age_18" })],
      }),
    ];
    // On 2027-07-02 the child is 18: four years of 200,000 in present value; the first payment is over.
    const last = remindersOf("E17", { customers: [head, child()], policies })[1];
    expect(last?.fields).toMatchObject({ need: 788_369 });
    expect(last?.text).toMatch(
      /^陳小明 將於今年升大學，教育金準備 [\d,]+\/788,369 元，請檢視並告知獎助學金活動。$/,
    );
  });
});

describe("E18 child born", () => {
  const baby = (more = {}) =>
    child({ birthDate: "2026-03-01", createdAt: "2026-03-09T16:30:00.000Z", ...more });

  it("seven days after a child of age 0 joins the household", () => {
    // 16:30 UTC on the 9th is the 10th in Taipei.
    expect(daysOf("E18", { customers: [head, baby()] })).toEqual(["2026-03-17 agent"]);
    expect(remindersOf("E18", { customers: [head, baby()] })[0]?.text).toBe(
      "恭喜 陳美玲 喜獲 陳小明，建議檢視家庭保障與新生兒醫療。",
    );
  });

  it("not for a child entered after the first birthday, nor for another member", () => {
    const later = baby({ createdAt: "2027-03-01T02:00:00.000Z" });
    expect(daysOf("E18", { customers: [head, later] })).toEqual([]);
    expect(daysOf("E18", { customers: [head, baby({ householdRole: "other" })] })).toEqual([]);
  });
});

describe("E19 marriage or divorce", () => {
  it("seven days after the change", () => {
    const activities = [
      activity("service_event", "2026-03-10T02:00:00.000Z", { result: "marital_change" }),
    ];
    expect(daysOf("E19", { activities })).toEqual(["2026-03-17 agent"]);
    expect(remindersOf("E19", { activities })[0]?.text).toBe(
      "陳美玲 婚姻狀況異動，請確認受益人與家庭保障。",
    );
  });
});

describe("E20 mortgage", () => {
  const activities = [
    activity("service_event", "2026-03-10T02:00:00.000Z", {
      result: "mortgage_raised",
      amountTwd: 4_200_000,
    }),
  ];

  it("seven days after, with the balance and the life gap", () => {
    // No living costs on file: ten times the income, and nothing in force (A19).
    const customers = [{ ...head, annualIncomeTwd: 1_200_000 }];
    expect(daysOf("E20", { customers, activities })).toEqual(["2026-03-17 agent"]);
    expect(remindersOf("E20", { customers, activities })[0]?.text).toBe(
      "陳美玲 房貸餘額 4,200,000 元，壽險缺口 12,000,000 元，建議規畫房貸壽險。",
    );
  });

  it("without income on file it promises no gap", () => {
    expect(remindersOf("E20", { activities })[0]?.text).toBe(
      "陳美玲 房貸餘額 4,200,000 元，建議規畫房貸壽險。",
    );
  });
});
