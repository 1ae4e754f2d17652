import type { ProxyMarked } from "comlink";
import { GAP_KINDS, type AdequacyColour, type GapKind } from "#shared/insurance/gaps.ts";
import { bookTableOf } from "./analysis/bookTable.ts";
import { createCoverScan } from "./analysis/coverScan.ts";
import { createGapBook, gapOf, type GapBook, type GapPerson } from "./analysis/gapBook.ts";
import {
  choicesOf,
  passesFilter,
  type FilterChoices,
  type PeopleFilter,
} from "./analysis/peopleFilter.ts";
import { createNeedsBook } from "./analysis/personNeed.ts";
import { rfmOf } from "./analysis/rfmTable.ts";
import type { BookReader } from "./bookReader.ts";

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

/** Gaps by category over the whole book of this window (F26, DOMAIN 4); plain data, as it is drawn. */
export function createCoverageBook(reader: BookReader) {
  const table = bookTableOf(reader);
  const scan = createCoverScan(reader, table);
  const needsOf = createNeedsBook(table);
  let computed: { key: string; book: GapBook } | undefined;

  async function bookOf(today: string, onProgress?: CoverageProgress): Promise<GapBook | null> {
    const total = await reader.count("policies");
    const isWhole = await scan.bringUp(today, (done) => onProgress?.(done, total));
    if (!isWhole) return null;
    await table.whenLoaded();
    const key = `${table.revision()}:${today}`;
    if (computed?.key !== key) {
      const needs = await needsOf(today);
      const book = createGapBook(table, needs, scan.columns, rfmOf(table, today), today);
      computed = { key, book };
    }
    return computed.book;
  }

  return {
    /** `onProgress` counts policies; `cancel` ends the reading and the answer is `cancelled`. */
    async overview(
      { today, filter }: CoverageRequest,
      onProgress?: CoverageProgress & Partial<ProxyMarked>,
    ): Promise<CoverageAnswer> {
      const book = await bookOf(today, onProgress);
      if (!book) return { kind: "cancelled" };
      const people = book.people.filter(({ person }) => passesFilter(person, filter, today));
      return {
        kind: "ready",
        people: people.length,
        uncheckable: book.uncheckable,
        withoutIncome: book.withoutIncome,
        dataAt: table.newestChange(),
        counts: countsOf(book, people),
        bySegment: [...groupBy(people, (person) => person.segment)].map(([segment, members]) => ({
          segment,
          counts: countsOf(book, members),
        })),
        byAgeBand: [...groupBy(people, (person) => person.ageBand)]
          .map(([ageBand, members]) => ({ ageBand, counts: countsOf(book, members) }))
          .sort((a, b) => a.ageBand - b.ageBand),
        choices: choicesOf(
          book.people.map(({ person }) => person),
          today,
        ),
      };
    },

    /** Ends a reading of the book that is under way; the next question begins anew. */
    async cancel(): Promise<void> {
      scan.cancel();
    },

    /** The people behind a bar or a cell, widest gap first (F53: drill to the people). */
    async people(
      request: CoverageRequest & { group: CoverageGroup; offset: number; limit: number },
    ): Promise<CoveragePeople> {
      const { today, filter, group, offset, limit } = request;
      const book = await bookOf(today);
      if (!book) return { people: 0, gapTwd: 0, rows: [] };
      const rows = book.people
        .filter((row) => isIn(row, group) && passesFilter(row.person, filter, today))
        .flatMap((row) => {
          const gap = gapOf(book, row, group.kind);
          if (!gap || (group.colour && gap.colour !== group.colour)) return [];
          const { id, name, agentId } = row.person;
          const { needTwd, haveTwd, gapTwd } = gap;
          return { id, name, agentId, needTwd, haveTwd, gapTwd };
        })
        .sort((a, b) => b.gapTwd - a.gapTwd || (a.id < b.id ? -1 : 1));
      return {
        people: rows.length,
        gapTwd: rows.reduce((sum, row) => sum + row.gapTwd, 0),
        rows: rows.slice(offset, offset + Math.min(limit, MAX_ROWS)),
      };
    },
  };
}

const isIn = (row: GapPerson, { segment, ageBand }: CoverageGroup): boolean =>
  (segment === undefined || row.segment === segment) &&
  (ageBand === undefined || row.ageBand === ageBand);

function countsOf(book: GapBook, people: readonly GapPerson[]): GapCount[] {
  return GAP_KINDS.map((kind) => {
    const count = { kind, red: 0, amber: 0, green: 0, gapTwd: 0 };
    for (const person of people) {
      const gap = gapOf(book, person, kind);
      if (!gap) continue;
      count[gap.colour] += 1;
      count.gapTwd += gap.gapTwd;
    }
    return count;
  });
}

function groupBy<K>(
  people: readonly GapPerson[],
  keyOf: (person: GapPerson) => K,
): Map<K, GapPerson[]> {
  const groups = new Map<K, GapPerson[]>();
  for (const person of people) {
    const key = keyOf(person);
    const group = groups.get(key);
    if (group) group.push(person);
    else groups.set(key, [person]);
  }
  return groups;
}
