import { RFM_SEGMENTS, type RfmScore, type RfmSegment } from "#shared/analytics/rfm.ts";
import { TIERS, tiers, type Tier } from "#shared/analytics/tiers.ts";
import { rfmOf, type RfmPerson } from "../analysis/rfmTable.ts";
import type { Book } from "../columns/book.ts";
import { NO_FIGURES, type BookFigures, type TargetTables } from "./targetTables.ts";

/** All figures of a person as one number; 0 for none. */
function codeOf(
  [r, f, m]: readonly [RfmScore, RfmScore, RfmScore],
  segment: RfmSegment,
  tier: Tier,
): number {
  const scores = ((r - 1) * 5 + (f - 1)) * 5 + (m - 1);
  const place = RFM_SEGMENTS.indexOf(segment);
  return 1 + (scores * RFM_SEGMENTS.length + place) * TIERS.length + TIERS.indexOf(tier);
}

/**
 * RFM and tier of everybody, which one change may move for the whole book (DOMAIN 5.1, 5.2): worked out
 * from the columns of the book, and written only where they differ. Tiers rank by annual premium; lifetime
 * value and contribution wait for margins and costs, which no setting holds yet.
 * @param onWritten told when figures were written
 */
export function createBookFigures(book: Book, tables: TargetTables, onWritten: () => void) {
  const { people } = book;
  /** What stands in the tables, by row of a person. */
  let written: Uint16Array | undefined;

  function read(): Uint16Array {
    const codes = new Uint16Array(people.length());
    for (const [id, [r, f, m, segment, tier]] of tables.figuresOf("everybody")) {
      const row = people.rowOf(id);
      if (row === undefined || !r || !f || !m || !segment || !tier) continue;
      codes[row] = codeOf([r, f, m], segment, tier);
    }
    return codes;
  }

  return {
    /** The tables were made anew, or another worker has written to them. */
    forget: () => void (written = undefined),
    /** People whose rows were written anew stand there without figures. */
    rewritten(ids: readonly string[]): void {
      for (const id of ids) {
        const row = people.rowOf(id);
        if (row !== undefined && written && row < written.length) written[row] = 0;
      }
    },
    bringUp(day: string): void {
      const before = written ?? read();
      const scored = rfmOf(book, day);
      const byTier = tiers(
        scored.map(({ row, premiumTwd }) => ({ id: people.idOf(row), value: premiumTwd })),
      );
      const codes = new Uint16Array(people.length());
      const changed: [string, BookFigures][] = [];
      scored.forEach(({ row, r, f, m, segment }: RfmPerson, at) => {
        const tier = byTier[at]?.tier ?? "C";
        const code = codeOf([r, f, m], segment, tier);
        codes[row] = code;
        if (before[row] !== code) changed.push([people.idOf(row), [r, f, m, segment, tier]]);
      });
      before.forEach((code, row) => {
        if (code !== 0 && codes[row] === 0) changed.push([people.idOf(row), NO_FIGURES]);
      });
      if (changed.length > 0) {
        tables.putFigures(changed);
        onWritten();
      }
      written = codes;
    },
  };
}
