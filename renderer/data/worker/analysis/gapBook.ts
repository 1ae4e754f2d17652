import {
  adequacyColour,
  GAP_KINDS,
  type AdequacyColour,
  type GapKind,
} from "#shared/insurance/gaps.ts";
import { roundHalfUp } from "#shared/insurance/rounding.ts";
import { HOUSEHOLD_ROLES } from "#shared/model/customer.ts";
import { isChild, isParent } from "#shared/model/family.ts";
import type { Book } from "../columns/book.ts";
import { dateNumber } from "../columns/dateNumber.ts";
import { liveRows } from "../columns/live.ts";
import { PERSON } from "../columns/people.ts";
import { ageBandOf } from "./ageBands.ts";
import type { NeedsBook } from "./needs.ts";

/** Age band from which a missing income is a gap in the data and not a child. */
const GROWN_UP = 25;
const WIDTH = GAP_KINDS.length;
const EDUCATION = GAP_KINDS.indexOf("education");

/** Need and have of everybody in the book, TWD, ten numbers a person from row × 10 on. */
export type GapBook = Readonly<{
  /** Rows of the people of whom a check can be made. */
  rows: Int32Array;
  need: Float64Array;
  have: Float64Array;
  /** RFM segments as `segmentCodes` gives them, by row. */
  segments: Uint8Array;
  /** By row. */
  ageBands: Int8Array;
  /** People whose birth date or sex is not known: no check can be made of them. */
  uncheckable: number;
  /** Adults whose income is not on file; their income needs count as nothing. */
  withoutIncome: number;
}>;

/** Lays needs, covers and segments of everybody side by side. @param covers ten numbers a policy row */
export function createGapBook(
  book: Book,
  needs: NeedsBook,
  covers: Float64Array,
  segments: Uint8Array,
  today: string,
): GapBook {
  const { people } = book;
  const day = dateNumber(today);
  const rows: number[] = [];
  const ageBands = new Int8Array(people.length());
  let uncheckable = 0;
  let withoutIncome = 0;
  for (const row of liveRows(people)) {
    const ageBand = ageBandOf(people.at.birth[row] ?? 0, day);
    ageBands[row] = ageBand;
    if (needs.isChecked(row)) {
      rows.push(row);
      if (ageBand >= GROWN_UP && Number.isNaN(people.at.incomeTwd[row])) withoutIncome += 1;
    } else if (people.at.kind[row] === PERSON) uncheckable += 1;
  }
  return {
    rows: Int32Array.from(rows),
    need: needs.values(),
    have: haveOf(book, covers),
    segments,
    ageBands,
    uncheckable,
    withoutIncome,
  };
}

function haveOf(book: Book, covers: Float64Array): Float64Array {
  const { people, policies } = book;
  const have = new Float64Array(people.length() * WIDTH);
  const parentsOf = lazily(() => parentsByHousehold(book));
  for (const policy of liveRows(policies)) {
    const insured = policies.at.insured[policy] ?? 0;
    const from = policy * WIDTH;
    const to = insured * WIDTH;
    for (let kind = 0; kind < WIDTH; kind += 1) {
      have[to + kind] = (have[to + kind] ?? 0) + (covers[from + kind] ?? 0);
    }
    const education = covers[from + EDUCATION] ?? 0;
    if (education === 0 || !isChild(roleOf(book, insured))) continue;
    // What is saved on a child's life serves the education that the parents owe (DOMAIN 4).
    for (const parent of parentsOf().get(people.at.household[insured] ?? 0) ?? []) {
      const at = parent * WIDTH + EDUCATION;
      have[at] = (have[at] ?? 0) + education;
    }
  }
  return have;
}

const roleOf = ({ people }: Book, row: number) => ({
  householdRole: HOUSEHOLD_ROLES[(people.at.role[row] ?? 0) - 1],
});

function parentsByHousehold(book: Book): Map<number, number[]> {
  const parents = new Map<number, number[]>();
  for (const row of liveRows(book.people)) {
    if (!isParent(roleOf(book, row))) continue;
    const household = book.people.at.household[row] ?? 0;
    const known = parents.get(household);
    if (known) known.push(row);
    else parents.set(household, [row]);
  }
  return parents;
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

export type Gap = Readonly<{
  needTwd: number;
  haveTwd: number;
  gapTwd: number;
  colour: AdequacyColour;
}>;

/** The gap of one person in one category, or null where nothing is needed (DOMAIN 4). */
export function gapOf({ need, have }: GapBook, row: number, kind: GapKind): Gap | null {
  const at = row * WIDTH + GAP_KINDS.indexOf(kind);
  const needTwd = need[at] ?? 0;
  if (needTwd <= 0) return null;
  const haveTwd = roundHalfUp(have[at] ?? 0);
  const colour = adequacyColour(haveTwd / needTwd);
  return { needTwd, haveTwd, gapTwd: Math.max(0, needTwd - haveTwd), colour };
}
