import { describe, expect, it } from "vitest";
import { bestClustering, kMeans, silhouette, zScores } from "./kMeans.ts";

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
  });
});
