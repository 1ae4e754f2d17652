import type { ProxyMarked } from "comlink";
import { RFM_SEGMENTS } from "#shared/analytics/rfm.ts";
import { GAP_KINDS, type AdequacyColour, type GapKind } from "#shared/insurance/gaps.ts";
import { AGE_BAND_STARTS, UNKNOWN_AGE_BAND } from "./analysis/ageBands.ts";
import { createCovers } from "./analysis/covers.ts";
import { createGapBook, gapOf, type GapBook } from "./analysis/gapBook.ts";
import { createNeeds } from "./analysis/needs.ts";
import {
  choicesOf,
  rowFilter,
  type FilterChoices,
  type PeopleFilter,
} from "./analysis/peopleFilter.ts";
import { rfmOf, segmentCodes } from "./analysis/rfmTable.ts";
import type { BookReader } from "./bookReader.ts";
import { bookOf } from "./columns/book.ts";
import { dateNumber } from "./columns/dateNumber.ts";

/** People by adequacy in one category; whoever needs nothing there is not counted. */
export type GapCount = Readonly<{
  kind: GapKind;
  red: number;
  amber: number;
  green: number;
  /** Sum of the gaps, in the unit of the category: never add it across categories (DOMAIN 3.1). */
  gapTwd: number;
}>;

export type CoverageOverview = Readonly<{
  kind: "ready";
  people: number;
  uncheckable: number;
  withoutIncome: number;
  dataAt: string | null;
  counts: readonly GapCount[];
  /** RFM segment (empty: no policyholder of ours) by category. */
  bySegment: readonly Readonly<{ segment: string; counts: readonly GapCount[] }>[];
  byAgeBand: readonly Readonly<{ ageBand: number; counts: readonly GapCount[] }>[];
  choices: FilterChoices;
}>;
export type CoverageAnswer = CoverageOverview | { kind: "cancelled" };

export type CoverageRequest = Readonly<{ today: string; filter: PeopleFilter }>;
/** What a click opens: a category, and in it a colour, a segment or an age band. */
export type CoverageGroup = Readonly<{
  kind: GapKind;
  colour?: AdequacyColour;
  segment?: string;
  ageBand?: number;
}>;
export type GapPersonRow = Readonly<{
  id: string;
  name: string;
  agentId: string | undefined;
  needTwd: number;
  haveTwd: number;
  gapTwd: number;
}>;
export type CoveragePeople = Readonly<{
  people: number;
  gapTwd: number;
  rows: readonly GapPersonRow[];
}>;
export type CoverageProgress = (done: number, total: number) => void;

const MAX_ROWS = 500;

/** RFM segment of a person who is no policyholder of ours. */
const NO_SEGMENT = "";
const SEGMENT_NAMES = [NO_SEGMENT, ...RFM_SEGMENTS];
const AGE_BANDS = [UNKNOWN_AGE_BAND, ...AGE_BAND_STARTS];

/** Gaps by category over the whole book of this window (F26, DOMAIN 4); plain data, as it is drawn. */
export function createCoverageBook(reader: BookReader) {
  const book = bookOf(reader);
  const covers = createCovers(reader, book);
  const needs = createNeeds(book);
  let computed: { key: string; gaps: GapBook } | undefined;

  async function gapsOn(today: string, onProgress?: CoverageProgress): Promise<GapBook | null> {
    await book.whenLoaded();
    const isWhole = await covers.bringUp(today, (done, total) => onProgress?.(done, total));
    if (!isWhole) return null;
    const key = `${book.revision()}:${today}`;
    if (computed?.key !== key) {
      await needs.bringUp(today);
      const segments = segmentCodes(book, rfmOf(book, today));
      computed = { key, gaps: createGapBook(book, needs, covers.values(), segments, today) };
    }
    return computed.gaps;
  }

  return {
    /** `onProgress` counts policies; `cancel` ends the work and the answer is `cancelled`. */
    async overview(
      { today, filter }: CoverageRequest,
      onProgress?: CoverageProgress & Partial<ProxyMarked>,
    ): Promise<CoverageAnswer> {
      const gaps = await gapsOn(today, onProgress);
      if (!gaps) return { kind: "cancelled" };
      const day = dateNumber(today);
      const rows = gaps.rows.filter(rowFilter(book.people, filter, day));
      return {
        kind: "ready",
        people: rows.length,
        uncheckable: gaps.uncheckable,
        withoutIncome: gaps.withoutIncome,
        dataAt: book.newestChange(),
        ...countsOf(gaps, rows),
        choices: choicesOf(book.people, gaps.rows, day),
      };
    },

    /** Ends a reading of the book that is under way; the next question begins anew. */
    async cancel(): Promise<void> {
      covers.cancel();
    },

    /** The people behind a bar or a cell, widest gap first (F53: drill to the people). */
    async people(
      request: CoverageRequest & { group: CoverageGroup; offset: number; limit: number },
    ): Promise<CoveragePeople> {
      const { today, filter, group, offset, limit } = request;
      const gaps = await gapsOn(today);
      if (!gaps) return { people: 0, gapTwd: 0, rows: [] };
      const { people } = book;
      const lets = rowFilter(people, filter, dateNumber(today));
      const found: GapPersonRow[] = [];
      for (const row of gaps.rows) {
        if (!isIn(gaps, row, group) || !lets(row)) continue;
        const gap = gapOf(gaps, row, group.kind);
        if (!gap || (group.colour && gap.colour !== group.colour)) continue;
        const { needTwd, haveTwd, gapTwd } = gap;
        const agentId = people.agentIdOf(row);
        found.push({
          id: people.idOf(row),
          name: people.nameOf(row),
          agentId,
          needTwd,
          haveTwd,
          gapTwd,
        });
      }
      found.sort((a, b) => b.gapTwd - a.gapTwd || (a.id < b.id ? -1 : 1));
      return {
        people: found.length,
        gapTwd: found.reduce((sum, row) => sum + row.gapTwd, 0),
        rows: found.slice(offset, offset + Math.min(limit, MAX_ROWS)),
      };
    },
  };
}

const isIn = (
  { segments, ageBands }: GapBook,
  row: number,
  { segment, ageBand }: CoverageGroup,
): boolean =>
  (segment === undefined || SEGMENT_NAMES[segments[row] ?? 0] === segment) &&
  (ageBand === undefined || ageBands[row] === ageBand);

type Tally = { kind: GapKind; red: number; amber: number; green: number; gapTwd: number };
const newTally = (): Tally[] =>
  GAP_KINDS.map((kind) => ({ kind, red: 0, amber: 0, green: 0, gapTwd: 0 }));

/** Counts of all, by segment and by age band, in one walk over the people. */
function countsOf(gaps: GapBook, rows: Int32Array) {
  const counts = newTally();
  const bySegment = new Map<number, Tally[]>();
  const byAgeBand = new Map<number, Tally[]>();
  for (const row of rows) {
    const tallies = [
      counts,
      tallyOf(bySegment, gaps.segments[row] ?? 0),
      tallyOf(byAgeBand, gaps.ageBands[row] ?? UNKNOWN_AGE_BAND),
    ];
    for (let kind = 0; kind < GAP_KINDS.length; kind += 1) {
      const gap = gapOf(gaps, row, GAP_KINDS[kind] as GapKind);
      if (!gap) continue;
      for (const tally of tallies) {
        const count = tally[kind] as Tally;
        count[gap.colour] += 1;
        count.gapTwd += gap.gapTwd;
      }
    }
  }
  return {
    counts,
    bySegment: SEGMENT_NAMES.flatMap((segment, code) => {
      const own = bySegment.get(code);
      return own ? [{ segment, counts: own }] : [];
    }),
    byAgeBand: AGE_BANDS.flatMap((ageBand) => {
      const own = byAgeBand.get(ageBand);
      return own ? [{ ageBand, counts: own }] : [];
    }),
  };
}

function tallyOf(tallies: Map<number, Tally[]>, key: number): Tally[] {
  let tally = tallies.get(key);
  if (!tally) tallies.set(key, (tally = newTally()));
  return tally;
}
