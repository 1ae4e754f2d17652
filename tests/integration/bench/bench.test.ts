import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { judge, type BenchResult, type Measurement } from "../../bench/result.ts";

const script = join(import.meta.dirname, "..", "..", "bench", "bench.ts");
const bench = (...args: string[]) =>
  spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", script, ...args], {
    encoding: "utf8",
  });

const measurement = (customers: number, measured: Measurement["measured"]): Measurement => ({
  dataset: { customers },
  figures: {},
  peers: {},
  ratios: {},
  measured,
});

describe("ARCHITECTURE Budgets, judged", () => {
  it("is met only if every own budget was measured at its size and holds", () => {
    const holds = { openWarmMs: 900, startupJavaScriptKbGzip: 300 };
    expect(judge("start", measurement(100_000, holds)).met).toBe(true);
    expect(judge("start", measurement(100_000, { ...holds, openWarmMs: 1_001 })).met).toBe(false);
    expect(judge("start", measurement(100_000, { ...holds, openWarmMs: null })).met).toBe(false);
    expect(judge("start", measurement(1_000, holds)).met).toBe(false);
    expect(judge("start", { ...measurement(100_000, holds), isCutShort: true }).met).toBe(false);
  });

  it("shows a budget of another bench without counting it", () => {
    const measured = { openWarmMs: 900, startupJavaScriptKbGzip: 300, firstSyncCompleteMs: 90_000 };
    const { met, budgets } = judge("start", measurement(100_000, measured));
    expect(met).toBe(true);
    expect(budgets.find(({ id }) => id === "firstSyncCompleteMs")).toMatchObject({
      of: "first-sync",
      met: false,
    });
  });
});

describe("the bench command", () => {
  it("lists the benches", () => {
    const { stdout, status } = bench();
    expect(status).toBe(0);
    for (const name of ["start", "first-sync", "import", "check"]) expect(stdout).toContain(name);
  });

  it("F26 check prints one JSON object with its figures", () => {
    const { stdout } = bench("check", "--customers", "100", "--json");
    const result = JSON.parse(stdout) as BenchResult;
    expect(Object.keys(result)).toEqual([
      "name",
      "dataset",
      "figures",
      "peers",
      "ratios",
      "budgets",
      "met",
    ]);
    expect(result.dataset).toMatchObject({ customers: 100, coveragesOfTheOne: 30 });
    expect(result.budgets.map(({ id }) => id)).toEqual(["checkOneMs", "checkBookMs"]);
    // A hundred customers say nothing about a budget for 100,000.
    expect(result.met).toBe(false);
  });

  it("refuses what it does not know", () => {
    expect(bench("nonsense").status).toBe(1);
    expect(bench("check", "--customers", "few").stderr).toContain("--customers few");
  });
});
