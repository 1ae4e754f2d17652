/** Share of the whole that the top `fraction` of people bring (F111, DOMAIN 5.2); count = ceil(p × n). */
export function topShare(values: readonly number[], fraction: number): number {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  // Ten-thousandths, so that 0.3 × 10 is exactly 3 and not a little more.
  const count = Math.ceil((Math.round(fraction * 10_000) * values.length) / 10_000);
  const top = [...values].sort((a, b) => b - a).slice(0, count);
  return top.reduce((sum, value) => sum + value, 0) / total;
}
