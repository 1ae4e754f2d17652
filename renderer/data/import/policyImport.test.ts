import { describe, expect, it } from "vitest";
import type { Policy } from "#shared/model/policy.ts";
import { withValues } from "./documents.ts";
import { codesOf, judge, testBook, testCustomer } from "./testBook.ts";

const HEAD = "保單號碼,主附約,商品代碼,被保險人身分證字號,生效日,保額,繳費年期,繳別,身故受益人\n";
const lin = testCustomer({
  id: "C1",
  name: "林志遠",
  nationalId: "A123456789",
  sex: "M",
  birthDate: "1991-03-10",
  agentId: "S1",
  unitId: "U1",
});
const book = testBook([lin]);
const file = (...rows: string[]) => HEAD + rows.map((row) => `${row}\n`).join("");
const main = "P1,主約,QH-WL,A123456789,1080315,100萬,20,年繳,周雅芳、法定繼承人";
const rider = "P1,附約,QH-HD,A123456789,1080315,1000,同保障年期,年繳,";

describe("policies", () => {
  it("F55 DOMAIN 8 rows of one policy become one, age and premium computed where the file is silent", async () => {
    const { rows, writes } = await judge(file(main, rider), "policies", { book });
    expect(rows.map(({ outcome }) => outcome)).toEqual(["create", "create"]);
    expect(writes).toHaveLength(1);
    expect(writes[0]?.values).toMatchObject({
      company: "QH",
      isOwn: true,
      customerId: "C1",
      policyholderId: "C1",
      agentId: "S1",
      annualPremiumTwd: 25_428 + 979,
      coverages: [
        { productCode: "QH-WL", kind: "main", issueAge: 28, annualPremiumTwd: 25_428 },
        { productCode: "QH-HD", kind: "rider", payTerm: "=coverage", annualPremiumTwd: 979 },
      ],
      beneficiaries: [{ name: "周雅芳", isLegalHeirs: false }, { isLegalHeirs: true }],
    });
  });

  it("F55 a policy with one bad row is not written at all, the others are", async () => {
    const bad = "P1,附約,QH-XX,A123456789,1080315,1000,20,年繳,";
    const { rows, writes } = await judge(
      file(main, bad, "P2,主約,QH-WL,A123456789,1080315,100萬,20,年繳,"),
      "policies",
      { book },
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(["error", "error", "create"]);
    expect(codesOf(rows[0])).toEqual(["POLICY_HAS_BAD_ROW"]);
    expect(writes.map(({ values }) => values["policyNo"])).toEqual(["P2"]);
  });

  it("F55 a row that nobody can read keeps its neighbours from being written half", async () => {
    const { rows } = await judge(
      file(
        main,
        '"P1,附約',
        "P2,主約,QH-WL,A123456789,1080315,100萬,20,年繳,",
        "P3,主約,QH-WL,A123456789,1080315,100萬,20,年繳,",
      ),
      "policies",
      { book },
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(["error", "error", "error", "create"]);
  });

  it("F55 rows of a policy may stand far apart, but not contradict each other", async () => {
    const far = await judge(
      file(main, "P2,主約,QH-WL,A123456789,1080315,100萬,20,年繳,", rider),
      "policies",
      { book },
    );
    expect(far.writes).toHaveLength(2);
    const other = await judge(file(main, rider.replace("1080315", "1090315")), "policies", {
      book,
    });
    expect(codesOf(other.rows[0])).toEqual(["INCONSISTENT 生效日"]);
  });

  it("F55 a policy needs a known insured and a main contract", async () => {
    const { rows } = await judge(
      file("P5,主約,QH-WL,F223456786,1080315,100萬,20,年繳,", rider.replace("P1", "P6")),
      "policies",
      { book },
    );
    expect(rows.map((row) => codesOf(row))).toEqual([
      ["UNKNOWN_CUSTOMER 被保險人身分證字號"],
      ["NO_MAIN_COVERAGE 主附約"],
    ]);
  });

  it("F55 the same file again changes nothing; another premium mode is an update", async () => {
    const first = await judge(file(main, rider), "policies", { book });
    const stored = {
      ...withValues("policies", null, first.writes[0]?.values ?? {}),
      id: "P",
    } as Policy;
    const again = testBook([lin], [stored]);
    const same = await judge(file(main, rider), "policies", { book: again });
    expect(same.rows.map(({ outcome }) => outcome)).toEqual(["skip", "skip"]);
    const monthly = file(main, rider).replaceAll("年繳", "月繳");
    const { rows, writes } = await judge(monthly, "policies", { book: again });
    expect(rows[0]?.changes).toEqual([{ field: "premiumMode", to: "monthly" }]);
    expect(writes[0]).toMatchObject({ id: "P", isNew: false });
  });
});
