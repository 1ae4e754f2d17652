export type Spread = { min: number; median: number; p95: number; max: number; runs: number };

/** Of at least one value, rounded to hundredths. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN);
  return {
    min: round(sorted[0] ?? Number.NaN),
    median: at(0.5),
    p95: at(0.95),
    max: round(sorted.at(-1) ?? Number.NaN),
    runs: sorted.length,
  };
}

export const round = (value: number): number => Math.round(value * 100) / 100;
