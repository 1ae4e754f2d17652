/** A feature: one column, or two columns whose cells are crossed. */
export interface Term {
  readonly columns: readonly [number] | readonly [number, number];
  readonly cellCount: number;
  /** The cell of every training row. */
  readonly cells: Uint16Array;
}

export interface Counts {
  /** Rows and rows with outcome yes by cell. */
  readonly rows: Float64Array;
  readonly yes: Float64Array;
}

/** Rows and yes by cell; `outcome` holds 0 or 1 a row. */
export function countCells({ cells, cellCount }: Term, outcome: Uint8Array): Counts {
  const rows = new Float64Array(cellCount);
  const yes = new Float64Array(cellCount);
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i] ?? 0;
    rows[cell] = (rows[cell] ?? 0) + 1;
    yes[cell] = (yes[cell] ?? 0) + (outcome[i] ?? 0);
  }
  return { rows, yes };
}

/**
 * Weight of evidence by cell: log odds in the cell less log odds over all, with `smoothing` rows of the
 * base rate added to each cell. A cell without rows says nothing: 0.
 */
export function weightsOfEvidence({ rows, yes }: Counts, baseRate: number, smoothing: number) {
  const overall = logOdds(baseRate);
  return Float64Array.from(rows, (count, cell) => {
    const rate = ((yes[cell] ?? 0) + smoothing * baseRate) / (count + smoothing);
    return logOdds(rate) - overall;
  });
}

/** Twice the gain in log likelihood over the base rate, less what as many cells of pure chance would gain. */
export function information({ rows, yes }: Counts, baseRate: number, smoothing: number): number {
  let gain = 0;
  let used = 0;
  rows.forEach((count, cell) => {
    if (count === 0) return;
    used += 1;
    const hits = yes[cell] ?? 0;
    const rate = (hits + smoothing * baseRate) / (count + smoothing);
    gain +=
      hits * Math.log(rate / baseRate) + (count - hits) * Math.log((1 - rate) / (1 - baseRate));
  });
  return 2 * gain - 2 * (used - 1);
}

/** Log odds of a rate strictly between 0 and 1; infinite at the ends. */
export const logOdds = (rate: number): number => Math.log(rate / (1 - rate));
/** The inverse of `logOdds`: 0 to 1. */
export const probabilityOf = (z: number): number => 1 / (1 + Math.exp(-z));
