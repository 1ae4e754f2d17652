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

/** k-means with k-means++ starts (DOMAIN 5.6). A fixed seed: the same data give the same clusters. */
export function kMeans(points: readonly Point[], options: KMeansOptions): Clustering {
  const { k, starts = 10, seed = 1, maxRounds = 100 } = options;
  const random = seededRandom(seed);
  let best = run(points, spreadCentres(points, k, random), maxRounds);
  for (let start = 1; start < starts; start += 1) {
    const next = run(points, spreadCentres(points, k, random), maxRounds);
    if (next.withinSquares < best.withinSquares) best = next;
  }
  return best;
}

/** Mulberry32: small, fast and the same on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function squaredDistance(a: Point, b: Point): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return sum;
}

/** Each further centre is drawn with weight = squared distance to the nearest one so far. */
function spreadCentres(points: readonly Point[], k: number, random: () => number): Point[] {
  const first = points[Math.floor(random() * points.length)];
  if (!first) return [];
  const centres = [first];
  const nearest = points.map((point) => squaredDistance(point, first));
  while (centres.length < Math.min(k, points.length)) {
    const total = nearest.reduce((sum, distance) => sum + distance, 0);
    if (total === 0) break;
    let left = random() * total;
    let chosen = nearest.findIndex((distance) => (left -= distance) < 0);
    if (chosen < 0) chosen = nearest.findLastIndex((distance) => distance > 0);
    const centre = points[chosen] ?? first;
    centres.push(centre);
    points.forEach((point, i) => {
      nearest[i] = Math.min(nearest[i] ?? 0, squaredDistance(point, centre));
    });
  }
  return centres;
}

function run(points: readonly Point[], start: readonly Point[], maxRounds: number): Clustering {
  let centres = start;
  let labels = points.map((point) => nearestCentre(point, centres));
  for (let round = 0; round < maxRounds; round += 1) {
    centres = means(points, labels, centres);
    const next = points.map((point) => nearestCentre(point, centres));
    const isStable = next.every((label, i) => label === labels[i]);
    labels = next;
    if (isStable) break;
  }
  const withinSquares = points.reduce(
    (sum, point, i) => sum + squaredDistance(point, centres[labels[i] ?? 0] ?? point),
    0,
  );
  return { centres, labels, withinSquares };
}

function nearestCentre(point: Point, centres: readonly Point[]): number {
  let best = 0;
  let shortest = Number.POSITIVE_INFINITY;
  centres.forEach((centre, i) => {
    const distance = squaredDistance(point, centre);
    if (distance < shortest) [best, shortest] = [i, distance];
  });
  return best;
}

/** A cluster that lost all its points keeps its centre. */
function means(
  points: readonly Point[],
  labels: readonly number[],
  centres: readonly Point[],
): Point[] {
  const sums = centres.map((centre) => centre.map(() => 0));
  const counts = centres.map(() => 0);
  points.forEach((point, i) => {
    const label = labels[i] ?? 0;
    counts[label] = (counts[label] ?? 0) + 1;
    const sum = sums[label];
    if (sum) point.forEach((value, axis) => (sum[axis] = (sum[axis] ?? 0) + value));
  });
  return centres.map((centre, i) => {
    const count = counts[i] ?? 0;
    return count === 0 ? centre : (sums[i] ?? []).map((value) => value / count);
  });
}

/** Columns to mean 0 and standard deviation 1; a constant column to 0. */
export function zScores(points: readonly Point[]): Point[] {
  const n = points.length;
  const axes = points[0]?.map((_, axis) => {
    const mean = points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / n;
    const variance = points.reduce((sum, point) => sum + ((point[axis] ?? 0) - mean) ** 2, 0) / n;
    return { mean, deviation: Math.sqrt(variance) };
  });
  if (!axes) return [];
  return points.map((point) =>
    axes.map(({ mean, deviation }, i) =>
      deviation === 0 ? 0 : ((point[i] ?? 0) - mean) / deviation,
    ),
  );
}

/**
 * Simplified silhouette, -1 to 1: distances to centres instead of to every other point, because the full one
 * would compare 100,000 customers with each other.
 */
export function silhouette(points: readonly Point[], { centres, labels }: Clustering): number {
  if (centres.length < 2 || points.length === 0) return 0;
  const total = points.reduce((sum, point, i) => {
    const own = labels[i] ?? 0;
    let [inside, outside] = [0, Number.POSITIVE_INFINITY];
    centres.forEach((centre, label) => {
      const distance = Math.sqrt(squaredDistance(point, centre));
      if (label === own) inside = distance;
      else outside = Math.min(outside, distance);
    });
    const longest = Math.max(inside, outside);
    return sum + (longest === 0 ? 0 : (outside - inside) / longest);
  }, 0);
  return total / points.length;
}

/** The clustering with the best silhouette for k from 3 to 8 (DOMAIN 5.6). */
export function bestClustering(
  points: readonly Point[],
  { from = 3, to = 8, seed = 1 }: { from?: number; to?: number; seed?: number } = {},
): Clustering {
  let best = kMeans(points, { k: from, seed });
  for (let k = from + 1; k <= to; k += 1) {
    const next = kMeans(points, { k, seed });
    if (silhouette(points, next) > silhouette(points, best)) best = next;
  }
  return best;
}
