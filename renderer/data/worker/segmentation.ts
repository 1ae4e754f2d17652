import { addDays, anniversary } from "#shared/insurance/date.ts";
import { topShare } from "./analysis/pareto.ts";
import {
  choicesOf,
  rowFilter,
  type FilterChoices,
  type PeopleFilter,
} from "./analysis/peopleFilter.ts";
import { rfmOf, type RfmPerson } from "./analysis/rfmTable.ts";
import type { BookReader } from "./bookReader.ts";
import { bookOf, type Book } from "./columns/book.ts";
import { dateNumber } from "./columns/dateNumber.ts";
import { liveRows } from "./columns/live.ts";

export type SegmentTotal = Readonly<{ people: number; premiumTwd: number }>;
/** What a click on a chart opens. */
export type SegmentGroup =
  { kind: "cell"; r: number; f: number } | { kind: "segment"; segment: string } | { kind: "all" };

export type SegmentsRequest = Readonly<{ today: string; filter: PeopleFilter }>;
export type SegmentsOverview = Readonly<{
  policyholders: number;
  premiumTwd: number;
  /** Newest change among the customers and policies counted; null in an empty book. */
  dataAt: string | null;
  /** 25 cells, R 5 to 1, within it F 1 to 5. */
  cells: readonly (SegmentTotal & { r: number; f: number })[];
  segments: readonly (SegmentTotal & { segment: string })[];
  /** Share of the premium that the top 20 and 30 % of policyholders pay (F111, F112). */
  top20Share: number;
  top30Share: number;
  /** Own policies that began in the last twelve months, and in the twelve before. */
  newPolicies: number;
  newPoliciesBefore: number;
  choices: FilterChoices;
}>;

export type SegmentPerson = Readonly<{
  id: string;
  name: string;
  agentId: string | undefined;
  premiumTwd: number;
  r: number;
  f: number;
  m: number;
  segment: string;
}>;
export type SegmentPeople = SegmentTotal & Readonly<{ rows: readonly SegmentPerson[] }>;

/** Rows of one answer; the side list asks for more as one scrolls. */
const MAX_ROWS = 500;

/** RFM of the book in this window (F110, DOMAIN 5.1); plain data, as it is drawn. */
export function createSegmentation(reader: BookReader) {
  const book = bookOf(reader);
  let scored: { key: string; people: RfmPerson[] } | undefined;

  async function peopleOf(request: SegmentsRequest): Promise<RfmPerson[]> {
    await book.whenLoaded();
    const key = `${book.revision()}:${request.today}`;
    if (scored?.key !== key) scored = { key, people: rfmOf(book, request.today) };
    return scored.people;
  }

  return {
    async overview(request: SegmentsRequest): Promise<SegmentsOverview> {
      const everybody = await peopleOf(request);
      const today = dateNumber(request.today);
      const lets = rowFilter(book.people, request.filter, today);
      const people = everybody.filter(({ row }) => lets(row));
      const premiums = people.map((row) => row.premiumTwd);
      return {
        ...totalOf(people),
        policyholders: people.length,
        dataAt: book.newestChange(),
        cells: cellsOf(people),
        segments: segmentsOf(people),
        top20Share: topShare(premiums, 0.2),
        top30Share: topShare(premiums, 0.3),
        ...newBusiness(book, request),
        choices: choicesOf(
          book.people,
          everybody.map(({ row }) => row),
          today,
        ),
      };
    },

    /** The people behind a cell or a segment, highest premium first (F53: drill to the people). */
    async people(
      request: SegmentsRequest & { group: SegmentGroup; offset: number; limit: number },
    ): Promise<SegmentPeople> {
      const { group, filter, today } = request;
      const { people } = book;
      const everybody = await peopleOf(request);
      const lets = rowFilter(people, filter, dateNumber(today));
      const found = everybody
        .filter((person) => isIn(person, group) && lets(person.row))
        .sort(
          (a, b) =>
            b.premiumTwd - a.premiumTwd || (people.idOf(a.row) < people.idOf(b.row) ? -1 : 1),
        );
      const rows = found.slice(request.offset, request.offset + Math.min(request.limit, MAX_ROWS));
      return { ...totalOf(found), rows: rows.map((person) => presentPerson(book, person)) };
    },
  };
}

const isIn = (row: RfmPerson, group: SegmentGroup): boolean =>
  group.kind === "all" ||
  (group.kind === "cell" ? row.r === group.r && row.f === group.f : row.segment === group.segment);

const totalOf = (people: readonly RfmPerson[]): SegmentTotal => ({
  people: people.length,
  premiumTwd: people.reduce((sum, row) => sum + row.premiumTwd, 0),
});

function cellsOf(people: readonly RfmPerson[]): SegmentsOverview["cells"] {
  const cells = Array.from({ length: 25 }, (_, index) => ({
    r: 5 - Math.floor(index / 5),
    f: (index % 5) + 1,
    people: 0,
    premiumTwd: 0,
  }));
  for (const row of people) {
    const cell = cells[(5 - row.r) * 5 + row.f - 1];
    if (!cell) continue;
    cell.people += 1;
    cell.premiumTwd += row.premiumTwd;
  }
  return cells;
}

function segmentsOf(people: readonly RfmPerson[]): SegmentsOverview["segments"] {
  const bySegment = new Map<string, { people: number; premiumTwd: number }>();
  for (const row of people) {
    let total = bySegment.get(row.segment);
    if (!total) bySegment.set(row.segment, (total = { people: 0, premiumTwd: 0 }));
    total.people += 1;
    total.premiumTwd += row.premiumTwd;
  }
  return [...bySegment].map(([segment, total]) => ({ segment, ...total }));
}

function newBusiness({ policies, people }: Book, { today, filter }: SegmentsRequest) {
  const from = dateNumber(addDays(anniversary(today, -1), 1));
  const before = dateNumber(addDays(anniversary(today, -2), 1));
  const day = dateNumber(today);
  const lets = rowFilter(people, filter, day);
  const { at } = policies;
  let newPolicies = 0;
  let newPoliciesBefore = 0;
  for (const row of liveRows(policies)) {
    const effective = at.effective[row] ?? 0;
    if (effective < before || effective > day || !at.isOwn[row]) continue;
    const holder = at.holder[row] ?? 0;
    if (!policies.isIssued(row) || !people.at.isHere[holder] || !lets(holder)) continue;
    if (effective >= from) newPolicies += 1;
    else newPoliciesBefore += 1;
  }
  return { newPolicies, newPoliciesBefore };
}

const presentPerson = (
  { people }: Book,
  { row, premiumTwd, r, f, m, segment }: RfmPerson,
): SegmentPerson => ({
  id: people.idOf(row),
  name: people.nameOf(row),
  agentId: people.agentIdOf(row),
  premiumTwd,
  r,
  f,
  m,
  segment,
});
