export interface RidgeFit {
  /** A weight a feature. */
  readonly weights: Float64Array;
  readonly intercept: number;
}

/**
 * Logistic regression with a ridge penalty by Newton steps (iteratively reweighted least squares).
 * `features`: the values of each feature, a row each. The intercept is not penalised.
 */
export function ridgeLogistic(
  features: readonly Float64Array[],
  outcome: Uint8Array,
  penalty: number,
): RidgeFit {
  const width = features.length;
  const columns = [...features, new Float64Array(outcome.length).fill(1)];
  const beta = new Float64Array(width + 1);
  const yes = outcome.reduce((sum, value) => sum + value, 0);
  beta[width] = Math.log(yes / (outcome.length - yes));
  const penalties = columns.map((_, j) => (j < width ? penalty : 0));
  for (let round = 0; round < 10; round += 1) {
    const step = newtonStep(columns, outcome, beta, penalties);
    let largest = 0;
    step.forEach((change, j) => {
      beta[j] = (beta[j] ?? 0) + change;
      largest = Math.max(largest, Math.abs(change));
    });
    if (largest < 1e-4) break;
  }
  return { weights: beta.slice(0, width), intercept: beta[width] ?? 0 };
}

function newtonStep(
  columns: readonly Float64Array[],
  outcome: Uint8Array,
  beta: Float64Array,
  penalties: readonly number[],
): Float64Array {
  const z = new Float64Array(outcome.length);
  columns.forEach((column, j) => {
    const weight = beta[j] ?? 0;
    for (let row = 0; row < z.length; row += 1)
      z[row] = (z[row] ?? 0) + weight * (column[row] ?? 0);
  });
  const p = z.map((value) => 1 / (1 + Math.exp(-value)));
  const rest = p.map((value, row) => (outcome[row] ?? 0) - value);
  const root = p.map((value) => Math.sqrt(Math.max(value * (1 - value), 1e-9)));
  // Scaled columns make the second derivative plain products of two columns, which run fast.
  const scaled = columns.map((column) => column.map((value, row) => value * (root[row] ?? 0)));
  const size = columns.length;
  const hessian = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  columns.forEach((column, j) => {
    const own = scaled[j] ?? column;
    for (let k = 0; k <= j; k += 1) hessian[j * size + k] = dot(own, scaled[k] ?? own);
    hessian[j * size + j] = (hessian[j * size + j] ?? 0) + (penalties[j] ?? 0);
    gradient[j] = dot(column, rest) - (penalties[j] ?? 0) * (beta[j] ?? 0);
  });
  return solvePositive(hessian, gradient);
}

/** Four sums side by side: one alone waits for each addition, and most of the time goes here. */
function dot(a: Float64Array, b: Float64Array): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const whole = a.length - (a.length % 4);
  for (let i = 0; i < whole; i += 4) {
    s0 += (a[i] ?? 0) * (b[i] ?? 0);
    s1 += (a[i + 1] ?? 0) * (b[i + 1] ?? 0);
    s2 += (a[i + 2] ?? 0) * (b[i + 2] ?? 0);
    s3 += (a[i + 3] ?? 0) * (b[i + 3] ?? 0);
  }
  for (let i = whole; i < a.length; i += 1) s0 += (a[i] ?? 0) * (b[i] ?? 0);
  return s0 + s1 + (s2 + s3);
}

/** Solves A x = b for a positive definite A, given by its lower half; both are overwritten (Cholesky). */
function solvePositive(a: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = a[i * size + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (a[i * size + k] ?? 0) * (a[j * size + k] ?? 0);
      a[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (a[j * size + j] ?? 1);
    }
  }
  for (let i = 0; i < size; i += 1) {
    let sum = b[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (a[i * size + k] ?? 0) * (b[k] ?? 0);
    b[i] = sum / (a[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = b[i] ?? 0;
    for (let k = i + 1; k < size; k += 1) sum -= (a[k * size + i] ?? 0) * (b[k] ?? 0);
    b[i] = sum / (a[i * size + i] ?? 1);
  }
  return b;
}
