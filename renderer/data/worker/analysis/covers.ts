import type { ProductBook } from "#shared/insurance/coverage/evaluateSituation.ts";
import { createGapCover } from "#shared/insurance/gapCover.ts";
import { GAP_KINDS } from "#shared/insurance/gaps.ts";
import { catalogue as shipped } from "#shared/insurance/shippedCatalogue.ts";
import type { BookReader } from "../bookReader.ts";
import type { Book } from "../columns/book.ts";
import { widened } from "../columns/numberColumns.ts";
import { productBookOf } from "./productBook.ts";
import { createSlices } from "./slices.ts";

const WIDTH = GAP_KINDS.length;

// What a policy pays hangs on its own issue ages. Only the limit for insureds under 15 (A16) asks for the
// person, and it cuts a death cover that a child has no need of; so a policy is worked out for an adult.
const ADULT = { birthDate: "1900-01-01", sex: "M" } as const;

export type ScanProgress = (done: number, total: number) => void;

/**
 * Keeps what every policy of the book covers on one day, ten numbers a policy in the order of GAP_KINDS
 * (TWD). The first answer of a day works them all out in slices; what changes later is worked out singly.
 */
export function createCovers(reader: BookReader, { policies, listen }: Book) {
  let values = new Float64Array(0);
  const changed = new Set<number>();
  let book: ProductBook = shipped;
  let addCover = createGapCover(book);
  let day = "";
  let isComplete = false;
  let run = 0;
  let running: { today: string; result: Promise<boolean> } | undefined;
  let report: ScanProgress = () => undefined;

  listen({ policy: (row) => changed.add(row) });
  reader.changes$.subscribe(({ collection }) => {
    // Another definition of a product may change what any policy pays.
    if (collection === "products") isComplete = false;
  });

  function reach(rows: number) {
    if (rows * WIDTH <= values.length) return;
    values = widened(values, Math.ceil(rows * 1.1) * WIDTH);
  }

  function work(row: number, today: string) {
    const offset = row * WIDTH;
    values.fill(0, offset, offset + WIDTH);
    if (!policies.at.isHere[row] || !policies.isInForce(row)) return;
    addCover(policies.coveragePolicy(row, book), ADULT, today, values, offset);
  }

  /** True if the book was worked through to its end, false if the run was cancelled. */
  async function scan(today: string): Promise<boolean> {
    run += 1;
    const mine = run;
    day = today;
    isComplete = false;
    changed.clear();
    book = await productBookOf(reader);
    addCover = createGapCover(book);
    const slices = createSlices();
    for (let row = 0; row < policies.length(); row += 1) {
      if (run !== mine) return false;
      reach(policies.length());
      work(row, today);
      if (!slices.isOver()) continue;
      report(row + 1, policies.length());
      await slices.next();
    }
    isComplete = true;
    return true;
  }

  return {
    /** Where ten numbers of each policy stand, from its row × 10 on. */
    values: () => values,
    /** Brings the covers up to `today` and the newest change; false if `cancel` came first. */
    async bringUp(today: string, onProgress: ScanProgress): Promise<boolean> {
      report = onProgress;
      if (!isComplete || day !== today) {
        // Two screens that ask at once share one working through the book.
        if (running?.today !== today) running = { today, result: scan(today) };
        const mine = running;
        const isWhole = await mine.result.finally(() => {
          if (running === mine) running = undefined;
        });
        if (!isWhole) return false;
      }
      reach(policies.length());
      for (const row of changed) work(row, today);
      changed.clear();
      return true;
    },
    cancel() {
      run += 1;
      running = undefined;
    },
  };
}
