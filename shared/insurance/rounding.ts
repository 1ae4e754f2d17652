/**
 * Round half up on the decimal value (A28): 577.5 -> 578, 137.5 -> 138, -0.5 -> 0.
 * The nudge stands for the exact decimal that binary floats miss; it grows with the value because so does
 * the gap between neighbouring floats (at 3,000,000 one gap is already half of 1e-9).
 */
export function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5 + Math.max(1e-9, Math.abs(value) * 1e-15));
}
