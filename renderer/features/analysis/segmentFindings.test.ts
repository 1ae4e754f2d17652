import { describe, expect, it } from "vitest";
import type { SegmentsOverview } from "#renderer/data/worker/segmentation.ts";
import { segmentFindings } from "./segmentFindings.ts";

const overview: SegmentsOverview = {
  policyholders: 10,
  premiumTwd: 716_000,
  dataAt: null,
  cells: [],
  segments: [
    { segment: "冠軍", people: 3, premiumTwd: 516_000 },
    { segment: "高額沉睡", people: 1, premiumTwd: 80_000 },
  ],
  top20Share: 0.5866,
  top30Share: 0.7207,
  newPolicies: 12,
  newPoliciesBefore: 10,
  choices: { agentIds: [], cities: [], ageBands: [] },
};

describe("F110 findings in words", () => {
  it("F110 F111 champions, top fifth, sleepers and new business, in that order", () => {
    const [champions, topFifth, sleeping, newBusiness] = segmentFindings(overview);
    expect(champions).toMatchObject({ kind: "champions", people: 3 });
    expect(champions).toHaveProperty("premiumShare", 516_000 / 716_000);
    expect(topFifth).toEqual({ kind: "topFifth", premiumShare: 0.5866 });
    expect(sleeping).toEqual({ kind: "sleepingHigh", people: 1, premiumTwd: 80_000 });
    expect(newBusiness).toMatchObject({ kind: "newBusiness", policies: 12 });
    expect(newBusiness).toHaveProperty("change", expect.closeTo(0.2));
  });

  it("F110 says nothing of a trend where there was no year before, and divides nothing by zero", () => {
    const empty = { ...overview, premiumTwd: 0, segments: [], newPoliciesBefore: 0 };
    const [champions, , , newBusiness] = segmentFindings(empty);
    expect(champions).toMatchObject({ people: 0, premiumShare: 0 });
    expect(newBusiness).toMatchObject({ change: null });
  });
});
