import type { ProductBook } from "#shared/insurance/coverage/evaluateSituation.ts";
import type { Product } from "#shared/insurance/product.ts";
import { catalogue as shipped } from "#shared/insurance/shippedCatalogue.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { BookReader } from "../bookReader.ts";
import type { BookTable } from "./bookTable.ts";
import { createGapColumns } from "./gapColumns.ts";
import { policyCover } from "./policyCover.ts";
import { createSlices } from "./slices.ts";

/** The office's own products win over the shipped catalogue, as in the health check. */
async function productBookOf(reader: BookReader): Promise<ProductBook> {
  const own = new Map<string, Product>();
  await reader.each("products", (batch) => {
    for (const { definition } of batch) own.set(definition.code, definition);
  });
  return { tables: shipped.tables, find: (code) => own.get(code) ?? shipped.find(code) };
}

export type ScanProgress = (done: number) => void;

/**
 * Keeps the cover of every policy of the book for one day. The first answer of a day reads the whole
 * book in slices; what changes later is worked out singly.
 */
export function createCoverScan(reader: BookReader, table: Pick<BookTable, "eachPolicy">) {
  const columns = createGapColumns();
  const changed = new Map<string, Policy | null>();
  let book: ProductBook = shipped;
  let day = "";
  let isComplete = false;
  let run = 0;
  let running: { today: string; result: Promise<boolean> } | undefined;
  let report: ScanProgress = () => undefined;

  reader.changes$.subscribe(({ collection, rows }) => {
    // Another definition of a product may change what any policy pays.
    if (collection === "products") isComplete = false;
    if (collection !== "policies") return;
    for (const { id, row } of rows) changed.set(id, row as Policy | null);
  });

  function put(policy: Policy, today: string) {
    const cover = policyCover(policy, today, book);
    if (cover) columns.set(policy.id, cover);
    else columns.remove(policy.id);
  }

  function applyChanges(today: string) {
    for (const [id, policy] of changed) {
      if (policy) put(policy, today);
      else columns.remove(id);
    }
    changed.clear();
  }

  /** True if the book was read to its end, false if the run was cancelled. */
  async function scan(today: string): Promise<boolean> {
    run += 1;
    const mine = run;
    columns.clear();
    day = today;
    isComplete = false;
    let done = 0;
    book = await productBookOf(reader);
    const slices = createSlices();
    await table.eachPolicy(async (batch) => {
      for (const policy of batch) {
        if (run !== mine) return;
        put(policy, today);
        done += 1;
        if (!slices.isOver()) continue;
        report(done);
        await slices.next();
      }
    });
    if (run !== mine) return false;
    isComplete = true;
    return true;
  }

  return {
    columns,
    /** Brings the columns up to `today` and the newest change; false if `cancel` came first. */
    async bringUp(today: string, onProgress: ScanProgress): Promise<boolean> {
      report = onProgress;
      if (!isComplete || day !== today) {
        // Two screens that ask at once share one reading of the book.
        if (running?.today !== today) running = { today, result: scan(today) };
        const mine = running;
        const isWhole = await mine.result.finally(() => {
          if (running === mine) running = undefined;
        });
        if (!isWhole) return false;
      }
      applyChanges(today);
      return true;
    },
    cancel() {
      run += 1;
      running = undefined;
    },
  };
}
