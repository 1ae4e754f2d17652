import {
  adequacyColour,
  GAP_KINDS,
  type AdequacyColour,
  type GapKind,
} from "#shared/insurance/gaps.ts";
import { ageBandOf } from "./ageBands.ts";
import type { BookPerson, BookTable } from "./bookTable.ts";
import type { GapColumns } from "./gapColumns.ts";
import type { BookNeeds } from "./personNeed.ts";
import type { RfmPerson } from "./rfmTable.ts";

/** RFM segment of a person who is no policyholder of ours. */
export const NO_SEGMENT = "";
/** Age band from which a missing income is a gap in the data and not a child. */
const GROWN_UP = 25;
const WIDTH = GAP_KINDS.length;

export type GapPerson = Readonly<{
  person: BookPerson;
  segment: string;
  ageBand: number;
  /** Where the person's numbers begin in `need` and `have`. */
  offset: number;
}>;

/** Need and have of everybody in the book, TWD, ten numbers a person in the order of GAP_KINDS. */
export type GapBook = Readonly<{
  people: readonly GapPerson[];
  need: Float64Array;
  have: Float64Array;
  /** People whose birth date or sex is not known: no check can be made of them. */
  uncheckable: number;
  /** Adults whose income is not on file; their income needs count as nothing. */
  withoutIncome: number;
}>;

/** Lays needs, covers and segments of everybody side by side. */
export function createGapBook(
  table: BookTable,
  { people: needs, uncheckable }: BookNeeds,
  columns: GapColumns,
  rfm: readonly RfmPerson[],
  today: string,
): GapBook {
  const segmentOf = new Map(rfm.map((row) => [row.person.id as string, row.segment]));
  const rowOf = new Map<string, number>();
  const need = new Float64Array(needs.length * WIDTH);
  const have = new Float64Array(needs.length * WIDTH);
  let withoutIncome = 0;
  const people = needs.map(({ person, needTwd }, row): GapPerson => {
    const offset = row * WIDTH;
    need.set(needTwd, offset);
    rowOf.set(person.id, offset);
    const ageBand = ageBandOf(person.birthDate, today);
    if (ageBand >= GROWN_UP && person.annualIncomeTwd === undefined) withoutIncome += 1;
    return { person, segment: segmentOf.get(person.id) ?? NO_SEGMENT, ageBand, offset };
  });
  for (const [id, policy] of table.policies) {
    const offset = rowOf.get(policy.insuredId);
    if (offset !== undefined) columns.addTo(id, have, offset);
  }
  return { people, need, have, uncheckable, withoutIncome };
}

export type Gap = Readonly<{
  needTwd: number;
  haveTwd: number;
  gapTwd: number;
  colour: AdequacyColour;
}>;

/** The gap of one person in one category, or null where nothing is needed (DOMAIN 4). */
export function gapOf({ need, have }: GapBook, { offset }: GapPerson, kind: GapKind): Gap | null {
  const at = offset + GAP_KINDS.indexOf(kind);
  const needTwd = need[at] ?? 0;
  const haveTwd = have[at] ?? 0;
  if (needTwd <= 0) return null;
  const colour = adequacyColour(haveTwd / needTwd);
  return { needTwd, haveTwd, gapTwd: Math.max(0, needTwd - haveTwd), colour };
}
