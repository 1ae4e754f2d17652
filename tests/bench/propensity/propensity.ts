import {
  CHALLENGE_BEST,
  CHALLENGE_OWNERS,
  CHALLENGE_SHARE,
  coil2000,
} from "#scripts/propensity/coil2000.ts";
import {
  heldOutProbabilities,
  PROPENSITY_OPTIONS,
  probabilitiesOf,
  trainPropensity,
} from "#shared/analytics/propensity/propensity.ts";
import { capturedShare, qualityOf } from "#shared/analytics/propensity/quality.ts";
import type { BenchOptions } from "../benches.ts";
import type { Measurement } from "../result.ts";
import { round, spread } from "../stats.ts";

const REPEATS = 5;
const FOLDS = 10;

/** Repeated stratified cross-validation on the CoIL table, and the time to train and score in one go. */
export async function propensity({ say }: BenchOptions): Promise<Measurement> {
  const table = coil2000();
  say("Training on all, scoring all …");
  const start = performance.now();
  const model = trainPropensity(table);
  probabilitiesOf(model, table);
  const trainMs = performance.now() - start;

  const found: number[] = [];
  const aucs: number[] = [];
  const lifts: number[] = [];
  const errors: number[] = [];
  for (let seed = 1; seed <= REPEATS; seed += 1) {
    const said = heldOutProbabilities(table, { ...PROPENSITY_OPTIONS, folds: FOLDS, seed });
    const quality = qualityOf(said, table.outcome);
    found.push(CHALLENGE_OWNERS * capturedShare(said, table.outcome, CHALLENGE_SHARE));
    aucs.push(quality.auc);
    lifts.push(quality.topDecileLift);
    errors.push(
      Math.max(...quality.deciles.map(({ predicted, observed }) => Math.abs(predicted - observed))),
    );
    say(`Repeat ${seed} of ${REPEATS}: ${round(found.at(-1) ?? 0)} of ${CHALLENGE_OWNERS} owners.`);
  }
  const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
  const share = mean / CHALLENGE_OWNERS;
  const owners = table.outcome.reduce((sum, value) => sum + value, 0);
  return {
    dataset: { customers: table.rowCount, owners, columns: table.columns.length, folds: FOLDS },
    figures: {
      ownersFoundMean: round(mean),
      ownersFound: { ...spread(found) },
      // How far another sample of as many owners may lie, which repeats on one table do not show.
      ownersFoundStandardError: round(CHALLENGE_OWNERS * Math.sqrt((share * (1 - share)) / owners)),
      auc: { ...spread(aucs.map((value) => value * 100)) },
      topDecileLift: { ...spread(lifts) },
      largestCalibrationErrorPercent: { ...spread(errors.map((value) => value * 100)) },
      trainMs: round(trainMs),
    },
    peers: {
      bestOfChallenge: CHALLENGE_BEST,
      chance: round(CHALLENGE_OWNERS * CHALLENGE_SHARE),
    },
    ratios: { overBestOfChallenge: round(mean / CHALLENGE_BEST) },
    measured: {
      propensityOwnersMissed: round(CHALLENGE_OWNERS - mean),
      propensityTrainMs: round(trainMs),
    },
  };
}
