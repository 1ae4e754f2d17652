import type { CompanyOptions } from "#scripts/demo/types.ts";

/** The day on which the demo company of every bench is looked at. */
export const BENCH_TODAY = "2026-11-24" as CompanyOptions["today"];
export const BENCH_SEED = "bench";
