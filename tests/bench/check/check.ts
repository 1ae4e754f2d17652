import { Worker } from "node:worker_threads";
import type { BenchOptions } from "../benches.ts";
import type { Measurement } from "../result.ts";
import { round, type Spread } from "../stats.ts";
import type { BookTimes } from "./book.worker.ts";
import { checkOne, COVERAGES } from "./oneCustomer.ts";

const FULL = 100_000;

/** One person's check as the screen makes it, and the whole book's as the data worker makes it. */
export async function check({ customers = FULL, say }: BenchOptions): Promise<Measurement> {
  const one = checkOne();
  say(`one customer: ${JSON.stringify(one.warmMs)}; whole book …`);
  const book = await bookInWorker(customers);
  return {
    dataset: {
      about:
        "demo company; columns kept in SQLite (plain), documents as pages of JSON; worker thread of Node",
      customers,
      policies: book.policies,
      peopleChecked: book.people,
      coveragesOfTheOne: COVERAGES,
    },
    figures: {
      oneCustomerMs: one.warmMs,
      oneCustomerFirstCallMs: one.firstCallMs,
      wholeBookMs: book.coldMs,
      wholeBookAgainMs: book.againMs,
      wholeBookFirstEverMs: book.firstEverMs,
      microsecondsACustomer: round((book.coldMs.median * 1_000) / customers),
    },
    peers: {
      parseTheSamePagesMs: book.parseMs,
      coverageMatrixAloneMs: one.matrixMs,
    },
    ratios: {
      wholeBookToParsing: round(book.coldMs.median / book.parseMs.median),
      checkToMatrixAlone: ratio(one.warmMs, one.matrixMs),
    },
    measured: { checkOneMs: one.warmMs.p95, checkBookMs: book.coldMs.median },
  };
}

const ratio = (a: Spread, b: Spread) => round(a.median / b.median);

function bookInWorker(customers: number): Promise<BookTimes> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./book.worker.ts", import.meta.url), {
      workerData: { customers },
    });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
