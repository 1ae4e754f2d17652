import type { Choice } from "./choices.ts";
import type { PlanRow } from "./planRows.ts";
import type { Constraint, IntegerProgramme, Term, Variable, VariableIndex } from "./programme.ts";
import type { PlanSettings } from "./settings.ts";

/**
 * The plan as an integer programme:
 *
 *   for each choice   bought (0 or 1), steps (0 … K);  sum = first · bought + step · steps
 *   for each row      uncovered ≥ 0, as a share of its need
 *
 *   1. steps ≤ K · bought                       sums keep to their range
 *   2. one way to buy a product for an insured at most
 *   3. a rider only with a main contract of its company, on file or in the plan
 *   4. uncovered ≥ gap − what the sums add      per row
 *   5. rounded > premium of the choice − ½, whole dollars; Σ rounded ≤ budget
 */
export interface PlanProgramme {
  readonly variables: readonly Variable[];
  readonly constraints: readonly Constraint[];
  /** Σ weight × uncovered share: what the plan keeps as small as may be. */
  readonly uncovered: readonly Term[];
  /** Premiums a year, before rounding: the least among the plans that leave equally little uncovered. */
  readonly premium: readonly Term[];
  /** Sums insured from the values of a solution, a sum a choice; 0 is not bought. */
  readonly sums: (values: readonly number[]) => number[];
}

/**
 * Premiums are whole dollars a coverage, rounded half up, and a budget is compared with those. A rounded
 * premium is the least whole number above the exact one less half a dollar; this is how far above, so that
 * the half itself goes up and the solver's tolerance cannot carry it down.
 */
const ABOVE_HALF_TWD = 1e-6;

/**
 * The programme of a plan.
 * @param rows needs and gaps in TWD, each in the unit of its row
 * @param weights what leaving a need wholly uncovered counts; a row of weight 0 is left out
 * @param budgetTwd for the rounded premiums of a year (DOMAIN 2.5); null for no limit
 */
export function planProgramme(
  choices: readonly Choice[],
  rows: readonly PlanRow[],
  weights: PlanSettings["weights"],
  budgetTwd: number | null,
): PlanProgramme {
  const variables: Variable[] = [];
  const constraints: Constraint[] = [];
  const add = (variable: Variable): VariableIndex => variables.push(variable) - 1;

  const bought: VariableIndex[] = [];
  const steps: VariableIndex[] = [];
  for (const { sums } of choices) {
    const most = sums.steps;
    const isBought = add({ kind: "integer", lower: 0, upper: 1 });
    const stepCount = add({ kind: "integer", lower: 0, upper: most });
    bought.push(isBought);
    steps.push(stepCount);
    constraints.push({
      terms: [
        { variable: stepCount, factor: 1 },
        { variable: isBought, factor: -most },
      ],
      sense: "atMost",
      bound: 0,
    });
  }
  const sumTerms = (i: number, factor: number): Term[] => {
    const { first, step } = choices[i]?.sums ?? { first: 0, step: 0 };
    return [
      { variable: bought[i] ?? 0, factor: factor * first },
      { variable: steps[i] ?? 0, factor: factor * step },
    ];
  };
  const boughtTerms = (isWanted: (choice: Choice) => boolean, factor: number): Term[] =>
    choices.flatMap((choice, i) =>
      isWanted(choice) ? [{ variable: bought[i] ?? 0, factor }] : [],
    );

  const isSameInsured = (a: Choice, b: Choice) => a.insured.id === b.insured.id;
  choices.forEach((choice, i) => {
    const { product } = choice;
    const isSame = (other: Choice) =>
      other.product.code === product.code && isSameInsured(other, choice);
    if (choices.findIndex(isSame) === i) {
      constraints.push({ terms: boughtTerms(isSame, 1), sense: "atMost", bound: 1 });
    }
    if (product.kind !== "rider" || choice.hasMainContract) return;
    const isMain = (other: Choice) =>
      other.product.kind === "main" &&
      other.product.company === product.company &&
      isSameInsured(other, choice);
    constraints.push({
      terms: [{ variable: bought[i] ?? 0, factor: 1 }, ...boughtTerms(isMain, -1)],
      sense: "atMost",
      bound: 0,
    });
  });

  const uncovered: Term[] = [];
  for (const { kind, needTwd, gapTwd } of rows) {
    if (gapTwd <= 0 || weights[kind] <= 0) continue;
    const share = add({ kind: "continuous", lower: 0, upper: gapTwd / needTwd });
    uncovered.push({ variable: share, factor: weights[kind] });
    const added = choices.flatMap(({ addsPerUnit }, i) => {
      const adds = addsPerUnit[kind];
      return adds === undefined ? [] : sumTerms(i, adds / needTwd);
    });
    constraints.push({
      terms: [{ variable: share, factor: 1 }, ...added],
      sense: "atLeast",
      bound: gapTwd / needTwd,
    });
  }

  const premium = choices.flatMap(({ premiumPerUnit }, i) => sumTerms(i, premiumPerUnit));
  if (budgetTwd !== null) {
    const rounded = choices.map(
      ({ premiumPerUnit, sums: { first, step, steps: most } }, i): Term => {
        const dearest = Math.ceil((first + step * most) * premiumPerUnit) + 1;
        const payable = add({ kind: "integer", lower: 0, upper: dearest });
        const exact = sumTerms(i, -premiumPerUnit);
        const half = { variable: bought[i] ?? 0, factor: 0.5 - ABOVE_HALF_TWD };
        const terms = [{ variable: payable, factor: 1 }, ...exact, half];
        constraints.push({ terms, sense: "atLeast", bound: 0 });
        return { variable: payable, factor: 1 };
      },
    );
    constraints.push({
      terms: rounded,
      sense: "atMost",
      bound: Math.max(0, Math.floor(budgetTwd)),
    });
  }
  return {
    variables,
    constraints,
    uncovered,
    premium,
    sums: (values) =>
      choices.map(({ sums: { first, step } }, i) =>
        values[bought[i] ?? 0] === 1 ? first + step * (values[steps[i] ?? 0] ?? 0) : 0,
      ),
  };
}

/** First step: as little uncovered as may be. */
export function leastUncovered({ variables, constraints, uncovered }: PlanProgramme) {
  return { variables, constraints, objective: uncovered } satisfies IntegerProgramme;
}

/** Second step: among the plans that leave no more uncovered than `best`, the cheapest. */
export function cheapest(plan: PlanProgramme, best: number): IntegerProgramme {
  const { variables, constraints, uncovered, premium } = plan;
  // Solver's arithmetic, not a concession: a millionth of the smallest weight that anyone would set.
  const bound = best + 1e-7;
  return {
    variables,
    constraints: [...constraints, { terms: uncovered, sense: "atMost", bound }],
    objective: premium,
  };
}
