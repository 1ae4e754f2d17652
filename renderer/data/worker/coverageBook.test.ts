import { describe, expect, it, vi } from "vitest";
import { addDays, anniversary } from "#shared/insurance/date.ts";
import type { GapKind } from "#shared/insurance/gaps.ts";
import { NO_FILTER } from "./analysis/peopleFilter.ts";
import { customerDoc, policyDoc } from "./analysis/testing/documents.ts";
import { createFakeReader } from "./analysis/testing/fakeReader.ts";
import { createCoverageBook, type CoverageAnswer, type CoverageOverview } from "./coverageBook.ts";

const today = "2026-11-24";
const request = { today, filter: NO_FILTER };
const first = { offset: 0, limit: 100 };

// 林志遠 of DOMAIN 3.5 and 4, 35 today: attained age 35 in all four policies.
const since = (years: number) => addDays(anniversary(today, -years), -30);
const lin = customerDoc({
  id: "lin",
  name: "林志遠",
  sex: "M",
  birthDate: "1991-10-01",
  occupationClass: 1,
  annualIncomeTwd: 1_200_000,
  householdId: "h-lin",
  householdRole: "head",
  householdFinance: {
    livingMonthlyTwd: 40_000,
    livingYears: 20,
    mortgageTwd: 4_200_000,
    debtsTwd: 0,
    liquidAssetsTwd: 1_500_000,
    socialBenefitsTwd: 1_400_000,
    savedForRetirementTwd: 600_000,
  },
});
const child = (id: string, birthDate: string) =>
  customerDoc({ id, sex: "F", birthDate, householdId: "h-lin", householdRole: "child" });
const family = [lin, child("kid5", "2021-06-01"), child("kid2", "2024-06-01")];
const linPolicies = [
  policyDoc({
    id: "P1",
    customerId: "lin",
    effectiveDate: since(7),
    coverages: [
      {
        productCode: "QH-WL",
        issueAge: 28,
        sumInsured: 1_000_000,
        payTerm: 20,
        annualPremiumTwd: 25_428,
      },
      {
        productCode: "QH-HD",
        issueAge: 28,
        sumInsured: 1_000,
        payTerm: "=coverage",
        annualPremiumTwd: 979,
      },
      {
        productCode: "QH-HR",
        issueAge: 28,
        sumInsured: 3,
        payTerm: "=coverage",
        annualPremiumTwd: 2_769,
      },
    ],
  }),
  policyDoc({
    id: "P2",
    customerId: "lin",
    effectiveDate: since(2),
    coverages: [
      {
        productCode: "QH-DT",
        issueAge: 33,
        sumInsured: 5_000_000,
        payTerm: 20,
        coverageYears: 30,
        annualPremiumTwd: 8_688,
      },
    ],
  }),
  policyDoc({
    id: "P3",
    customerId: "lin",
    isOwn: false,
    company: "海岳",
    effectiveDate: since(5),
    coverages: [
      {
        productCode: "HY-PA",
        issueAge: 30,
        sumInsured: 3_000_000,
        payTerm: "=coverage",
        annualPremiumTwd: 3_600,
      },
      {
        productCode: "HY-HR",
        issueAge: 30,
        sumInsured: 2,
        payTerm: "=coverage",
        annualPremiumTwd: 2_020,
      },
    ],
  }),
  policyDoc({
    id: "P4",
    customerId: "lin",
    isOwn: false,
    company: "明穗",
    effectiveDate: since(3),
    coverages: [
      {
        productCode: "MS-MI",
        issueAge: 32,
        sumInsured: 1_000_000,
        payTerm: 20,
        annualPremiumTwd: 16_184,
      },
      {
        productCode: "MS-DI",
        issueAge: 32,
        sumInsured: 20_000,
        payTerm: 20,
        annualPremiumTwd: 1_216,
      },
    ],
  }),
];

const ready = (answer: CoverageAnswer): CoverageOverview => {
  if (answer.kind !== "ready") throw new Error("cancelled");
  return answer;
};
const countOf = (overview: CoverageOverview, kind: GapKind) =>
  overview.counts.find((count) => count.kind === kind);

describe("F26 coverage of a whole book", () => {
  it.each<[GapKind, number, number, number]>([
    ["life_illness", 13_450_456, 5_731_403, 7_719_053],
    ["life_accident", 13_450_456, 8_731_403, 4_719_053],
    ["major_illness", 2_900_000, 1_090_000, 1_810_000],
    ["cancer", 2_400_000, 1_090_000, 1_310_000],
    ["hospital_day", 7_244, 1_000, 6_244],
    ["reimb_misc", 300_000, 250_000, 50_000],
    ["reimb_surgery", 150_000, 150_000, 0],
    ["disability_month", 70_000, 20_000, 50_000],
    ["ltc", 4_175_331, 0, 4_175_331],
    ["education", 2_700_223, 0, 2_700_223],
  ])("F26 DOMAIN 4 the worked example, %s", async (kind, needTwd, haveTwd, gapTwd) => {
    const book = createCoverageBook(createFakeReader(family, linPolicies, 2).reader);
    const { rows } = await book.people({ ...request, ...first, group: { kind } });
    expect(rows.find(({ id }) => id === "lin")).toMatchObject({ needTwd, haveTwd, gapTwd });
  });

  it("F26 counts people by adequacy; who needs nothing is not counted", async () => {
    const book = createCoverageBook(createFakeReader(family, linPolicies).reader);
    const overview = ready(await book.overview(request));
    expect(overview.people).toBe(3);
    expect(countOf(overview, "life_illness")).toMatchObject({ red: 1, amber: 0, green: 0 });
    expect(countOf(overview, "life_accident")).toMatchObject({ red: 0, amber: 1, green: 0 });
    expect(countOf(overview, "reimb_misc")).toMatchObject({ red: 2, amber: 0, green: 1 });
    expect(countOf(overview, "ltc")).toMatchObject({ red: 3, gapTwd: 3 * 4_175_331 });
  });

  it("F53 by age band and by segment, and the people of each", async () => {
    const book = createCoverageBook(createFakeReader(family, linPolicies).reader);
    const overview = ready(await book.overview(request));
    expect(overview.byAgeBand.map(({ ageBand }) => ageBand)).toEqual([0, 35]);
    expect(overview.bySegment.map(({ segment }) => segment).sort()).toEqual([
      "",
      expect.any(String),
    ]);
    const young = await book.people({ ...request, ...first, group: { kind: "ltc", ageBand: 0 } });
    expect(young.rows.map(({ id }) => id)).toEqual(["kid2", "kid5"]);
    const red = await book.people({
      ...request,
      ...first,
      group: { kind: "reimb_misc", colour: "green" },
    });
    expect(red.rows.map(({ id }) => id)).toEqual(["lin"]);
  });

  it("F26 what is saved on a child's life serves the education that the parents owe", async () => {
    const saved = policyDoc({
      id: "P6",
      customerId: "kid5",
      effectiveDate: since(2),
      coverages: [{ productCode: "QH-ED", issueAge: 3, sumInsured: 200_000, payTerm: "to_age_18" }],
    });
    const book = createCoverageBook(createFakeReader(family, [...linPolicies, saved]).reader);
    const { rows } = await book.people({ ...request, ...first, group: { kind: "education" } });
    const lins = rows.find(({ id }) => id === "lin");
    expect(lins?.haveTwd).toBeGreaterThan(600_000);
    expect(lins?.gapTwd).toBe(2_700_223 - (lins?.haveTwd ?? 0));
  });

  it("F26 says of whom no check can be made, and whose income is missing", async () => {
    const { reader } = createFakeReader(
      [customerDoc({ id: "a" }), customerDoc({ id: "b", sex: "F", birthDate: "1980-01-01" })],
      [],
    );
    const overview = ready(await createCoverageBook(reader).overview(request));
    expect(overview).toMatchObject({ people: 1, uncheckable: 1, withoutIncome: 1 });
  });

  it("F26 follows a changed policy without reading the book again", async () => {
    const fake = createFakeReader(family, linPolicies);
    const book = createCoverageBook(fake.reader);
    await book.overview(request);
    const scans = fake.scans();
    const ltc = policyDoc({
      id: "P5",
      customerId: "lin",
      effectiveDate: since(2),
      coverages: [{ productCode: "QH-LT", issueAge: 33, sumInsured: 30_000, payTerm: 20 }],
    });
    fake.putPolicy(ltc);
    const group = { kind: "ltc" } as const;
    const linNow = async () =>
      (await book.people({ ...request, ...first, group })).rows.find(({ id }) => id === "lin");
    expect((await linNow())?.haveTwd).toBeGreaterThan(180_000);
    fake.putPolicy({ ...ltc, state: "lapsed" });
    expect((await linNow())?.haveTwd).toBe(0);
    fake.dropPolicy("P5");
    expect((await linNow())?.haveTwd).toBe(0);
    expect(fake.scans()).toBe(scans);
  });

  it("F26 tells its progress and can be cancelled, and starts anew afterwards", async () => {
    const clock = vi.spyOn(performance, "now");
    let ms = 0;
    clock.mockImplementation(() => (ms += 15));
    const book = createCoverageBook(createFakeReader(family, linPolicies, 1).reader);
    const seen: number[] = [];
    const answer = await book.overview(request, (done, total) => {
      seen.push(done);
      expect(total).toBe(4);
      void book.cancel();
    });
    clock.mockRestore();
    expect(answer).toEqual({ kind: "cancelled" });
    expect(seen).toHaveLength(1);
    expect(ready(await book.overview(request)).people).toBe(3);
  });
});
