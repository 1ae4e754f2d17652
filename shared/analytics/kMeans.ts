import { seededRandom } from "./seededRandom.ts";

export type Point = readonly number[];

export interface Clustering {
  readonly centres: readonly Point[];
  /** Cluster of each point, in input order. */
  readonly labels: readonly number[];
  /** Within-cluster sum of squares. */
  readonly withinSquares: number;
}

export interface KMeansOptions {
  readonly k: number;
  /** Starts tried; the best is kept. */
  readonly starts?: number;
  readonly seed?: number;
  readonly maxRounds?: number;
}

/** Points and centres in one array each, row by row: a book of 100,000 people is read many times over. */
interface Table {
  readonly values: Float64Array;
  readonly rows: number;
  readonly axes: number;
}

/** k-means with k-means++ starts (DOMAIN 5.6). A fixed seed: the same data give the same clusters. */
export function kMeans(points: readonly Point[], options: KMeansOptions): Clustering {
  const { k, starts = 10, seed = 1, maxRounds = 100 } = options;
  const table = tableOf(points);
  const random = seededRandom(seed);
  let best = run(table, spreadCentres(table, k, random), maxRounds);
  for (let start = 1; start < starts; start += 1) {
    const next = run(table, spreadCentres(table, k, random), maxRounds);
    if (next.withinSquares < best.withinSquares) best = next;
  }
  return best;
}

/** Clusters of the points that grow from given centres, without further starts. */
export function clusterFrom(
  points: readonly Point[],
  centres: readonly Point[],
  maxRounds = 100,
): Clustering {
  return run(tableOf(points), Float64Array.from(centres.flat()), maxRounds);
}

function tableOf(points: readonly Point[]): Table {
  const axes = points[0]?.length ?? 0;
  const values = new Float64Array(points.length * axes);
  points.forEach((point, row) => values.set(point, row * axes));
  return { values, rows: points.length, axes };
}

function squaredDistance(
  a: Float64Array,
  aStart: number,
  b: Float64Array,
  bStart: number,
  axes: number,
): number {
  let sum = 0;
  for (let axis = 0; axis < axes; axis += 1) {
    const difference = (a[aStart + axis] ?? 0) - (b[bStart + axis] ?? 0);
    sum += difference * difference;
  }
  return sum;
}

/** Each further centre is drawn with weight = squared distance to the nearest one so far. */
function spreadCentres({ values, rows, axes }: Table, k: number, random: () => number) {
  const centres: number[] = [];
  const nearest = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  const add = (row: number) => {
    centres.push(...values.subarray(row * axes, (row + 1) * axes));
    let total = 0;
    for (let i = 0; i < rows; i += 1) {
      const distance = squaredDistance(values, i * axes, values, row * axes, axes);
      if (distance < (nearest[i] ?? 0)) nearest[i] = distance;
      total += nearest[i] ?? 0;
    }
    return total;
  };
  if (rows === 0) return new Float64Array();
  let total = add(Math.floor(random() * rows));
  for (let count = 1; count < Math.min(k, rows) && total > 0; count += 1) {
    let left = random() * total;
    let chosen = nearest.findIndex((distance) => (left -= distance) < 0);
    if (chosen < 0) chosen = nearest.findLastIndex((distance) => distance > 0);
    total = add(chosen);
  }
  return Float64Array.from(centres);
}

function run(table: Table, start: Float64Array, maxRounds: number): Clustering {
  const { values, rows, axes } = table;
  const centres = start.slice();
  const labels = new Int32Array(rows).fill(-1);
  let withinSquares = assign(table, centres, labels).withinSquares;
  for (let round = 0; round < maxRounds; round += 1) {
    moveToMeans(table, centres, labels);
    const next = assign(table, centres, labels);
    ({ withinSquares } = next);
    if (next.changes === 0) break;
  }
  const count = axes === 0 ? 0 : centres.length / axes;
  return {
    centres: Array.from({ length: count }, (_, i) =>
      Array.from(centres.subarray(i * axes, (i + 1) * axes)),
    ),
    labels: Array.from(labels),
    withinSquares: values.length === 0 ? 0 : withinSquares,
  };
}

/** Label each point with its nearest centre, the first of equals. */
function assign({ values, rows, axes }: Table, centres: Float64Array, labels: Int32Array) {
  let [changes, withinSquares] = [0, 0];
  for (let row = 0; row < rows; row += 1) {
    let [best, shortest] = [0, Number.POSITIVE_INFINITY];
    for (let start = 0; start < centres.length; start += axes) {
      const distance = squaredDistance(values, row * axes, centres, start, axes);
      if (distance < shortest) [best, shortest] = [start / axes, distance];
    }
    if (labels[row] !== best) changes += 1;
    labels[row] = best;
    withinSquares += shortest;
  }
  return { changes, withinSquares };
}

/** A cluster that lost all its points keeps its centre. */
function moveToMeans({ values, rows, axes }: Table, centres: Float64Array, labels: Int32Array) {
  const sums = new Float64Array(centres.length);
  const counts = new Int32Array(axes === 0 ? 0 : centres.length / axes);
  for (let row = 0; row < rows; row += 1) {
    const label = labels[row] ?? 0;
    counts[label] = (counts[label] ?? 0) + 1;
    for (let axis = 0; axis < axes; axis += 1) {
      const at = label * axes + axis;
      sums[at] = (sums[at] ?? 0) + (values[row * axes + axis] ?? 0);
    }
  }
  for (let at = 0; at < centres.length; at += 1) {
    const count = counts[Math.floor(at / axes)] ?? 0;
    if (count > 0) centres[at] = (sums[at] ?? 0) / count;
  }
}
