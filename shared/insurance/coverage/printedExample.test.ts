import { describe, expect, it } from "vitest";
import {
  linHousehold,
  linPerson as person,
  linPolicies as policies,
} from "../fixtures/linFamily.ts";
import { printedNumbers, printedTable, printedTwd as twd } from "../fixtures/printedTable.ts";
import { attainedAge, policyYear } from "../policyYear.ts";
import { premiumIncomeRatio } from "../policyPremiums.ts";
import { roundHalfUp } from "../rounding.ts";
import { findProduct } from "../shippedCatalogue.ts";
import { coverageFacts, paidPremiumsTwd, premiumAtIssueTwd } from "./coverageFacts.ts";
import { evaluateSituation } from "./evaluateSituation.ts";
import type { CoverageInput, CoverageLine, CoveragePolicy, Situation } from "./types.ts";

const AGES = [35, 40, 65] as const;
const dateAt = (age: number) => `${1991 + age}-11-24`;

const companyNames: Record<string, string> = { QH: "青禾", HY: "海岳", MS: "明穗" };

const POLICIES = printedTable(`
| Policy | Company | Issue age | Coverages (annual premium at issue) |
|---|---|---|---|
| P1 | 青禾 | 28 | QH-WL 1,000,000 20-pay (25,428); QH-HD daily 1,000 (979); QH-HR 3 units (2,769) |
| P2 | 青禾 | 33 | QH-DT 5,000,000, 30 years (8,688) |
| P3 | 海岳 | 30 | HY-PA 3,000,000 (3,600); HY-HR 2 units (2,020) |
| P4 | 明穗 | 32 | MS-MI 1,000,000 20-pay (16,184); MS-DI 20,000 a month (1,216) |
`);

const SITUATIONS = printedTable(`
| Situation | 35 | 40 | 65 |
|---|---|---|---|
| S1 death by illness | **5,731,403** = WL 1,000,000 + DT 4,666,667 + MI premium refund 64,736 | **4,978,989** = 1,000,000 + 3,833,333 + 145,656 | **1,323,680** = 1,000,000 + 0 + 323,680 |
| S2 death by accident | **8,731,403** = S1 + PA 3,000,000 | **7,978,989** | **2,823,680** = 1,323,680 + 1,500,000 (band 65–74: ½) |
| S3 death, public transport | **11,731,403** = S2 + 3,000,000 | **10,978,989** | **5,823,680** |
| S4 accident disability grade 7 | 3,000,000 × 40 % = **1,200,000** | **1,200,000** | **1,200,000** |
| S5 cancer, NHI major-illness card | 1,000,000 × 1.09 = **1,090,000** | × 1.24 = **1,240,000** | cap 1.5 → **1,500,000** |
| S6 fixed part (below) | **32,000** | **32,000** | **32,000** |
| S6 reimbursement | **355,000** | **355,000** | **355,000** |
| S7 illness disability grade 2 | stream 20,000 × 90 % = **18,000 a month × 120**; premium of QH-WL waived | same | same (nothing left to waive) |
`);

const S6_ITEMS = printedTable(`
| Item | Bill | QH-HR cap | QH-HR pays | HY-HR cap | HY-HR pays | Paid | Sum of caps |
|---|---|---|---|---|---|---|---|
| Room (10 days) | 30,000 | 15,000 | 15,000 | 10,000 | 10,000 | 25,000 | 25,000 |
| Misc | 220,000 | 150,000 | 150,000 | 100,000 | **70,000** | 220,000 | 250,000 |
| Surgery | 110,000 | 90,000 | 90,000 | 60,000 | **20,000** | 110,000 | 150,000 |
| Total | 360,000 | | 255,000 | | 100,000 | **355,000** | 425,000 |
`);

function ask(
  age: number,
  situation: Omit<Situation, "on">,
  own: readonly CoveragePolicy[] = policies,
) {
  return evaluateSituation({ person, policies: own, situation: { on: dateAt(age), ...situation } });
}

const death = { cause: "illness", triggers: ["death"] } as const;
const hospitalStay = {
  cause: "illness",
  triggers: ["hospital", "hospital_icu", "surgery", "medical_expense"],
  days: 10,
  icuDays: 2,
  surgeryGrade: 4,
  bill: { roomPerDay: 3_000, misc: 220_000, surgery: 110_000 },
} as const;

function lineOf(lines: readonly CoverageLine[], productCode: string, benefitId: string) {
  const line = lines.find((one) => one.productCode === productCode && one.benefitId === benefitId);
  if (!line) throw new Error(`${productCode} ${benefitId} has a line`);
  return line;
}

/** What the lines of one product pay, TWD. */
const paidBy = (lines: readonly CoverageLine[], productCode: string) =>
  lines
    .filter((line) => line.productCode === productCode)
    .reduce((sum, line) => sum + line.amountTwd, 0);

const factsOf = (policyNo: string, productCode: string, age: number) => {
  const policy = policies.find((one) => one.policyNo === policyNo);
  const coverage = policy?.coverages.find((one) => one.productCode === productCode);
  const product = findProduct(productCode);
  if (!policy || !coverage || !product) throw new Error(`${policyNo} has ${productCode}`);
  return coverageFacts(policy, coverage, product, dateAt(age));
};

function printedCoverage(coverage: CoverageInput): string {
  const { productCode = "", sumInsured, payTerm, coverageYears } = coverage;
  const product = findProduct(productCode);
  if (!product) throw new Error(productCode);
  const premium = twd(premiumAtIssueTwd(product, coverage, person));
  const sum = twd(sumInsured);
  const unit = product.sum_insured.kind;
  const words: Partial<Record<typeof unit, string>> = {
    daily: `daily ${sum}`,
    plan_units: `${sum} units`,
    monthly: `${sum} a month`,
  };
  const term = coverageYears ? `, ${coverageYears} years` : "";
  const pay = typeof payTerm === "number" ? ` ${payTerm}-pay` : "";
  return `${productCode} ${words[unit] ?? sum}${term}${pay} (${premium})`;
}

describe("DOMAIN 3.5 the worked example as printed", () => {
  it("DOMAIN 3.5 policies, issue ages, sums and premiums at issue", () => {
    const rows = policies.map(({ policyNo, company, coverages }) => [
      policyNo,
      companyNames[company],
      [...new Set(coverages.map(({ issueAge }) => issueAge))].join(),
      coverages.map(printedCoverage).join("; "),
    ]);
    expect(rows).toEqual(POLICIES);
  });

  it("DOMAIN 4 premiums now: eight coverages make 60,884, 5.07 % of income", () => {
    const premiums = policies.flatMap(({ coverages }) =>
      coverages.map((coverage) => printedNumbers(printedCoverage(coverage)).at(-1) ?? 0),
    );
    expect(premiums.join("+")).toBe("25428+979+2769+8688+3600+2020+16184+1216");
    const total = premiums.reduce((sum, premium) => sum + premium, 0);
    expect(total).toBe(60_884);
    const share = premiumIncomeRatio(total, linHousehold.annualIncomeTwd) ?? 0;
    expect(`${(share * 100).toFixed(2)} %`).toBe("5.07 %");
  });

  it("DOMAIN 3.5, 2.1 policy years at the attained ages 35 / 40 / 65", () => {
    const printed = { P1: "8/13/38", P2: "3/8/33", P3: "6/11/36", P4: "4/9/34" };
    const years = policies.map(({ policyNo, effectiveDate, coverages }) => {
      const own = AGES.map((age) => policyYear(effectiveDate, dateAt(age)));
      expect(own.map((year) => attainedAge(coverages[0]?.issueAge ?? 0, year))).toEqual(AGES);
      return [policyNo, own.join("/")];
    });
    expect(Object.fromEntries(years)).toEqual(printed);
  });

  it("DOMAIN 3.5 S1 death by illness, with its parts", () => {
    const cells = AGES.map((age, at) => {
      const { lumpTwd, lines } = ask(age, death);
      const [wl, dt, mi] = ["QH-WL", "QH-DT", "MS-MI"].map((code) => twd(paidBy(lines, code)));
      const parts =
        at === 0 ? `WL ${wl} + DT ${dt} + MI premium refund ${mi}` : `${wl} + ${dt} + ${mi}`;
      return `${twd(lumpTwd)} = ${parts}`;
    });
    expect(["S1 death by illness", ...cells]).toEqual(SITUATIONS[0]);
  });

  it("DOMAIN 3.5 S2 and S3 death by accident and in public transport, with their parts", () => {
    const s2: string[] = [];
    const s3: string[] = [];
    AGES.forEach((age) => {
      const one = ask(age, death).lumpTwd;
      const two = ask(age, { cause: "accident", triggers: ["death"] });
      const three = ask(age, { cause: "transport_accident", triggers: ["death"] });
      const accident = lineOf(two.lines, "HY-PA", "acc_death").amountTwd;
      const transport = lineOf(three.lines, "HY-PA", "transport_death").amountTwd;
      expect(two.lumpTwd).toBe(one + accident);
      expect(three.lumpTwd).toBe(two.lumpTwd + transport);
      const parts: Partial<Record<number, string>> = {
        35: ` = S1 + PA ${twd(accident)}`,
        65: ` = ${twd(one)} + ${twd(accident)} (band 65–74: ½)`,
      };
      s2.push(`${twd(two.lumpTwd)}${parts[age] ?? ""}`);
      s3.push(`${twd(three.lumpTwd)}${age === 35 ? ` = S2 + ${twd(transport)}` : ""}`);
    });
    expect(["S2 death by accident", ...s2]).toEqual(SITUATIONS[1]);
    expect(["S3 death, public transport", ...s3]).toEqual(SITUATIONS[2]);
  });

  it("DOMAIN 3.5 S4 grade 7 is 40 % of 3,000,000 and S5 grows by 3 % a year to its cap", () => {
    const s4 = AGES.map((age) =>
      twd(ask(age, { cause: "accident", triggers: ["disability"], disabilityGrade: 7 }).lumpTwd),
    );
    expect(["S4 accident disability grade 7", `3,000,000 × 40 % = ${s4[0]}`, s4[1], s4[2]]).toEqual(
      SITUATIONS[3],
    );
    const s5 = AGES.map((age) => ask(age, { cause: "cancer", triggers: ["diagnosis_major"] }));
    const multiple = s5.map(({ lumpTwd }) => lumpTwd / 1_000_000);
    const [a, b, c] = s5.map(({ lumpTwd }) => twd(lumpTwd));
    expect([
      "S5 cancer, NHI major-illness card",
      `1,000,000 × ${multiple[0]} = ${a}`,
      `× ${multiple[1]} = ${b}`,
      `cap ${multiple[2]} → ${c}`,
    ]).toEqual(SITUATIONS[4]);
  });

  it("DOMAIN 3.5 S6 hospital stay: 10,000 + 2,000 + 20,000 fixed, 355,000 of the bill", () => {
    const fixed = AGES.map((age) => ask(age, hospitalStay).lumpTwd);
    const reimbursed = AGES.map((age) => ask(age, hospitalStay).reimbursementTwd);
    expect(["S6 fixed part (below)", ...fixed.map(twd)]).toEqual(SITUATIONS[5]);
    expect(["S6 reimbursement", ...reimbursed.map(twd)]).toEqual(SITUATIONS[6]);
    const { lines } = ask(35, hospitalStay);
    expect(
      ["day", "icu", "surgery"].map((benefit) => lineOf(lines, "QH-HD", benefit).amountTwd),
    ).toEqual([10_000, 2_000, 20_000]);
  });

  it("DOMAIN 3.5 S6 item table: bill, caps, payments and their sums", () => {
    const { lines } = ask(35, hospitalStay);
    const { bill, days } = hospitalStay;
    const items = [
      ["Room (10 days)", "room", bill.roomPerDay * days, days],
      ["Misc", "misc", bill.misc, 1],
      ["Surgery", "surgery_fee", bill.surgery, 1],
    ] as const;
    const figures = items.map(([, benefit, billTwd, times]) => {
      const [qh, hy] = ["QH-HR", "HY-HR"].map((code) => lineOf(lines, code, benefit));
      const cap = (line?: CoverageLine) => (line?.capTwd ?? 0) * times;
      const paid = (line?: CoverageLine) => line?.amountTwd ?? 0;
      return {
        bill: billTwd,
        qhCap: cap(qh),
        qhPays: paid(qh),
        hyCap: cap(hy),
        hyPays: paid(hy),
        paid: paid(qh) + paid(hy),
        caps: cap(qh) + cap(hy),
      };
    });
    const rows = figures.map((row, at) => [items[at]?.[0], ...Object.values(row).map(twd)]);
    const total = (read: (row: (typeof figures)[number]) => number) =>
      twd(figures.reduce((sum, row) => sum + read(row), 0));
    rows.push([
      "Total",
      total((row) => row.bill),
      "",
      total((row) => row.qhPays),
      "",
      total((row) => row.hyPays),
      total((row) => row.paid),
      total((row) => row.caps),
    ]);
    expect(rows).toEqual(S6_ITEMS);
  });

  it("DOMAIN 3.5, 3.4.4, A08 were HY-HR copy_allowed it would pay 10,000 + 100,000 + 60,000, in all 425,000", () => {
    const copied = policies.map((policy) => ({
      ...policy,
      coverages: policy.coverages.map((coverage) =>
        coverage.productCode === "HY-HR"
          ? { ...coverage, coordination: "copy_allowed" as const }
          : coverage,
      ),
    }));
    const { lines, reimbursementTwd } = ask(35, hospitalStay, copied);
    expect(
      ["room", "misc", "surgery_fee"].map((benefit) => lineOf(lines, "HY-HR", benefit).amountTwd),
    ).toEqual([10_000, 100_000, 60_000]);
    expect(reimbursementTwd).toBe(425_000);
  });

  it("DOMAIN 3.5 S7 grade 2: 18,000 a month x 120, and QH-WL waived while a premium is due", () => {
    const results = AGES.map((age) =>
      ask(age, { cause: "illness", triggers: ["disability"], disabilityGrade: 2 }),
    );
    const [first] = results[0]?.streams ?? [];
    expect(first?.every).toBe("month");
    const cell = `stream 20,000 × 90 % = ${twd(first?.amountTwd ?? 0)} a month × ${first?.payments}; premium of ${results[0]?.waived.join()} waived`;
    expect(["S7 illness disability grade 2", cell]).toEqual(SITUATIONS[7]?.slice(0, 2));
    for (const { streams } of results) expect(streams).toEqual(results[0]?.streams);
    expect(results.map(({ waived }) => waived)).toEqual([["QH-WL"], ["QH-WL"], []]);
    expect(lineOf(results[2]?.lines ?? [], "QH-WL", "waiver").reason.code).toBe("nothingToWaive");
  });

  it("DOMAIN 3.5 premiums paid: QH-WL 203,424 / 330,564 / 508,560 x 1.05 stay below the sum, MS-MI 16,184 x 4, 9, 20", () => {
    const whole = AGES.map((age) => paidPremiumsTwd(factsOf("P1", "QH-WL", age), person));
    expect(whole).toEqual([203_424, 330_564, 508_560]);
    expect(whole.map((paid) => Math.max(1_000_000, roundHalfUp(1.05 * paid)))).toEqual(
      AGES.map((age) => paidBy(ask(age, death).lines, "QH-WL")),
    );
    expect(AGES.map((age) => paidPremiumsTwd(factsOf("P4", "MS-MI", age), person))).toEqual([
      16_184 * 4,
      16_184 * 9,
      16_184 * 20,
    ]);
  });

  it("DOMAIN 3.5 disability cap: grade 7 pays 1,200,000, then grade 4 of 2,100,000 due 1,800,000, in all 3,000,000", () => {
    const accident = (disabilityGrade: number, paidBefore: CoverageInput["paidBefore"] = []) =>
      ask(
        35,
        { cause: "accident", triggers: ["disability"], disabilityGrade },
        policies.map((policy) => ({
          ...policy,
          coverages: policy.coverages.map((coverage) =>
            coverage.productCode === "HY-PA" ? { ...coverage, paidBefore } : coverage,
          ),
        })),
      );
    const first = accident(7).lumpTwd;
    expect([first, accident(4).lumpTwd]).toEqual([1_200_000, 2_100_000]);
    const second = accident(4, [{ benefitId: "acc_disability", amountTwd: first }]);
    expect([second.lumpTwd, first + second.lumpTwd]).toEqual([1_800_000, 3_000_000]);
    expect(lineOf(second.lines, "HY-PA", "acc_disability").reason).toEqual({
      code: "lifetimeLimit",
      limitTwd: 3_000_000,
      paidTwd: first,
    });
  });
});
