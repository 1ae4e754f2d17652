import { rfm, RFM_SEGMENTS, type RfmScore, type RfmSegment } from "#shared/analytics/rfm.ts";
import { dayNumber } from "#shared/insurance/date.ts";
import type { Book } from "../columns/book.ts";
import { isoOfDate } from "../columns/dateNumber.ts";
import { liveRows } from "../columns/live.ts";

/** A policyholder with at least one policy with us in force, and where RFM puts the person (DOMAIN 5.1). */
export type RfmPerson = Readonly<{
  /** Row of the person. */
  row: number;
  /** 1 to 5, 5 is best. */
  r: RfmScore;
  f: RfmScore;
  m: RfmScore;
  /** The Chinese name of DOMAIN 5.1. */
  segment: RfmSegment;
  /** Annual-mode premium of the policies with us in force. */
  premiumTwd: number;
}>;

/** Policies with us, gathered by their policyholder: the one who bought is the one who is scored. */
function purchasesByHolder({ people, policies }: Book) {
  const { at } = policies;
  const latest = new Int32Array(people.length());
  const inForce = new Uint16Array(people.length());
  const premiumTwd = new Float64Array(people.length());
  for (const row of liveRows(policies)) {
    if (!at.isOwn[row] || !policies.isIssued(row)) continue;
    const holder = at.holder[row] ?? 0;
    latest[holder] = Math.max(latest[holder] ?? 0, at.effective[row] ?? 0);
    if (!policies.isInForce(row)) continue;
    inForce[holder] = (inForce[holder] ?? 0) + 1;
    premiumTwd[holder] = (premiumTwd[holder] ?? 0) + (at.premiumTwd[row] ?? 0);
  }
  return { latest, inForce, premiumTwd };
}

/** Everybody is scored against the whole book of this window, whatever the screen filters. */
export function rfmOf(book: Book, today: string): RfmPerson[] {
  const { latest, inForce, premiumTwd } = purchasesByHolder(book);
  const day = dayNumber(today);
  const inputs = [];
  for (const row of liveRows(book.people)) {
    const frequency = inForce[row] ?? 0;
    if (frequency === 0) continue;
    // A policy that starts next month is the most recent purchase there is, not one of the future.
    const bought = dayNumber(isoOfDate(latest[row] ?? 0) ?? today);
    const recencyDays = Math.max(0, day - bought);
    inputs.push({ id: row, recencyDays, frequency, monetaryTwd: premiumTwd[row] ?? 0 });
  }
  return rfm(inputs).map(({ id: row, r, f, m, segment }) => ({
    row,
    r,
    f,
    m,
    segment,
    premiumTwd: premiumTwd[row] ?? 0,
  }));
}

/** One more than the place in RFM_SEGMENTS, by row of a person; 0: no policyholder of ours. */
export function segmentCodes(book: Book, people: readonly RfmPerson[]): Uint8Array {
  const codes = new Uint8Array(book.people.length());
  for (const { row, segment } of people) {
    codes[row] = RFM_SEGMENTS.findIndex((name) => name === segment) + 1;
  }
  return codes;
}
