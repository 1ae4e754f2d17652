import { cellsOf, cutColumn, type Cells } from "./cells.ts";
import { countCells, information, weightsOfEvidence, type Counts, type Term } from "./evidence.ts";
import { stratifiedFolds } from "./folds.ts";
import { ridgeLogistic } from "./ridgeLogistic.ts";
import type { Table, TrainingTable } from "./table.ts";

/** Chosen by repeated cross-validation; none of them knows a table. */
export interface ScoreCardOptions {
  /** Rows that a cell of one column, and of a column within a pair, must have. */
  readonly fewestRows: number;
  readonly fewestRowsInPair: number;
  /** Rows of the base rate added to each cell. */
  readonly smoothing: number;
  /** The most telling columns, among which pairs are looked for; pairs kept. */
  readonly pairColumns: number;
  readonly pairs: number;
  /** At most so many single columns are used, the most telling first. */
  readonly mostColumns: number;
  /**
   * Ridge. Evidence from the other folds lacks the row's own outcome, which a loose fit reads out of the
   * differences between terms: at 8 the table of the bench loses all it gains, from 20 to 120 little changes.
   */
  readonly penalty: number;
  /** Splits over which the fit is averaged, and folds of each. */
  readonly splits: number;
  readonly folds: number;
  readonly seed: number;
}

export const SCORE_CARD_OPTIONS: ScoreCardOptions = {
  fewestRows: 25,
  fewestRowsInPair: 15,
  smoothing: 15,
  pairColumns: 25,
  pairs: 40,
  mostColumns: 150,
  penalty: 50,
  splits: 2,
  folds: 10,
  seed: 1,
};

/** Points (log odds) that a row gets for the cell it falls into, less what the average row gets. */
export interface ScoreTerm {
  readonly columns: Term["columns"];
  readonly points: readonly number[];
}

/** Plain data, so that it can be stored: cells by column, alone and within pairs, and points by term. */
export interface ScoreCard {
  readonly singles: readonly Cells[];
  readonly sides: readonly Cells[];
  readonly terms: readonly ScoreTerm[];
  /** Log odds of the average row. */
  readonly intercept: number;
}

/**
 * Learns an additive score card: cells of each column and of the pairs that tell most beyond their columns
 * are turned into weights of evidence, and a ridge logistic regression weighs those against each other.
 * The evidence of a training row comes from the other folds (else a rare cell would quote its own outcome);
 * a row to be scored gets the evidence of all.
 */
export function fitScoreCard(
  table: TrainingTable,
  options: ScoreCardOptions = SCORE_CARD_OPTIONS,
): ScoreCard {
  const { outcome, columns } = table;
  const baseRate = outcome.reduce((sum, value) => sum + value, 0) / outcome.length;
  const singles = columns.map((column) => cutColumn(column, options.fewestRows));
  const sides = columns.map((column) => cutColumn(column, options.fewestRowsInPair));
  const terms = chooseTerms(table, singles, sides, baseRate, options);
  const counts = terms.map((term) => countCells(term, outcome));

  const weights = new Float64Array(terms.length);
  let intercept = 0;
  for (let split = 0; split < options.splits; split += 1) {
    const features = foldedEvidence(terms, counts, table, baseRate, split, options);
    const fit = ridgeLogistic(features, outcome, options.penalty);
    fit.weights.forEach((weight, j) => {
      weights[j] = (weights[j] ?? 0) + weight / options.splits;
    });
    intercept += fit.intercept / options.splits;
  }

  const scored = terms.map((term, j): ScoreTerm => {
    const of = counts[j] ?? countCells(term, outcome);
    const points = weightsOfEvidence(of, baseRate, options.smoothing).map(
      (evidence) => evidence * (weights[j] ?? 0),
    );
    const mean = term.cells.reduce((sum, cell) => sum + (points[cell] ?? 0), 0) / outcome.length;
    intercept += mean;
    return { columns: term.columns, points: Array.from(points, (value) => value - mean) };
  });
  return { singles, sides, terms: scored, intercept };
}

/** The columns that tell most, and the pairs of the best of them that tell most beyond either column. */
function chooseTerms(
  { columns, outcome }: TrainingTable,
  singles: readonly Cells[],
  sides: readonly Cells[],
  baseRate: number,
  options: ScoreCardOptions,
): Term[] {
  const tell = (term: Term) => information(countCells(term, outcome), baseRate, options.smoothing);
  const single = columns
    .map((column, of): Term => {
      const cells = singles[of] ?? cutColumn(column, options.fewestRows);
      return { columns: [of], cellCount: cells.count, cells: cellsOf(column, cells) };
    })
    .map((term) => ({ term, gain: tell(term) }))
    .toSorted((a, b) => b.gain - a.gain)
    .slice(0, options.mostColumns);
  const best = single.slice(0, options.pairColumns);
  const sideCells = new Map(
    best.map(
      ({
        term: {
          columns: [of],
        },
      }) => [of, cellsFor({ columns }, sides, of)],
    ),
  );
  const pairs: { term: Term; gain: number }[] = [];
  for (const [place, a] of best.entries()) {
    for (const b of best.slice(place + 1)) {
      const of = [a.term.columns[0], b.term.columns[0]] as const;
      const [left, right] = [sideCells.get(of[0]), sideCells.get(of[1])];
      if (!left || !right) continue;
      const width = sides[of[1]]?.count ?? 1;
      const cells = left.map((cell, row) => cell * width + (right[row] ?? 0));
      const term: Term = { columns: of, cellCount: (sides[of[0]]?.count ?? 1) * width, cells };
      pairs.push({ term, gain: tell(term) - Math.max(a.gain, b.gain) });
    }
  }
  const kept = pairs.toSorted((a, b) => b.gain - a.gain).slice(0, options.pairs);
  return [...single, ...kept].map(({ term }) => term);
}

function cellsFor({ columns }: Pick<Table, "columns">, cut: readonly Cells[], of: number) {
  const [column, cells] = [columns[of], cut[of]];
  return column && cells ? cellsOf(column, cells) : new Uint16Array();
}

/** The evidence of each term for every row, as the rows of the other folds see it. */
function foldedEvidence(
  terms: readonly Term[],
  counts: readonly Counts[],
  { outcome }: TrainingTable,
  baseRate: number,
  split: number,
  { folds, seed, smoothing }: ScoreCardOptions,
): Float64Array[] {
  const fold = stratifiedFolds(outcome, folds, seed * 1000 + split);
  return terms.map((term, j) => {
    const all = counts[j] ?? countCells(term, outcome);
    const evidence = Array.from({ length: folds }, (_, k) => {
      const [rows, yes] = [all.rows.slice(), all.yes.slice()];
      term.cells.forEach((cell, row) => {
        if (fold[row] !== k) return;
        rows[cell] = (rows[cell] ?? 0) - 1;
        yes[cell] = (yes[cell] ?? 0) - (outcome[row] ?? 0);
      });
      return weightsOfEvidence({ rows, yes }, baseRate, smoothing);
    });
    return Float64Array.from(term.cells, (cell, row) => evidence[fold[row] ?? 0]?.[cell] ?? 0);
  });
}

/** Points of every row, term by term: `visit(row, term, points)`. */
export function visitPoints(
  card: ScoreCard,
  table: Table,
  visit: (row: number, columns: Term["columns"], points: number) => void,
): void {
  const sideCells = new Map<number, Uint16Array>();
  const side = (of: number) => {
    const known = sideCells.get(of) ?? cellsFor(table, card.sides, of);
    sideCells.set(of, known);
    return known;
  };
  for (const { columns, points } of card.terms) {
    const [a, b] = columns;
    const left = b === undefined ? cellsFor(table, card.singles, a) : side(a);
    const right = b === undefined ? null : side(b);
    const width = b === undefined ? 1 : (card.sides[b]?.count ?? 1);
    for (let row = 0; row < table.rowCount; row += 1) {
      const cell = (left[row] ?? 0) * width + (right?.[row] ?? 0);
      visit(row, columns, points[cell] ?? 0);
    }
  }
}

/** Log odds of every row, not yet calibrated. */
export function scoresOf(card: ScoreCard, table: Table): Float64Array {
  const scores = new Float64Array(table.rowCount).fill(card.intercept);
  visitPoints(card, table, (row, _columns, points) => {
    scores[row] = (scores[row] ?? 0) + points;
  });
  return scores;
}
