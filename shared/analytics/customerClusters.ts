import { bestClustering, type BestClusteringOptions } from "./bestClustering.ts";
import type { Point } from "./kMeans.ts";

/**
 * The ten features of DOMAIN 5.6. The list is closed on purpose: health, religion and the like must never
 * become a feature, and a feature that is not here cannot be handed in.
 */
export const CLUSTER_FEATURES = [
  "premium",
  "policies",
  "recency",
  "age",
  "tenure",
  "categories",
  "gapRatio",
  "premiumIncome",
  "contacts",
  "digital",
] as const;
export type ClusterFeature = (typeof CLUSTER_FEATURES)[number];

/** What is known of one customer; null where it is not known. */
export interface ClusterFacts {
  /** Annualised in-force premium with us. */
  readonly premiumTwd: number | null;
  /** Policies with us in force. */
  readonly policies: number | null;
  /** Days since the last purchase. */
  readonly recencyDays: number | null;
  readonly ageYears: number | null;
  readonly tenureYears: number | null;
  /** Benefit categories covered. */
  readonly categories: number | null;
  /** Mean of gap / need over the categories, 0 to 1. */
  readonly meanGapRatio: number | null;
  readonly premiumIncomeRatio: number | null;
  readonly contactsPerYear: number | null;
  /** Digital contacts of all contacts, 0 to 1. */
  readonly digitalShare: number | null;
}

export interface CustomerCluster {
  readonly size: number;
  /** Mean z-score of each feature, in the order of `CLUSTER_FEATURES`. */
  readonly centre: Point;
  /** What marks the cluster: the features highest above the average, the highest first; at most two. */
  readonly highest: readonly ClusterFeature[];
}

export interface CustomerClusters {
  /** The largest first. */
  readonly clusters: readonly CustomerCluster[];
  /** Cluster of each customer, in input order. */
  readonly labels: readonly number[];
}

function rawPoint(facts: ClusterFacts): (number | null)[] {
  const log = (value: number | null) => (value === null ? null : Math.log1p(Math.max(0, value)));
  return [
    log(facts.premiumTwd),
    facts.policies,
    log(facts.recencyDays),
    facts.ageYears,
    facts.tenureYears,
    facts.categories,
    facts.meanGapRatio,
    facts.premiumIncomeRatio,
    facts.contactsPerYear,
    facts.digitalShare,
  ];
}

/** Columns to mean 0 and standard deviation 1; a constant column, and what is not known, to 0. */
export function zScores(rows: readonly (readonly (number | null)[])[]): Point[] {
  const axes = (rows[0] ?? []).map((_, axis) => {
    const known = rows.map((row) => row[axis] ?? null).filter((value) => value !== null);
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length;
    // The mean of one value many times is not always that value in binary: its deviation is then no spread.
    const isConstant = known.every((value) => value === known[0]);
    return { mean, deviation: isConstant ? 0 : Math.sqrt(variance) };
  });
  return rows.map((row) =>
    axes.map(({ mean, deviation }, axis) => {
      const value = row[axis] ?? null;
      return value === null || !(deviation > 0) ? 0 : (value - mean) / deviation;
    }),
  );
}

/** Customers in clusters named by what marks them (DOMAIN 5.6, F115). */
export function customerClusters(
  customers: readonly ClusterFacts[],
  options?: BestClusteringOptions,
): CustomerClusters {
  const { centres, labels } = bestClustering(zScores(customers.map(rawPoint)), options);
  const sizes = centres.map(() => 0);
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  const order = centres
    .map((centre, label) => ({ label, centre, size: sizes[label] ?? 0 }))
    .filter(({ size }) => size > 0)
    .toSorted((a, b) => b.size - a.size || a.label - b.label);
  const place = new Map(order.map(({ label }, i) => [label, i]));
  return {
    clusters: order.map(({ size, centre }) => ({ size, centre, highest: highestOf(centre) })),
    labels: labels.map((label) => place.get(label) ?? 0),
  };
}

function highestOf(centre: Point): ClusterFeature[] {
  return CLUSTER_FEATURES.map((feature, axis) => ({ feature, z: centre[axis] ?? 0 }))
    .filter(({ z }) => z > 0)
    .toSorted((a, b) => b.z - a.z)
    .slice(0, 2)
    .map(({ feature }) => feature);
}
