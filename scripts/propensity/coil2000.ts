import { readFileSync } from "node:fs";
import { readTrainingTable, type TrainingTable } from "#shared/analytics/propensity/table.ts";

/** Owners among the 4,000 customers of the challenge, of whom its entries found as many as they could. */
export const CHALLENGE_OWNERS = 238;
/** Best entry of the challenge; 48 of its 800 letters would find an owner by chance. */
export const CHALLENGE_BEST = 121;
export const CHALLENGE_SHARE = 0.2;

/** The training table of the CoIL Challenge 2000; its origin is in the NOTICE beside it. */
export const COIL_2000 = "tests/fixtures/coil2000/ticdata2000.txt";

export function coil2000(): TrainingTable {
  return readTrainingTable(readFileSync(COIL_2000, "utf8"));
}
