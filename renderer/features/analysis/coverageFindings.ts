import type {
  CoverageGroup,
  CoverageOverview,
  GapCount,
} from "#renderer/data/worker/coverageBook.ts";
import type { GapKind } from "#shared/insurance/gaps.ts";
import { segmentNameOf } from "./segmentNames.ts";

export const countedIn = ({ red, amber, green }: GapCount): number => red + amber + green;

/** Share of the people with a need who have less than half of it, 0 to 1; 0 where nobody needs it. */
export const redShareOf = (count: GapCount): number =>
  countedIn(count) === 0 ? 0 : count.red / countedIn(count);

export type CoverageFinding = Readonly<{
  kind: "worst" | "life" | "champions" | "ageBand";
  gapKind: GapKind;
  share: number;
  people: number;
  gapTwd: number;
  ageBand?: number;
  group: CoverageGroup;
}>;

/** Survivors' cover replaces earnings, which are planned from 25 to the retirement at 65. */
const EARNING_FROM = 25;
const EARNING_UNTIL = 65;
/** Fewer people than this are an anecdote, not an age band to plan for. */
const MIN_BAND_PEOPLE = 5;

/**
 * Where the book is thinnest: the worst category, survivors' cover, the champions without it, and the
 * age band worst off. Shares, not sums across categories: those may never be added (DOMAIN 3.1).
 */
export function coverageFindings(overview: CoverageOverview): CoverageFinding[] {
  const of = (counts: readonly GapCount[], kind: GapKind) =>
    counts.find((count) => count.kind === kind);
  const findings: (CoverageFinding | null)[] = [];

  // Education also stands inside the life need (DOMAIN 4): it would tell the same gap twice.
  const candidates = overview.counts.filter(({ kind }) => kind !== "education");
  const worst = candidates.toSorted((a, b) => redShareOf(b) - redShareOf(a))[0];
  findings.push(finding("worst", worst, {}));
  findings.push(finding("life", of(overview.counts, "life_illness"), {}));

  const segment = segmentNameOf("champion");
  const champions = overview.bySegment.find((row) => row.segment === segment);
  findings.push(finding("champions", of(champions?.counts ?? [], "life_illness"), { segment }));

  const bands = overview.byAgeBand.flatMap(({ ageBand, counts }) => {
    const count = of(counts, "life_illness");
    const isEarning = ageBand >= EARNING_FROM && ageBand < EARNING_UNTIL;
    return isEarning && count && countedIn(count) >= MIN_BAND_PEOPLE ? [{ ageBand, count }] : [];
  });
  const band = bands.toSorted((a, b) => redShareOf(b.count) - redShareOf(a.count))[0];
  findings.push(finding("ageBand", band?.count, band ? { ageBand: band.ageBand } : {}));

  return findings.filter((found) => found !== null);
}

function finding(
  kind: CoverageFinding["kind"],
  count: GapCount | undefined,
  within: { segment?: string; ageBand?: number },
): CoverageFinding | null {
  if (!count || countedIn(count) === 0) return null;
  return {
    kind,
    gapKind: count.kind,
    share: redShareOf(count),
    people: count.red,
    gapTwd: count.gapTwd,
    ...(within.ageBand === undefined ? {} : { ageBand: within.ageBand }),
    group: { kind: count.kind, colour: "red", ...within },
  };
}
