import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import type { BookReader } from "#renderer/data/worker/bookReader.ts";
import { NO_FILTER } from "#renderer/data/worker/analysis/peopleFilter.ts";
import { createBook } from "#renderer/data/worker/columns/book.ts";
import { createColumnStore } from "#renderer/data/worker/columns/columnStore.ts";
import type { KeptColumns } from "#renderer/data/worker/columns/keptColumns.ts";
import { createCoverageBook, type CoverageAnswer } from "#renderer/data/worker/coverageBook.ts";
import { nodeEngine } from "../../integration/storage/nodeEngine.ts";
import { spread, type Spread } from "../stats.ts";
import { BENCH_TODAY } from "../window/branch.ts";
import { createJsonBook } from "./jsonBook.ts";

export type BookTimes = {
  people: number;
  policies: number;
  /** Each on a reader that has read nothing yet, from the columns that the store keeps. */
  coldMs: Spread;
  /** The same where no columns are kept: every document is parsed. */
  firstEverMs: Spread;
  /** Asked once more, nothing changed. */
  againMs: Spread;
  parseMs: Spread;
};

const RUNS = 5;
const { customers } = workerData as { customers: number };
const folder = mkdtempSync(join(tmpdir(), "banyan-bench-check-"));
const book = createJsonBook(customers);
const engine = nodeEngine(join(folder, "columns.db"));
const store = createColumnStore(engine);
const kept: KeptColumns = {
  store,
  points: () => ({ customers: 0, policies: 0 }),
  count: (collection) => (collection === "policies" ? book.policies : book.customers),
  changedSince: async () => undefined,
};

const cold: number[] = [];
const firstEver: number[] = [];
const again: number[] = [];
const parse: number[] = [];
let people = 0;

const overviewOf = (reader: BookReader) => {
  const coverage = createCoverageBook(reader);
  return () => coverage.overview({ today: BENCH_TODAY, filter: NO_FILTER });
};

async function timed(ask: () => Promise<CoverageAnswer>): Promise<number> {
  const started = performance.now();
  const answer = await ask();
  if (answer.kind !== "ready") throw new Error(`The overview is ${answer.kind}.`);
  people = answer.people;
  return performance.now() - started;
}

try {
  const columns = createBook(book.reader());
  await columns.whenLoaded();
  const parts = { people: columns.people.freeze(), ...columns.policies.freeze() };
  const points = kept.points();
  await store.write(
    { parts, points },
    async () => undefined,
    () => false,
  );
  for (let run = 0; run < RUNS; run += 1) {
    firstEver.push(await timed(overviewOf(book.reader())));
    const ask = overviewOf({ ...book.reader(), keptColumns: async () => kept });
    cold.push(await timed(ask));
    again.push(await timed(ask));
    const parsing = performance.now();
    book.parseAll();
    parse.push(performance.now() - parsing);
  }
} finally {
  engine.close();
  rmSync(folder, { recursive: true });
}
const times: BookTimes = {
  people,
  policies: book.policies,
  coldMs: spread(cold),
  firstEverMs: spread(firstEver),
  againMs: spread(again),
  parseMs: spread(parse),
};
parentPort?.postMessage(times);
