import { parentPort, workerData } from "node:worker_threads";
import { createCoverageBook } from "#renderer/data/worker/coverageBook.ts";
import { NO_FILTER } from "#renderer/data/worker/analysis/peopleFilter.ts";
import { spread, type Spread } from "../stats.ts";
import { BENCH_TODAY } from "../window/branch.ts";
import { createJsonBook } from "./jsonBook.ts";

export type BookTimes = {
  people: number;
  policies: number;
  /** Each on a reader that has read nothing yet. */
  coldMs: Spread;
  /** Asked once more, nothing changed. */
  againMs: Spread;
  parseMs: Spread;
};

const RUNS = 5;
const { customers } = workerData as { customers: number };
const book = createJsonBook(customers);
const cold: number[] = [];
const again: number[] = [];
const parse: number[] = [];
let people = 0;
for (let run = 0; run < RUNS; run += 1) {
  const coverage = createCoverageBook(book.reader());
  const ask = () => coverage.overview({ today: BENCH_TODAY, filter: NO_FILTER });
  const started = performance.now();
  const answer = await ask();
  const answered = performance.now();
  if (answer.kind !== "ready") throw new Error(`The overview is ${answer.kind}.`);
  people = answer.people;
  await ask();
  cold.push(answered - started);
  again.push(performance.now() - answered);
  const parsing = performance.now();
  book.parseAll();
  parse.push(performance.now() - parsing);
}
const times: BookTimes = {
  people,
  policies: book.policies,
  coldMs: spread(cold),
  againMs: spread(again),
  parseMs: spread(parse),
};
parentPort?.postMessage(times);
