import { logOdds, probabilityOf } from "./evidence.ts";
import { stratifiedFolds } from "./folds.ts";
import { qualityOf, type PropensityQuality } from "./quality.ts";
import { ridgeLogistic } from "./ridgeLogistic.ts";
import {
  fitScoreCard,
  SCORE_CARD_OPTIONS,
  scoresOf,
  visitPoints,
  type ScoreCard,
  type ScoreCardOptions,
} from "./scoreCard.ts";
import type { Column, Table, TrainingTable } from "./table.ts";

/** Turns the card's log odds into honest ones: `offset + slope × score`. */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

export interface PropensityModel {
  readonly card: ScoreCard;
  readonly calibration: Calibration;
  /** By cross-validation: each person judged by a model, and a calibration, that had not seen them. */
  readonly quality: PropensityQuality;
}

export interface PropensityOptions {
  readonly card: ScoreCardOptions;
  /** Folds of the cross-validation that calibrates and judges. */
  readonly folds: number;
  readonly seed: number;
}

export const PROPENSITY_OPTIONS: PropensityOptions = {
  card: SCORE_CARD_OPTIONS,
  folds: 5,
  seed: 1,
};

/**
 * Learns from customers with a known yes/no outcome how likely it is for others (F115). The same table gives
 * the same model. Give it no health, religion or similar column: special data take no part (DOMAIN 9.2, 9.10).
 */
export function trainPropensity(
  table: TrainingTable,
  options: PropensityOptions = PROPENSITY_OPTIONS,
): PropensityModel {
  const { scores, fold } = heldOutScores(table, options);
  return {
    card: fitScoreCard(table, fitting(table, options)),
    calibration: calibrate(scores, table.outcome),
    quality: qualityOf(calibratedByOthers(scores, fold, table.outcome), table.outcome),
  };
}

/** Cross-validated probabilities of the training rows: what the model would have said of each as a stranger. */
export function heldOutProbabilities(
  table: TrainingTable,
  options: PropensityOptions = PROPENSITY_OPTIONS,
): Float64Array {
  const { scores, fold } = heldOutScores(table, options);
  return calibratedByOthers(scores, fold, table.outcome);
}

/** Probability of the outcome for every row. */
export function probabilitiesOf({ card, calibration }: PropensityModel, table: Table) {
  return scoresOf(card, table).map((score) => calibrated(score, calibration));
}

export interface PropensityReason {
  /** Position in the table, from 0. */
  readonly column: number;
  /** Log odds by which this person's value raises (+) or lowers (-) them against the average person. */
  readonly points: number;
}

/** What speaks most for each person, strongest first; a pair counts half for either of its columns. */
export function reasonsOf(
  { card, calibration }: PropensityModel,
  table: Table,
  most = 3,
): PropensityReason[][] {
  const width = table.columns.length;
  const points = new Float64Array(table.rowCount * width);
  visitPoints(card, table, (row, columns, value) => {
    for (const column of columns) {
      const at = row * width + column;
      points[at] = (points[at] ?? 0) + (calibration.slope * value) / columns.length;
    }
  });
  return Array.from({ length: table.rowCount }, (_, row) =>
    Array.from(points.subarray(row * width, (row + 1) * width), (value, column) => ({
      column,
      points: value,
    }))
      .filter((reason) => reason.points > 0)
      .toSorted((a, b) => b.points - a.points || a.column - b.column)
      .slice(0, most),
  );
}

/** No more folds than people of the rarer outcome, or a fold would have none. */
function foldsFor({ outcome }: TrainingTable, folds: number): number {
  const yes = outcome.reduce((sum, value) => sum + value, 0);
  return Math.max(2, Math.min(folds, yes, outcome.length - yes));
}

function fitting(table: TrainingTable, { card }: PropensityOptions): ScoreCardOptions {
  return { ...card, folds: foldsFor(table, card.folds) };
}

function heldOutScores(table: TrainingTable, options: PropensityOptions) {
  const count = foldsFor(table, options.folds);
  const fold = stratifiedFolds(table.outcome, count, options.seed);
  const scores = new Float64Array(table.rowCount);
  for (let k = 0; k < count; k += 1) {
    const inside = rowsWhere(fold, (value) => value !== k);
    const outside = rowsWhere(fold, (value) => value === k);
    const part = { ...pick(table, inside), outcome: table.outcome.filter((_, i) => fold[i] !== k) };
    const card = fitScoreCard(part, fitting(part, options));
    scoresOf(card, pick(table, outside)).forEach((score, i) => (scores[outside[i] ?? 0] = score));
  }
  return { scores, fold };
}

function rowsWhere(fold: Uint8Array, isWanted: (value: number) => boolean): number[] {
  return Array.from(fold.keys()).filter((row) => isWanted(fold[row] ?? 0));
}

function pick({ columns }: Table, rows: readonly number[]): Table {
  return {
    rowCount: rows.length,
    columns: columns.map((column): Column =>
      column.kind === "number"
        ? { ...column, values: Float64Array.from(rows, (row) => column.values[row] ?? 0) }
        : { ...column, values: rows.map((row) => column.values[row] ?? "") },
    ),
  };
}

/** Platt's scaling: a logistic regression of the outcome on held-out scores. */
function calibrate(scores: Float64Array, outcome: Uint8Array): Calibration {
  const { weights, intercept } = ridgeLogistic([scores], outcome, 1e-3);
  const slope = weights[0] ?? 1;
  // A slope of 0 or less says that held-out scores tell nothing: then everyone gets the base rate.
  if (slope > 0) return { slope, offset: intercept };
  const yes = outcome.reduce((sum, value) => sum + value, 0);
  return { slope: 0, offset: logOdds(yes / outcome.length) };
}

const calibrated = (score: number, { slope, offset }: Calibration): number =>
  probabilityOf(offset + slope * score);

function calibratedByOthers(scores: Float64Array, fold: Uint8Array, outcome: Uint8Array) {
  const byFold = [...new Set(fold)].map((k): [number, Calibration] => {
    const others = (_: number, row: number) => fold[row] !== k;
    return [k, calibrate(scores.filter(others), outcome.filter(others))];
  });
  const calibrations = new Map(byFold);
  return scores.map((score, row) =>
    calibrated(score, calibrations.get(fold[row] ?? 0) ?? { slope: 1, offset: 0 }),
  );
}
