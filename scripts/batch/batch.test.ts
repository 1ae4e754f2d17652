import { PassThrough, Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { linHousehold, linPerson, linPolicies } from "#shared/insurance/fixtures/linFamily.ts";
import { answer, BATCH_FUNCTIONS } from "./answer.ts";
import { runBatch } from "./batch.ts";

const ask = (fn: string, args: unknown) => answer(JSON.stringify({ id: 7, fn, args }));
const ok = (fn: string, args: unknown) => {
  const reply = ask(fn, args);
  return reply && "ok" in reply ? reply.ok : reply;
};
const code = (reply: ReturnType<typeof answer>) =>
  reply && "error" in reply ? reply.error.code : "ok";

async function run(chunks: (string | Uint8Array)[]): Promise<unknown[]> {
  const text = await runText(...chunks);
  return text
    .split("\n")
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));
}

async function runText(...chunks: (string | Uint8Array)[]): Promise<string> {
  const output = new PassThrough();
  const read = (async () => {
    let text = "";
    for await (const chunk of output) text += String(chunk);
    return text;
  })();
  await runBatch(Readable.from(chunks), output);
  output.end();
  return read;
}

describe("batch functions", () => {
  it("has all fourteen", () => {
    expect(BATCH_FUNCTIONS.toSorted()).toEqual([
      "allocate",
      "associationRules",
      "businessNumber",
      "clv",
      "coverage",
      "insuranceAge",
      "lapseScore",
      "nationalId",
      "needs",
      "parseDate",
      "phone",
      "premium",
      "rfm",
      "tiers",
    ]);
  });

  it("dates and identifiers", () => {
    expect(ok("insuranceAge", { birthDate: "1990-03-10", on: "2026-09-11" })).toEqual({
      age: 36,
      insuranceAge: 37,
      nextChange: "2027-09-11",
    });
    expect(ok("parseDate", { text: "115/03/05", calendar: "auto" })).toEqual({
      iso: "2026-03-05",
      roc: "民國115年3月5日",
    });
    expect(ok("nationalId", { value: "A123456789" })).toEqual({
      valid: true,
      kind: "citizen",
      sex: "M",
    });
    expect(ok("nationalId", { value: "A123456788" })).toEqual({
      valid: false,
      kind: null,
      sex: null,
    });
    expect(ok("businessNumber", { value: "12345670" })).toEqual({ valid: true });
    expect(ok("phone", { value: "(02)2345-6789#12" })).toEqual({
      valid: true,
      kind: "landline",
      normalised: "0223456789",
    });
    expect(ok("phone", { value: "nonsense" })).toEqual({
      valid: false,
      kind: null,
      normalised: null,
    });
  });

  it("premium by mode", () => {
    expect(
      ok("premium", {
        productCode: "QH-PA",
        sex: "M",
        age: 35,
        sumInsured: 3_000_000,
        payTerm: "=coverage",
        occupationClass: 4,
        mode: "monthly",
      }),
    ).toEqual({ annualTwd: 7_425, modalTwd: 653 });
  });

  it("coverage of 林志遠: S6 of DOMAIN 3.5, lines in words", () => {
    const situation = {
      on: "2026-11-24",
      cause: "illness",
      triggers: ["hospital", "hospital_icu", "surgery", "medical_expense"],
      days: 10,
      icuDays: 2,
      surgeryGrade: 4,
      bill: { roomPerDay: 3_000, misc: 220_000, surgery: 110_000 },
    };
    const result = ok("coverage", { person: linPerson, policies: linPolicies, situation });
    expect(result).toMatchObject({
      lumpTwd: 32_000,
      reimbursementTwd: 355_000,
      streams: [],
      waived: [],
    });
    expect(result).toHaveProperty("lines.0", {
      policyNo: "P1",
      productCode: "QH-HD",
      benefitId: "day",
      category: "HOSPITAL_DAY",
      kind: "lump",
      amountTwd: 10_000,
      reason: "給付",
    });
  });

  it("needs with and without a date", () => {
    expect(
      ok("needs", { person: linPerson, household: linHousehold, on: "2026-11-24" }),
    ).toMatchObject({ lifeTwd: 13_450_456, retirementGapTwd: 11_746_909 });
    expect(
      ok("needs", {
        person: linPerson,
        household: linHousehold,
        on: null,
        params: { illnessMultiple: 3, funeralTwd: null },
      }),
    ).toMatchObject({ majorIllnessTwd: 4_100_000, lifeTwd: 13_450_456, retirementGapTwd: null });
  });

  it("analytics", () => {
    expect(
      ok("rfm", { customers: [{ id: 1, recencyDays: 3, frequency: 1, monetaryTwd: 5 }] }),
    ).toEqual([{ id: 1, r: 3, f: 3, m: 3, segment: "需要喚醒" }]);
    expect(ok("tiers", { customers: [] })).toEqual([]);
    expect(
      ok("clv", {
        premiumTwd: 60_000,
        years: 10,
        margins: [-0.2, 0.18],
        persistency: [0.92, 0.95],
        discount: 0.03,
        crossSell: null,
      }),
    ).toEqual({ clv: 52_207.22, crossSell: 0, total: 52_207.22 });
    expect(
      ok("allocate", {
        pools: [{ name: "__proto__", amountTwd: 10, driver: "calls" }],
        objects: [{ id: "A", premiumTwd: 20, directTwd: 1, drivers: { calls: 1 } }],
      }),
    ).toHaveProperty("0.netTwd", 9);
    expect(
      ok("lapseScore", {
        lateCount24m: 0,
        monthlyMode: false,
        policyYear: 9,
        daysSinceContact: 1,
        loanRatio: 0,
        orphan: false,
        autoDebit: true,
        policies: 3,
      }),
    ).toMatchObject({ z: -4.55, band: "low", reasons: [] });
    expect(
      ok("associationRules", {
        baskets: [["a", "b"], ["c"]],
        minSupport: 0,
        minCount: 1,
        minConfidence: 0,
        minLift: 1,
        maxLeft: 1,
      }),
    ).toEqual([
      { left: ["a"], right: "b", support: 0.5, confidence: 1, lift: 2 },
      { left: ["b"], right: "a", support: 0.5, confidence: 1, lift: 2 },
    ]);
  });
});

describe("A00 errors of the batch interface", () => {
  it("BAD_JSON with a null id for anything that is not an object", () => {
    for (const line of ["x", "[1]", "null", "3", '"a"', '{"id":1']) {
      expect(answer(line)).toMatchObject({ id: null, error: { code: "BAD_JSON" } });
    }
  });

  it("UNKNOWN_FN keeps the id, whatever it is", () => {
    for (const id of [7, "a", null, [1], { a: 1 }, false]) {
      expect(answer(JSON.stringify({ id, fn: "toString", args: {} }))).toMatchObject({
        id,
        error: { code: "UNKNOWN_FN" },
      });
    }
    expect(answer('{"args":{}}')).toMatchObject({ id: null, error: { code: "UNKNOWN_FN" } });
  });

  it("the reply carries the id of the request, also where JavaScript cannot hold or write it", async () => {
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const ids = [
      "12345678901234567890",
      "1e400",
      "0.1000000000000000000001",
      `{"a": [12345678901234567891, "}\\",\\"id\\":"], "__proto__": {"id": 2}}`,
      deep,
      "[]",
    ];
    const line = (id: string) =>
      `{"fn":"businessNumber","args":{"id":3,"value":"12345675"},"id":${id}}\n`;
    const twice = `{"id":[1],"\\u0069d":[2],"fn":"none"}\n`;
    const replies = await runText([...ids.map(line), twice, line("7")].join(""));
    expect(replies.split("\n")).toEqual([
      ...ids.map((id) => `{"id":${id},"ok":{"valid":true}}`),
      '{"id":[2],"error":{"code":"UNKNOWN_FN","message":"There is no function of this name."}}',
      '{"id":7,"ok":{"valid":true}}',
      "",
    ]);
  });

  it("BAD_ARGS for what is missing, of the wrong type, or no real date; A01 before birth", () => {
    const person = { birthDate: "1990-01-01", sex: "M", occupationClass: 1 };
    const situation = { on: "2026-01-01", cause: "illness", triggers: ["death"] };
    const bad: [string, unknown][] = [
      ["insuranceAge", undefined],
      ["insuranceAge", []],
      ["insuranceAge", { birthDate: "1990-03-10" }],
      ["insuranceAge", { birthDate: "1990-02-30", on: "2026-01-01" }],
      ["insuranceAge", { birthDate: "1990-03-10", on: "1990-03-09" }],
      // "for ever" in other systems: the next change has no date of four-digit years
      ["insuranceAge", { birthDate: "1990-12-31", on: "9999-12-31" }],
      ["parseDate", { text: "115/03/05", calendar: "lunar" }],
      ["parseDate", { text: 1150305, calendar: "roc" }],
      ["nationalId", {}],
      ["phone", { value: null }],
      ["premium", { productCode: "QH-WL", sex: "X", age: 28, sumInsured: 1, payTerm: 20 }],
      ["premium", { productCode: "QH-WL", sex: "M", age: "28", sumInsured: 1, payTerm: 20 }],
      ["premium", { productCode: "QH-WL", sex: "M", age: 28, sumInsured: 1, payTerm: "twenty" }],
      ["coverage", { person, policies: {}, situation }],
      ["coverage", { person, policies: [], situation: { ...situation, cause: "bad luck" } }],
      ["coverage", { person, policies: [], situation: { ...situation, triggers: ["birth"] } }],
      ["needs", { person, household: {} }],
      ["coverage", { person, policies: [], situation: { ...situation, bill: { misc: -1 } } }],
      ["needs", { person, household: { ...linHousehold, childrenAges: [2.5] } }],
      ["needs", { person, household: linHousehold, on: "1989-12-31" }],
      ["needs", { person, household: linHousehold, params: { ltcYears: 7.5 } }],
      ["clv", { premiumTwd: 1, years: 2, margins: [], persistency: [1], discount: 0 }],
      [
        "associationRules",
        { baskets: ["ab"], minSupport: 0, minCount: 1, minConfidence: 0, minLift: 0, maxLeft: 1 },
      ],
    ];
    for (const [fn, args] of bad)
      expect([fn, args, code(ask(fn, args))]).toEqual([fn, args, "BAD_ARGS"]);
  });

  it("BAD_ARGS rather than a null where the answer would not be a number, or would take for ever", () => {
    const clv = { premiumTwd: 1, years: 2, margins: [1], persistency: [1], discount: 0 };
    const premium = { productCode: "QH-WL", sex: "M", age: 28, sumInsured: 1, payTerm: 20 };
    const unbounded: [string, unknown][] = [
      ["clv", { ...clv, discount: -1 }],
      ["clv", { ...clv, years: 1_000_000_000 }],
      ["premium", { ...premium, age: 100_000 }],
      ["needs", { person: linPerson, household: linHousehold, params: { i: -1 } }],
    ];
    for (const [fn, args] of unbounded) {
      expect([fn, args, code(ask(fn, args))]).toEqual([fn, args, "BAD_ARGS"]);
    }
  });

  it("BAD_DATE and UNKNOWN_PRODUCT", () => {
    expect(code(ask("parseDate", { text: "114/02/29", calendar: "auto" }))).toBe("BAD_DATE");
    expect(
      code(ask("premium", { productCode: "QH-XX", sex: "M", age: 28, sumInsured: 1, payTerm: 20 })),
    ).toBe("UNKNOWN_PRODUCT");
    const policies = [
      {
        policyNo: "1",
        company: "",
        effectiveDate: "2020-01-01",
        state: "in_force",
        coverages: [{ productCode: "nope", issueAge: 1, sumInsured: 1, payTerm: 1 }],
      },
    ];
    expect(
      code(
        ask("coverage", {
          person: linPerson,
          policies,
          situation: { on: "2026-01-01", cause: "illness", triggers: [] },
        }),
      ),
    ).toBe("UNKNOWN_PRODUCT");
  });

  it("a message never repeats a value", () => {
    const reply = ask("insuranceAge", { birthDate: "A123456789", on: "2026-01-01" });
    expect(JSON.stringify(reply)).not.toContain("A123456789");
  });
});

describe("runBatch", () => {
  it("answers in order, skips blank lines, needs no last line feed, reads CRLF and a byte order mark", async () => {
    const line = (id: unknown) =>
      JSON.stringify({ id, fn: "businessNumber", args: { value: "12345675" } });
    const replies = await run([
      `\uFEFF${line(1)}\r\n\n  \n`,
      line("二").slice(0, 9),
      `${line("二").slice(9)}\nbad\n${line(3)}`,
    ]);
    expect(replies).toMatchObject([
      { id: 1, ok: { valid: true } },
      { id: "二" },
      { id: null },
      { id: 3 },
    ]);
  });

  it("joins characters cut between chunks and keeps U+2028 inside a string", async () => {
    const bytes = Buffer.from(
      `${JSON.stringify({ id: "林\u2028志遠", fn: "phone", args: { value: "x" } })}\n`,
    );
    const replies = await run([bytes.subarray(0, 8), bytes.subarray(8, 9), bytes.subarray(9)]);
    expect(replies).toMatchObject([{ id: "林\u2028志遠" }]);
  });

  it("waits for a slow reader and loses nothing", async () => {
    const lines = Array.from(
      { length: 5_000 },
      (_, id) => `${JSON.stringify({ id, fn: "phone", args: { value: "0912345678" } })}\n`,
    );
    const replies = await run([lines.join("")]);
    expect(replies).toHaveLength(5_000);
    expect(replies.at(-1)).toMatchObject({ id: 4_999 });
  });
});
