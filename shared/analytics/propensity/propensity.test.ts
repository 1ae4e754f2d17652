import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOf, cutColumn } from "./cells.ts";
import { PROPENSITY_ERRORS } from "./errors.ts";
import { information, logOdds, weightsOfEvidence } from "./evidence.ts";
import { stratifiedFolds } from "./folds.ts";
import { probabilitiesOf, reasonsOf, trainPropensity } from "./propensity.ts";
import { capturedShare, qualityOf } from "./quality.ts";
import { ridgeLogistic } from "./ridgeLogistic.ts";
import { readScoringTable, readTrainingTable, type Column } from "./table.ts";

const numbers = (values: readonly number[]): Column => ({
  kind: "number",
  values: Float64Array.from(values),
});

/** `count` people: column 2 decides mostly, the others are noise; the outcome is rarer than one in two. */
function people(count: number): { cells: string; buys: boolean }[] {
  return Array.from({ length: count }, (_, i) => {
    const noise = (i * 7919) % 101;
    const value = (i * 31) % 10;
    const buys = value >= 7 ? noise % 3 !== 0 : noise % 11 === 0;
    return { cells: `${noise}\t${value}\t${["A", "B", "C"][i % 3]}`, buys };
  });
}
const tableOf = (rows: readonly { cells: string; buys: boolean }[]) =>
  readTrainingTable(rows.map(({ cells, buys }) => `${cells}\t${buys ? "yes" : "no"}`).join("\r\n"));

describe("reading a table", () => {
  it("takes numbers as numbers, words as words and empty cells as missing", () => {
    const rows = ["1\tA1\t\t1", "2.5\tB2\t-3\t0"];
    const table = readTrainingTable(
      Array.from({ length: 6 }, () => rows)
        .flat()
        .join("\n"),
    );
    expect(table.columns.map(({ kind }) => kind)).toEqual(["number", "word", "number"]);
    expect(table.outcome.slice(0, 2)).toEqual(Uint8Array.of(1, 0));
    expect(table.columns[2]?.values[0]).toBeNaN();
  });

  it("names line and column of a cell that is not a number, never what it says", () => {
    const text = Array.from({ length: 12 }, (_, i) => `${i === 6 ? "secret" : i}\t${i % 2}`);
    let told = "";
    try {
      readTrainingTable(text.join("\n"));
    } catch (error) {
      told = String(error);
    }
    expect(told).toContain("line 7, column 1");
    expect(told).not.toContain("secret");
  });

  it("each code is used once and comes with a cause and a fix", () => {
    expect(new Set(PROPENSITY_ERRORS.map(({ code }) => code)).size).toBe(PROPENSITY_ERRORS.length);
    for (const { cause, fix } of PROPENSITY_ERRORS) {
      expect([cause, fix].every((sentence) => sentence.endsWith("."))).toBe(true);
    }
  });
});

describe("cells", () => {
  it("joins neighbouring numbers until a cell has enough rows; the rest joins the last", () => {
    const column = numbers([0, 0, 0, 1, 2, 2, 3, Number.NaN]);
    const cells = cutColumn(column, 3);
    expect(cells).toEqual({ kind: "number", upTo: [0], count: 3 });
    expect([...cellsOf(column, cells)]).toEqual([0, 0, 0, 1, 1, 1, 1, 2]);
  });

  it("rare, missing and unknown words share the last cell", () => {
    const words = ["a", "a", "b", "b", "c", ""];
    const cells = cutColumn({ kind: "word", values: words }, 2);
    const seen = cellsOf({ kind: "word", values: [...words, "new"] }, cells);
    expect([...seen]).toEqual([0, 0, 1, 1, 2, 2, 2]);
  });

  it("a column of ever new words or numbers has few cells all the same", () => {
    const values = Array.from({ length: 4_000 }, (_, i) => i % 2_000);
    const words = values.map((value) => `street ${value}`);
    expect(cutColumn({ kind: "word", values: words }, 2).count).toBe(51);
    expect(cutColumn(numbers(values), 2).count).toBeLessThanOrEqual(26);
  });

  it("a larger number never falls into an earlier cell", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 20 }),
        (values, fewest) => {
          const cells = cutColumn(numbers(values), fewest);
          const sorted = numbers(values.toSorted((a, b) => a - b));
          const places = [...cellsOf(sorted, cells)];
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        },
      ),
    );
  });
});

describe("evidence", () => {
  const counts = { rows: Float64Array.of(100, 100, 0), yes: Float64Array.of(20, 0, 0) };

  it("is the log odds of a cell over those of all; an empty cell says nothing", () => {
    const [high, low, empty] = weightsOfEvidence(counts, 0.1, 10);
    expect(high).toBeCloseTo(logOdds(21 / 110) - logOdds(0.1), 12);
    expect(low).toBeCloseTo(logOdds(1 / 110) - logOdds(0.1), 12);
    expect(empty).toBeCloseTo(0, 12);
  });

  it("cells that all hold the base rate carry no information", () => {
    const flat = { rows: Float64Array.of(100, 50), yes: Float64Array.of(10, 5) };
    expect(information(flat, 0.1, 10)).toBeLessThan(0);
    expect(information(counts, 0.1, 10)).toBeGreaterThan(20);
  });

  it("folds hold both outcomes alike", () => {
    const outcome = Uint8Array.from({ length: 103 }, (_, i) => (i % 10 === 0 ? 1 : 0));
    const folds = stratifiedFolds(outcome, 5, 3);
    const sizes = [0, 1, 2, 3, 4].map((k) => outcome.filter((v, i) => v === 1 && folds[i] === k));
    for (const { length } of sizes) expect([2, 3]).toContain(length);
    expect(stratifiedFolds(outcome, 5, 3)).toEqual(folds);
  });
});

describe("ridge logistic regression", () => {
  it("without a penalty gives the log odds of a two by two table", () => {
    // x = 0: 10 of 40 yes; x = 1: 30 of 40 yes.
    const x = Float64Array.from({ length: 80 }, (_, i) => (i < 40 ? 0 : 1));
    const outcome = Uint8Array.from({ length: 80 }, (_, i) =>
      i % 40 < (i < 40 ? 10 : 30) ? 1 : 0,
    );
    const { weights, intercept } = ridgeLogistic([x], outcome, 0);
    expect(intercept).toBeCloseTo(Math.log(10 / 30), 6);
    expect(weights[0]).toBeCloseTo(Math.log(3) - Math.log(1 / 3), 6);
  });

  it("a penalty shrinks the weights", () => {
    const x = Float64Array.from({ length: 80 }, (_, i) => i % 4);
    const outcome = Uint8Array.from({ length: 80 }, (_, i) => ((i * 13) % 7 < i % 4 ? 1 : 0));
    const free = ridgeLogistic([x], outcome, 0).weights[0] ?? 0;
    const held = ridgeLogistic([x], outcome, 50).weights[0] ?? 0;
    expect(Math.abs(held)).toBeLessThan(Math.abs(free));
  });
});

describe("quality", () => {
  const outcome = Uint8Array.of(1, 0, 1, 0, 0);

  it("F115 AUC counts pairs in the right order, ties half", () => {
    expect(qualityOf([0.9, 0.8, 0.7, 0.2, 0.1], outcome).auc).toBeCloseTo(5 / 6, 12);
    expect(qualityOf([0.5, 0.5, 0.5, 0.5, 0.5], outcome).auc).toBe(0.5);
    expect(qualityOf([0.1, 0.8, 0.1, 0.9, 0.9], outcome).auc).toBe(0);
  });

  it("F115 the share of all yes in the best part counts ties by their average", () => {
    expect(capturedShare([0.9, 0.8, 0.7, 0.2, 0.1], outcome, 0.2)).toBe(0.5);
    expect(capturedShare([0.5, 0.5, 0.5, 0.5, 0.5], outcome, 0.2)).toBeCloseTo(0.2, 12);
    expect(capturedShare([0.9, 0.8, 0.7, 0.2, 0.1], outcome, 1)).toBe(1);
  });

  it("F115 deciles hold everyone once, and their lifts average to one", () => {
    const rows = people(200);
    const truth = Uint8Array.from(rows, ({ buys }) => (buys ? 1 : 0));
    const { deciles, yes } = qualityOf(
      rows.map((_, i) => (i % 17) / 17),
      truth,
    );
    expect(deciles.reduce((sum, { people: n }) => sum + n, 0)).toBe(200);
    expect(deciles.reduce((sum, decile) => sum + decile.yes, 0)).toBe(yes);
    expect(deciles.reduce((sum, { lift }) => sum + lift, 0) / 10).toBeCloseTo(1, 12);
  });
});

describe("propensity model", () => {
  const rows = people(600);
  const table = tableOf(rows);
  const model = trainPropensity(table);

  it("F115 the same table gives the same model, which is plain data", () => {
    expect(trainPropensity(table)).toEqual(model);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it("F115 probabilities are calibrated: they add up to about as many as said yes", () => {
    const said = probabilitiesOf(model, table);
    const yes = table.outcome.reduce((sum, value) => sum + value, 0);
    const sum = said.reduce((total, value) => total + value, 0);
    expect(sum / yes).toBeGreaterThan(0.93);
    expect(sum / yes).toBeLessThan(1.07);
    expect(said.every((value) => value > 0 && value < 1)).toBe(true);
  });

  it("F115 quality is judged on held-out people, and the reason given is the column that decides", () => {
    expect(model.quality.auc).toBeGreaterThan(0.75);
    expect(model.quality.topDecileLift).toBeGreaterThan(1.8);
    const told = reasonsOf(model, table);
    const high = rows.findIndex(({ cells }) => cells.split("\t")[1] === "9");
    expect(told[high]?.[0]).toMatchObject({ column: 1 });
    expect(told.every((reasons) => reasons.length <= 3)).toBe(true);
  });

  it("scores people with missing cells and words never seen", () => {
    const said = probabilitiesOf(model, readScoringTable("\t9\tnever seen\n5\t\t\n", table));
    expect(said[0]).toBeGreaterThan(said[1] ?? 1);
  });

  it("on noise alone it gives everyone about the base rate", () => {
    const noise = tableOf(
      Array.from({ length: 300 }, (_, i) => ({ cells: `${(i * 7919) % 13}`, buys: i % 4 === 0 })),
    );
    const said = probabilitiesOf(trainPropensity(noise), noise);
    for (const value of said) expect(Math.abs(value - 0.25)).toBeLessThan(0.1);
  });

  it("learns from the fewest outcomes that are allowed", () => {
    const few = readTrainingTable(
      Array.from({ length: 10 }, (_, i) => `${i % 2}\tword\t${i % 2}`).join("\n"),
    );
    const [no, yes] = probabilitiesOf(trainPropensity(few), few);
    expect(yes).toBeGreaterThanOrEqual(no ?? 1);
  });
});
