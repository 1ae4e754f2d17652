/** A variable of the programme: a position in `variables`. */
export type VariableIndex = number;

export interface Variable {
  readonly kind: "integer" | "continuous";
  readonly lower: number;
  readonly upper: number;
}

export interface Term {
  readonly variable: VariableIndex;
  readonly factor: number;
}

export interface Constraint {
  readonly terms: readonly Term[];
  readonly sense: "atMost" | "atLeast";
  readonly bound: number;
}

/** A mixed-integer linear programme; the objective is to be made as small as may be. */
export interface IntegerProgramme {
  readonly variables: readonly Variable[];
  readonly objective: readonly Term[];
  readonly constraints: readonly Constraint[];
}

/**
 * Solves a programme to its proven optimum: a value a variable. In the window a worker stands behind it.
 * Rejects if there is no optimum, which a programme of this folder always has: to buy nothing is allowed.
 */
export type MilpSolver = (programme: IntegerProgramme) => Promise<readonly number[]>;

/** The value of a sum of terms in a solution. */
export function valueOf(terms: readonly Term[], values: readonly number[]): number {
  return terms.reduce((sum, { variable, factor }) => sum + factor * (values[variable] ?? 0), 0);
}

/** The programme in CPLEX LP format, variables as `x0`, `x1`, …; constraints without terms are left out. */
export function toLpText({ variables, objective, constraints }: IntegerProgramme): string {
  const rows = constraints.flatMap(({ terms, sense, bound }, i) => {
    const sum = sumText(terms);
    return sum === "" ? [] : [` c${i}: ${sum} ${sense === "atMost" ? "<=" : ">="} ${bound}`];
  });
  const bounds = variables.map(({ lower, upper }, i) =>
    upper === Number.POSITIVE_INFINITY ? ` x${i} >= ${lower}` : ` ${lower} <= x${i} <= ${upper}`,
  );
  const integers = variables.flatMap(({ kind }, i) => (kind === "integer" ? ` x${i}` : []));
  return [
    "Minimize",
    ` objective: ${sumText(objective) || "0 x0"}`,
    "Subject To",
    ...rows,
    "Bounds",
    ...bounds,
    ...(integers.length > 0 ? ["General", ...integers] : []),
    "End",
    "",
  ].join("\n");
}

function sumText(terms: readonly Term[]): string {
  return terms
    .filter(({ factor }) => factor !== 0)
    .map(({ variable, factor }) => `${factor < 0 ? "-" : "+"} ${Math.abs(factor)} x${variable}`)
    .join(" ");
}
