import { clusterFrom, kMeans, type Clustering, type Point } from "./kMeans.ts";
import { seededRandom } from "./seededRandom.ts";

function distance(a: Point, b: Point): number {
  let sum = 0;
  for (let axis = 0; axis < a.length; axis += 1) sum += ((a[axis] ?? 0) - (b[axis] ?? 0)) ** 2;
  return Math.sqrt(sum);
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
      const far = distance(point, centre);
      if (label === own) inside = far;
      else outside = Math.min(outside, far);
    });
    const longest = Math.max(inside, outside);
    return sum + (longest === 0 ? 0 : (outside - inside) / longest);
  }, 0);
  return total / points.length;
}

export interface BestClusteringOptions {
  readonly from?: number;
  readonly to?: number;
  readonly seed?: number;
  /** Points on which k is chosen and the starts are tried; a larger book is then clustered from there. */
  readonly sample?: number;
}

/** Drawn and not every n-th point: a book in the order of its units would lose whole units that way. */
function sampleOf(points: readonly Point[], size: number, seed: number): readonly Point[] {
  if (points.length <= size) return points;
  const random = seededRandom(seed);
  let wanted = size;
  return points.filter((_, i) => {
    if (random() * (points.length - i) >= wanted) return false;
    wanted -= 1;
    return true;
  });
}

/** The clustering with the best silhouette for k from 3 to 8, ten starts each (DOMAIN 5.6). */
export function bestClustering(
  points: readonly Point[],
  { from = 3, to = 8, seed = 1, sample = 2_000 }: BestClusteringOptions = {},
): Clustering {
  const some = sampleOf(points, sample, seed);
  let best = kMeans(some, { k: from, seed });
  let bestScore = silhouette(some, best);
  for (let k = from + 1; k <= to; k += 1) {
    const next = kMeans(some, { k, seed });
    const score = silhouette(some, next);
    if (score > bestScore) [best, bestScore] = [next, score];
  }
  return some === points ? best : clusterFrom(points, best.centres);
}
