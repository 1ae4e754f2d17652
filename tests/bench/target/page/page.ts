import { wrap } from "comlink";
import type { IsoDate } from "#shared/model/brand.ts";
import type { TargetAnswer } from "#renderer/data/worker/targets/targets.ts";
import type { Criteria } from "#shared/targeting/criteria.ts";
import { timed } from "../../pages/book.ts";
import type { TargetBenchApi } from "./target.worker.ts";

declare global {
  interface Window {
    targetBench: typeof targetBench;
  }
}

export type TargetTimes = {
  buildMs: number;
  people: number;
  /** The first question, which reads the columns that it asks for. */
  coldFindMs: number;
  /** A question of twenty criteria, its count and its first fifty rows, as the page has it. */
  findMs: number[];
  /** Reasons of twenty rows. */
  whyMs: number[];
  /** The same trees as SQL alone. */
  rawMs: number[];
  found: number[];
  /** From a saved change until an answer knows of it. */
  changeMs: number[];
};

const PAGE_ROWS = 50;
const CHANGES = 10;
const WHYS = 20;
const WHY_ROWS = 20;

async function run(
  isEncrypted: boolean,
  trees: readonly Criteria[],
  today: IsoDate,
): Promise<TargetTimes> {
  const worker = new Worker(new URL("./target.worker.ts", import.meta.url), { type: "module" });
  const api = wrap<TargetBenchApi>(worker);
  await api.load(isEncrypted);
  const ask = (criteria: Criteria) => api.find({ criteria, today, offset: 0, limit: PAGE_ROWS });
  const whenReady = async (
    criteria: Criteria,
  ): Promise<Extract<TargetAnswer, { kind: "ready" }>> => {
    for (;;) {
      const answer = await ask(criteria);
      if (answer.kind === "ready") return answer;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const everybody: Criteria = { kind: "and", of: [] };
  let all: Awaited<ReturnType<typeof whenReady>> | undefined;
  const buildMs = await timed(async () => void (all = await whenReady(everybody)));
  const times: TargetTimes = {
    buildMs,
    people: all?.total ?? 0,
    coldFindMs: 0,
    findMs: [],
    whyMs: [],
    rawMs: [],
    found: [],
    changeMs: [],
  };
  const [first = everybody] = trees;
  times.coldFindMs = await timed(() => whenReady(first));
  for (const criteria of trees) {
    times.findMs.push(
      await timed(async () => void times.found.push((await whenReady(criteria)).total)),
    );
  }
  for (const criteria of trees) {
    times.rawMs.push(await timed(() => api.raw({ criteria, today, offset: 0, limit: PAGE_ROWS })));
  }
  for (const criteria of trees.slice(0, WHYS)) {
    const ids = (await whenReady(criteria)).rows.slice(0, WHY_ROWS).map(({ id }) => id);
    times.whyMs.push(await timed(() => api.why({ criteria, today, ids })));
  }
  for (let at = 0; at < CHANGES; at += 1) {
    const id = all?.rows[at]?.id ?? "";
    const value = 7_000_001 + at;
    const criteria: Criteria = { kind: "num", field: "annual_income", op: "eq", value };
    await api.change(id, value);
    times.changeMs.push(await timed(() => whenReady(criteria)));
  }
  worker.terminate();
  return times;
}

const targetBench = { run };
window.targetBench = targetBench;
