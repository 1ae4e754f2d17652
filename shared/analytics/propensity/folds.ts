import { seededRandom } from "#shared/analytics/seededRandom.ts";

/** The fold of every row, 0 to `count - 1`; both outcomes are spread evenly, the same seed alike. */
export function stratifiedFolds(outcome: Uint8Array, count: number, seed: number): Uint8Array {
  const random = seededRandom(seed);
  const folds = new Uint8Array(outcome.length);
  for (const side of [0, 1]) {
    const rows: number[] = [];
    outcome.forEach((value, row) => {
      if (value === side) rows.push(row);
    });
    for (let i = rows.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [rows[i], rows[j]] = [rows[j] ?? 0, rows[i] ?? 0];
    }
    rows.forEach((row, place) => (folds[row] = place % count));
  }
  return folds;
}
