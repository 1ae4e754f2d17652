import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestClustering, silhouette } from "./bestClustering.ts";
import {
  CLUSTER_FEATURES,
  customerClusters,
  zScores,
  type ClusterFacts,
} from "./customerClusters.ts";
import { kMeans } from "./kMeans.ts";

const six = [
  [1, 1],
  [1, 2],
  [2, 1],
  [8, 8],
  [8, 9],
  [9, 8],
];

describe("DOMAIN 5.6 k-means", () => {
  it("finds the two centres of the test and their sum of squares", () => {
    const { centres, labels, withinSquares } = kMeans(six, { k: 2 });
    const sorted = centres
      .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
      .map((centre) => centre.map((v) => v.toFixed(4)));
    expect(sorted).toEqual([
      ["1.3333", "1.3333"],
      ["8.3333", "8.3333"],
    ]);
    expect(withinSquares).toBeCloseTo(2.6667, 4);
    expect(labels[0]).toBe(labels[2]);
    expect(labels[0]).not.toBe(labels[3]);
  });

  it("the same data and seed give the same clusters; few or equal points do no harm", () => {
    expect(kMeans(six, { k: 3, seed: 9 })).toEqual(kMeans(six, { k: 3, seed: 9 }));
    expect(kMeans([[1], [1]], { k: 3 }).withinSquares).toBe(0);
    expect(kMeans([], { k: 2 }).labels).toEqual([]);
  });

  it("chooses k by silhouette", () => {
    const blobs = [0, 100, 200, 300].flatMap((c) => [
      [c, c],
      [c + 1, c],
      [c, c + 1],
    ]);
    const chosen = bestClustering(blobs);
    expect(chosen.centres).toHaveLength(4);
    expect(silhouette(blobs, chosen)).toBeGreaterThan(0.95);
  });

  it("z-scores have mean 0 and deviation 1, a constant column is 0", () => {
    expect(
      zScores([
        [1, 5],
        [3, 5],
      ]),
    ).toEqual([
      [-1, 0],
      [1, 0],
    ]);
    expect(zScores([])).toEqual([]);
    expect(
      zScores([
        [1, null],
        [3, null],
        [null, null],
      ]),
    ).toEqual([
      [-1, 0],
      [1, 0],
      [0, 0],
    ]);
  });

  it("DOMAIN 5.6 a column of one value is 0 though its mean in binary is not that value", () => {
    // 0.1 three times has the mean 0.10000000000000002: a deviation out of nothing would set known from unknown.
    expect(zScores([[0.1], [0.1], [0.1], [null]])).toEqual([[0], [0], [0], [0]]);
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: 0, max: 1e6 }),
        fc.integer({ min: 1, max: 40 }),
        (value, rows) => {
          const column = Array.from({ length: rows }, () => [value]);
          expect(
            zScores(column)
              .flat()
              .every((z) => z === 0),
          ).toBe(true);
        },
      ),
    );
  });

  it("a large book is clustered from the centres of a sample", () => {
    const large = Array.from({ length: 9_000 }, (_, i) => [(i % 3) * 50 + (i % 5), i % 4]);
    const { centres, labels } = bestClustering(large, { sample: 1_000 });
    expect(centres).toHaveLength(3);
    expect(new Set(labels.filter((_, i) => i % 3 === 0)).size).toBe(1);
    expect(labels).toHaveLength(9_000);
  });

  it("every point belongs to its nearest centre, and a further cluster never makes the fit worse", () => {
    const point = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 6, maxLength: 40 }), (points) => {
        const { centres, labels } = kMeans(points, { k: 3 });
        const squares = (at: readonly number[], centre: readonly number[] = []) =>
          at.reduce((sum, value, axis) => sum + (value - (centre[axis] ?? 0)) ** 2, 0);
        points.forEach((at, i) => {
          const nearest = Math.min(...centres.map((centre) => squares(at, centre)));
          expect(squares(at, centres[labels[i] ?? -1])).toBeCloseTo(nearest, 6);
        });
        const one = kMeans(points, { k: 1 }).withinSquares;
        expect(kMeans(points, { k: 3 }).withinSquares).toBeLessThanOrEqual(one + 1e-6);
      }),
    );
  });
});

describe("DOMAIN 5.6 clusters of customers (F115)", () => {
  const young: ClusterFacts = {
    premiumTwd: 12_000,
    policies: 1,
    recencyDays: 900,
    ageYears: 26,
    tenureYears: 1,
    categories: 2,
    meanGapRatio: 0.9,
    premiumIncomeRatio: 0.02,
    contactsPerYear: 1,
    digitalShare: 0.9,
  };
  const family = { ...young, ageYears: 40, policies: 5, premiumTwd: 180_000, digitalShare: 0.2 };
  const retired = { ...young, ageYears: 70, tenureYears: 30, contactsPerYear: 12, digitalShare: 0 };

  it("uses the ten features of the text and no others", () => {
    expect(CLUSTER_FEATURES).toHaveLength(10);
    expect(Object.keys(young)).toHaveLength(10);
  });

  it("labels each by its highest features, the largest cluster first", () => {
    const people = [
      ...Array.from({ length: 12 }, (_, i) => ({ ...young, ageYears: 25 + (i % 3) })),
      ...Array.from({ length: 8 }, (_, i) => ({ ...family, ageYears: 39 + (i % 3) })),
      ...Array.from({ length: 5 }, (_, i) => ({ ...retired, ageYears: 69 + (i % 3) })),
    ];
    const { clusters, labels } = customerClusters(people);
    expect(clusters.map(({ size }) => size)).toEqual([12, 8, 5]);
    expect(clusters.map(({ highest }) => highest[0])).toEqual(["digital", "premium", "tenure"]);
    expect([labels[0], labels[12], labels[20]]).toEqual([0, 1, 2]);
    expect(customerClusters(people)).toEqual({ clusters, labels });
  });

  it("what is not known counts as average; nobody gives no clusters", () => {
    const unknown: ClusterFacts = { ...young, premiumIncomeRatio: null, digitalShare: null };
    expect(customerClusters([young, family, retired, unknown]).labels).toHaveLength(4);
    expect(customerClusters([])).toEqual({ clusters: [], labels: [] });
  });
});
