import { describe, expect, it } from "vitest";
import type { CoverageOverview, GapCount } from "#renderer/data/worker/coverageBook.ts";
import { coverageFindings, redShareOf } from "./coverageFindings.ts";

const count = (kind: GapCount["kind"], red: number, amber: number, green: number): GapCount => ({
  kind,
  red,
  amber,
  green,
  gapTwd: red * 1_000,
});

const overview: CoverageOverview = {
  kind: "ready",
  people: 20,
  uncheckable: 0,
  withoutIncome: 0,
  dataAt: null,
  counts: [count("life_illness", 10, 5, 5), count("ltc", 18, 1, 1)],
  bySegment: [{ segment: "冠軍", counts: [count("life_illness", 1, 0, 3)] }],
  byAgeBand: [
    { ageBand: 25, counts: [count("life_illness", 2, 0, 0)] },
    { ageBand: 35, counts: [count("life_illness", 6, 2, 2)] },
    { ageBand: 45, counts: [count("life_illness", 2, 3, 3)] },
  ],
  choices: { agentIds: [], cities: [], ageBands: [] },
};

describe("F26 findings of the book's coverage", () => {
  it("F26 names the worst category, survivors' cover, champions without it and the worst age band", () => {
    const [worst, life, champions, ageBand] = coverageFindings(overview);
    expect(worst).toMatchObject({ kind: "worst", gapKind: "ltc", share: 0.9, people: 18 });
    expect(life).toMatchObject({ kind: "life", share: 0.5, people: 10, gapTwd: 10_000 });
    expect(champions).toMatchObject({ people: 1, group: { segment: "冠軍", colour: "red" } });
    // Two people of 25 to 34 are all red, but two are no finding.
    expect(ageBand).toMatchObject({ ageBand: 35, share: 0.6 });
  });

  it("F26 leaves out what it knows nothing of", () => {
    const none = { ...overview, counts: [count("ltc", 0, 0, 0)], bySegment: [], byAgeBand: [] };
    expect(coverageFindings(none)).toEqual([]);
    expect(redShareOf(count("ltc", 0, 0, 0))).toBe(0);
  });
});
