import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  heldOutProbabilities,
  PROPENSITY_OPTIONS,
} from "#shared/analytics/propensity/propensity.ts";
import { capturedShare, qualityOf } from "#shared/analytics/propensity/quality.ts";
import { CHALLENGE_OWNERS, CHALLENGE_SHARE, coil2000 } from "./coil2000.ts";
import { runPropensity } from "./propensityCommand.ts";

const folder = mkdtempSync(join(tmpdir(), "banyan-propensity-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

function run(...args: string[]) {
  let [out, err] = ["", ""];
  const code = runPropensity(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

/** Sixty customers, of whom those with a car (column 1) and a house (column 2) mostly buy. */
const people = Array.from({ length: 60 }, (_, i) => {
  const [car, house] = [i % 2, Math.floor(i / 2) % 2];
  const buys = car === 1 && house === 1 ? i % 5 !== 0 : i % 15 === 0;
  return { cells: `${car}\t${house}\t${["north", "south"][i % 2]}\t${i % 7}`, buys };
});
const train = file(
  "train.txt",
  people.map(({ cells, buys }) => `${cells}\t${buys ? 1 : 0}`),
);
const score = file(
  "score.txt",
  people.map(({ cells }) => cells),
);

describe("banyan propensity", () => {
  it("F115 prints one probability a line and nothing else, the same each time", () => {
    const first = run("--train", train, "--score", score);
    expect(first).toMatchObject({ code: 0, err: "" });
    const lines = first.out.trimEnd().split("\n");
    expect(lines).toHaveLength(people.length);
    expect(lines.every((line) => /^0\.\d{9}$/.test(line))).toBe(true);
    expect(run("--train", train, "--score", score).out).toBe(first.out);
    const mean = (buys: boolean) => {
      const own = lines.filter((_, i) => people[i]?.buys === buys).map(Number);
      return own.reduce((sum, value) => sum + value, 0) / own.length;
    };
    expect(mean(true)).toBeGreaterThan(2 * mean(false));
  });

  it("F115 the report gives quality on held-out people and reasons a person", () => {
    const report = join(folder, "report.json");
    expect(run("--train", train, "--score", score, "--report", report).code).toBe(0);
    const { quality, people: told } = JSON.parse(readFileSync(report, "utf8"));
    expect(quality).toMatchObject({ people: 60, auc: expect.any(Number) });
    expect(quality.deciles).toHaveLength(10);
    expect(told).toHaveLength(60);
    expect(told[3].reasons[0]).toEqual({
      column: expect.any(Number),
      value: expect.anything(),
      points: expect.any(Number),
    });
  });

  it.each([
    ["FILE_UNREADABLE", join(folder, "none.txt"), score],
    ["TABLE_RAGGED", file("ragged.txt", ["1\t2\t1", "1\t0"]), score],
    ["TABLE_NOT_A_NUMBER", file("mixed.txt", [...rowsOf(20), "x\t1"]), score],
    ["OUTCOME_ONE_CLASS", file("one.txt", ["1\t0", "2\t0"]), score],
    ["OUTCOME_TOO_FEW", file("few.txt", ["1\t0", "2\t1"]), score],
    ["OUTCOME_UNREADABLE", file("outcome.txt", ["1\t0", "2\t7"]), score],
    ["TABLE_EMPTY", file("empty.txt", []), score],
    ["TABLE_OTHER_COLUMNS", train, train],
  ])("says %s with a cause and a fix, and prints nothing", (code, from, to) => {
    const { out, err, code: exit } = run("--train", from, "--score", to);
    expect([exit, out]).toEqual([2, ""]);
    expect(err).toMatch(new RegExp(`^banyan: ${code}: .+\\n.+\\.\\n$`));
  });

  it("needs both tables", () => {
    expect(run("--train", train)).toMatchObject({ code: 2, out: "" });
    expect(run("--help").out).toContain("--train");
  });
});

function rowsOf(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${i}\t${i % 2}`);
}

describe("CoIL Challenge 2000", () => {
  it("F115 finds over twice as many owners in the best fifth of strangers as chance does", () => {
    const table = coil2000();
    // A fast variant: three folds and fewer pairs. The full cross-validation is `npm run bench -- propensity`.
    const fast = { ...PROPENSITY_OPTIONS.card, splits: 1, folds: 5, pairs: 15, mostColumns: 40 };
    const said = heldOutProbabilities(table, { ...PROPENSITY_OPTIONS, card: fast, folds: 3 });
    const found = CHALLENGE_OWNERS * capturedShare(said, table.outcome, CHALLENGE_SHARE);
    expect(found).toBeGreaterThan(115);
    const { auc, deciles, yes, people: count } = qualityOf(said, table.outcome);
    expect([yes, count]).toEqual([348, 5822]);
    expect(auc).toBeGreaterThan(0.74);
    // Calibrated: in each tenth of the people what was said comes true within three standard errors.
    for (const { predicted, observed, people: n } of deciles) {
      const error = Math.sqrt((predicted * (1 - predicted)) / n);
      expect(Math.abs(predicted - observed)).toBeLessThan(3 * error);
    }
  });
});
