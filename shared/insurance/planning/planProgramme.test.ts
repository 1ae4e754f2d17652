import fc from "fast-check";
import loadHighs from "highs";
import { describe, expect, it } from "vitest";
import type { Product } from "../product.ts";
import { roundHalfUp } from "../rounding.ts";
import { findProduct } from "../shippedCatalogue.ts";
import type { Choice } from "./choices.ts";
import { highsSolver } from "./highsSolver.ts";
import { cheapest, leastUncovered, planProgramme } from "./planProgramme.ts";
import type { PlanRow } from "./planRows.ts";
import { toLpText, valueOf } from "./programme.ts";
import { planSettingsOn, type PlanKind } from "./settings.ts";

const solve = highsSolver(await loadHighs());
const term = findProduct("QH-TL") as Product;
const shipped = planSettingsOn("2026-11-24");
const KINDS = ["life_illness", "major_illness", "ltc"] as const satisfies readonly PlanKind[];
const COMPANIES = ["AA", "BB"] as const;

/** Small enough to try every combination: at most six sums a choice. */
const smallChoice = fc.record({
  kind: fc.constantFrom("main", "rider"),
  company: fc.constantFrom(...COMPANIES),
  code: fc.constantFrom("P1", "P2", "P3", "P4"),
  first: fc.integer({ min: 1, max: 4 }),
  step: fc.integer({ min: 1, max: 30 }),
  steps: fc.integer({ min: 0, max: 4 }),
  premium: fc.integer({ min: 5, max: 400 }),
  adds: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 }),
  hasMainContract: fc.boolean(),
});
type SmallChoice = typeof smallChoice extends fc.Arbitrary<infer T> ? T : never;

function asChoice(of: SmallChoice): Choice {
  const product: Product = {
    ...term,
    code: of.code,
    company: of.company,
    kind: of.kind,
    sum_insured: {
      kind: "amount",
      min: of.step * of.first,
      max: of.step * (of.first + of.steps),
      step: of.step,
    },
  };
  const adds = KINDS.map((kind, i) => [kind, (of.adds[i] ?? 0) / 10] as const);
  return {
    insured: { id: "self", isChild: false, birthDate: "1990-01-01", sex: "M" },
    product,
    issueAge: 35,
    payTerm: "=coverage",
    coverageYears: 10,
    sums: { first: of.step * of.first, step: of.step, steps: of.steps },
    premiumPerUnit: of.premium / 100,
    addsPerUnit: Object.fromEntries(adds.filter(([, amount]) => amount > 0)),
    hasMainContract: of.hasMainContract,
  };
}

const smallRow = fc.record({
  needTwd: fc.integer({ min: 50, max: 400 }),
  open: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** Uncovered and premium of one choice of sums; null if a rule is broken. Independent of the programme. */
function judge(
  choices: readonly Choice[],
  sums: readonly number[],
  rows: readonly PlanRow[],
  budgetTwd: number | null,
) {
  const bought = choices.filter((_, i) => (sums[i] ?? 0) > 0);
  const codes = bought.map(({ product }) => product.code);
  if (new Set(codes).size < codes.length) return null;
  const isHomeless = ({ product, hasMainContract }: Choice) =>
    product.kind === "rider" &&
    !hasMainContract &&
    !bought.some(
      (other) => other.product.kind === "main" && other.product.company === product.company,
    );
  if (bought.some(isHomeless)) return null;
  const premium = choices.reduce((sum, c, i) => sum + c.premiumPerUnit * (sums[i] ?? 0), 0);
  const payable = choices.reduce(
    (sum, c, i) => sum + roundHalfUp(c.premiumPerUnit * (sums[i] ?? 0)),
    0,
  );
  if (budgetTwd !== null && payable > budgetTwd) return null;
  const uncovered = rows.reduce((sum, { kind, needTwd, gapTwd }) => {
    const added = choices.reduce((a, c, i) => a + (c.addsPerUnit[kind] ?? 0) * (sums[i] ?? 0), 0);
    return sum + (shipped.weights[kind] * Math.max(0, gapTwd - added)) / needTwd;
  }, 0);
  return { uncovered, premium };
}

function everyCombination(choices: readonly Choice[]): number[][] {
  return choices.reduce<number[][]>(
    (all, { product: { sum_insured: s } }) => {
      const count = (s.max - s.min) / s.step;
      const sums = [0, ...Array.from({ length: count + 1 }, (_, k) => s.min + s.step * k)];
      return all.flatMap((head) => sums.map((sum) => [...head, sum]));
    },
    [[]],
  );
}

describe("plan as an integer programme", () => {
  it("is solved exactly: nothing else leaves less open, nor as little for less (brute force)", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(smallChoice, { minLength: 1, maxLength: 4 }),
        fc.tuple(smallRow, smallRow, smallRow),
        fc.option(fc.integer({ min: 0, max: 500 })),
        async (small, open, budgetTwd) => {
          const choices = small.map(asChoice);
          const rows = open.map(({ needTwd, open: share }, i): PlanRow => {
            const gapTwd = Math.round(needTwd * share);
            return { kind: KINDS[i] ?? "ltc", needTwd, haveTwd: needTwd - gapTwd, gapTwd };
          });
          const programme = planProgramme(choices, rows, shipped.weights, budgetTwd);
          const best = valueOf(programme.uncovered, await solve(leastUncovered(programme)));
          const sums = programme.sums(await solve(cheapest(programme, best)));
          const found = judge(choices, sums, rows, budgetTwd);

          const judged = everyCombination(choices).flatMap(
            (all) => judge(choices, all, rows, budgetTwd) ?? [],
          );
          const least = Math.min(...judged.map(({ uncovered }) => uncovered));
          const cheap = judged.filter(({ uncovered }) => uncovered <= least + 1e-7);
          expect(found?.uncovered).toBeCloseTo(least, 5);
          expect(found?.premium).toBeCloseTo(Math.min(...cheap.map(({ premium }) => premium)), 4);
        },
      ),
      { numRuns: 60, seed: 20_261_124 },
    );
  });

  it("is written as LP text", () => {
    const text = toLpText({
      variables: [
        { kind: "integer", lower: 0, upper: 1 },
        { kind: "continuous", lower: 0, upper: Number.POSITIVE_INFINITY },
      ],
      objective: [{ variable: 1, factor: 2 }],
      constraints: [
        {
          terms: [
            { variable: 0, factor: -3 },
            { variable: 1, factor: 1 },
          ],
          sense: "atLeast",
          bound: 4,
        },
        { terms: [], sense: "atMost", bound: 0 },
      ],
    });
    expect(text.split("\n")).toEqual([
      "Minimize",
      " objective: + 2 x1",
      "Subject To",
      " c0: - 3 x0 + 1 x1 >= 4",
      "Bounds",
      " 0 <= x0 <= 1",
      " x1 >= 0",
      "General",
      " x0",
      "End",
      "",
    ]);
  });

  it("a programme without an optimum is an error with a code", async () => {
    const impossible = {
      variables: [{ kind: "integer", lower: 0, upper: 1 }],
      objective: [{ variable: 0, factor: 1 }],
      constraints: [{ terms: [{ variable: 0, factor: 1 }], sense: "atLeast", bound: 2 }],
    } as const;
    await expect(solve(impossible)).rejects.toMatchObject({ code: "PLAN_NOT_SOLVED" });
  });
});

describe("planning settings", () => {
  it("the newest valid on a date hold; before all of them the oldest", () => {
    const later = { ...shipped, validFrom: "2027-01-01", premiumIncomeLimit: 0.25 };
    expect(planSettingsOn("2026-12-31", [later, shipped])).toBe(shipped);
    expect(planSettingsOn("2027-01-01", [later, shipped])).toBe(later);
    expect(planSettingsOn("2020-01-01", [later, shipped])).toBe(shipped);
    expect(() => planSettingsOn("2026-01-01", [])).toThrow(RangeError);
  });
});
