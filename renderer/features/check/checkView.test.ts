import { describe, expect, it } from "vitest";
import { LIN_TODAY } from "#shared/insurance/fixtures/linFamily.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import { NO_OVERRIDES } from "./checkInput.ts";
import { agePoints, makeCheck, rowOf, type RowKind } from "./checkView.ts";
import { linDocuments } from "./fixtures/linDocuments.ts";

const today = LIN_TODAY as IsoDate;

function linCheck(age: number | null = null, overrides = NO_OVERRIDES) {
  const check = makeCheck(linDocuments, today, age, overrides);
  if (!check) throw new Error("林志遠 can be checked");
  return check;
}

describe("the check of 林志遠", () => {
  const check = linCheck();

  it.each<[RowKind, number, number, number]>([
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
    ["retirement", 13_692_948, 1_946_039, 11_746_909],
  ])("F26 DOMAIN 4 %s: need %i, have %i, gap %i", (kind, needTwd, haveTwd, gapTwd) => {
    expect(rowOf(check, kind)).toMatchObject({ needTwd, haveTwd, gapTwd });
  });

  it("F26 states by half and four fifths of the need", () => {
    expect(rowOf(check, "life_illness")?.state).toBe("short");
    expect(rowOf(check, "life_accident")?.state).toBe("near");
    expect(rowOf(check, "reimb_misc")?.state).toBe("met");
  });

  it("DOMAIN 3.1 cancer and major illness are the same money", () => {
    expect(rowOf(check, "cancer")?.isSameMoney).toBe(true);
  });

  it("F20 DOMAIN 4 premiums of 60,884 are 5.1 % of income", () => {
    expect(check.premiumTwd).toBe(60_884);
    expect(check.premiumRatio).toBeCloseTo(0.0507, 4);
  });

  it("F20 the matrix has a column a policy, and totals", () => {
    expect(check.matrix.columns).toHaveLength(4);
    const life = check.matrix.rows.find(({ kind }) => kind === "death_illness");
    expect(life?.totalTwd).toBe(5_731_403);
    expect(check.matrix.rows.find(({ kind }) => kind === "reimb_misc")?.addsUp).toBe(false);
  });

  it.each([
    [35, 5_731_403, 8_731_403, 11_731_403],
    [40, 4_978_989, 7_978_989, 10_978_989],
    [65, 1_323_680, 2_823_680, 5_823_680],
  ])(
    "F23 DOMAIN 3.5 at %i: illness %i, accident %i, transport %i",
    (age, illness, accident, transport) => {
      expect(agePoints(linDocuments, today, NO_OVERRIDES)[age]?.amounts).toEqual({
        death_illness: illness,
        death_accident: accident,
        death_transport: transport,
      });
      expect(rowOf(linCheck(age), "life_illness")?.haveTwd).toBe(illness);
    },
  );

  it("F23 the need line begins today and falls as the children grow", () => {
    const points = agePoints(linDocuments, today, NO_OVERRIDES);
    expect(points).toHaveLength(111);
    expect(points[34]?.needTwd).toBeNull();
    expect(points[35]?.needTwd).toBe(13_450_456);
    expect(points[50]?.needTwd).toBeLessThan(points[40]?.needTwd ?? 0);
  });

  it("F26 an edited assumption is in the result at once", () => {
    const edited = linCheck(null, { household: { mortgageTwd: 0 }, params: {} });
    expect(rowOf(edited, "life_illness")?.needTwd).toBe(9_250_456);
  });

  it("F20 thirty coverages are checked, chart and all, in under a second", () => {
    const [first, ...rest] = linDocuments.policies;
    if (!first) throw new Error("no policy in the fixture");
    const copies = Array.from({ length: 9 }, (_, i) => ({
      ...first,
      id: `${first.id}-${i}` as never,
    }));
    const documents = { ...linDocuments, policies: [...copies, ...rest] };
    const before = performance.now();
    const large = makeCheck(documents, today, null, NO_OVERRIDES);
    agePoints(documents, today, NO_OVERRIDES);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(large?.input.policies.flatMap(({ coverages }) => coverages).length).toBeGreaterThan(30);
  });

  it("F23 retirement stays as of today wherever the age line stands", () => {
    expect(rowOf(linCheck(50), "retirement")).toEqual(rowOf(check, "retirement"));
  });

  it("F24 streams keep their month and number of payments, apart from lumps", () => {
    const row = check.matrix.rows.find(({ kind }) => kind === "disability_income");
    const line = row?.cells.flatMap(({ lines }) => lines).find(({ kind }) => kind === "stream");
    expect(line).toMatchObject({ amountTwd: 20_000, every: "month", payments: 120 });
  });
});
