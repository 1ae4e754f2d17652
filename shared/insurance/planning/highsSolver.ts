import { BanyanError, defineError } from "#shared/errors/defineError.ts";
import { toLpText, type MilpSolver } from "./programme.ts";

export const planNotSolved = defineError("PLAN_NOT_SOLVED", {
  cause: "The solver found no proven optimum for the plan.",
  fix: "Plan with fewer products, or report the request and the version to support.",
});

/** One thread, a fixed seed, and no gap between what is found and what is proven possible. */
const EXACT = {
  output_flag: false,
  random_seed: 0,
  mip_rel_gap: 0,
  mip_abs_gap: 1e-9,
  mip_feasibility_tolerance: 1e-9,
  primal_feasibility_tolerance: 1e-9,
};

/** What is used of the `highs` package once its WASM is loaded. */
export interface Highs {
  solve: (
    lp: string,
    options: typeof EXACT,
  ) => { Status: string; Columns: Readonly<Record<string, { Index: number; Primal?: number }>> };
}

/**
 * HiGHS as the solver. It runs on one thread from a fixed seed, so the same programme gives the same plan;
 * with no gap allowed, its optimum is proven and not merely near.
 */
export function highsSolver(highs: Highs): MilpSolver {
  return (programme) => {
    const { Status, Columns } = highs.solve(toLpText(programme), EXACT);
    if (Status !== "Optimal") return Promise.reject(new BanyanError(planNotSolved, Status));
    return Promise.resolve(
      programme.variables.map(({ kind }, i) => {
        const value = Columns[`x${i}`]?.Primal ?? 0;
        return kind === "integer" ? Math.round(value) : value;
      }),
    );
  };
}
