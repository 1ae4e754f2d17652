import type { SegmentsOverview } from "#renderer/data/worker/segmentation.ts";
import { segmentNameOf, type SegmentKey } from "./segmentNames.ts";

/** What a manager is told before any picture; texts and formats are the screen's. */
export type SegmentFinding =
  | { kind: "champions"; people: number; premiumShare: number }
  | { kind: "topFifth"; premiumShare: number }
  | { kind: "sleepingHigh"; people: number; premiumTwd: number }
  | { kind: "newBusiness"; policies: number; change: number | null };

/** The four findings of the RFM screen, always in the same places (DESIGN, Manager). */
export function segmentFindings(overview: SegmentsOverview): SegmentFinding[] {
  const totalOf = (key: SegmentKey) =>
    overview.segments.find(({ segment }) => segment === segmentNameOf(key)) ?? {
      people: 0,
      premiumTwd: 0,
    };
  const champions = totalOf("champion");
  const sleeping = totalOf("sleepingHigh");
  const { premiumTwd, newPolicies, newPoliciesBefore } = overview;
  return [
    {
      kind: "champions",
      people: champions.people,
      premiumShare: premiumTwd === 0 ? 0 : champions.premiumTwd / premiumTwd,
    },
    { kind: "topFifth", premiumShare: overview.top20Share },
    { kind: "sleepingHigh", people: sleeping.people, premiumTwd: sleeping.premiumTwd },
    {
      kind: "newBusiness",
      policies: newPolicies,
      change: newPoliciesBefore === 0 ? null : newPolicies / newPoliciesBefore - 1,
    },
  ];
}
