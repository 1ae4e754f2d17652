import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveHarness } from "../../e2e/store/serveHarness.ts";
import type { BenchOptions } from "../benches.ts";
import type { Measurement } from "../result.ts";
import { round, spread } from "../stats.ts";
import { writeBook } from "../pages/writeBook.ts";
import { BENCH_TODAY } from "../window/demoDay.ts";
import { openWindow } from "../window/openWindow.ts";
import type { TargetTimes } from "./page/page.ts";
import { queries } from "./queries.ts";

const FULL = 100_000;
const PAGES = { folder: join(import.meta.dirname, "page"), pages: ["index.html"] };

/** Questions of twenty criteria over the whole book, in the worker, on the encrypted file and a plain one. */
export async function target({ customers = FULL, say }: BenchOptions): Promise<Measurement> {
  const profileDir = await mkdtemp(join(tmpdir(), "banyan-bench-"));
  const harness = await serveHarness(PAGES);
  say("the demo book …");
  await writeBook(join(harness.folder, "book"), customers, [
    "customers",
    "policies",
    "activities",
    "cases",
  ]);
  const { page, close } = await openWindow(profileDir);
  const trees = queries();
  try {
    await page.goto(harness.url);
    const run = (isEncrypted: boolean) =>
      page.evaluate(
        ([encrypted, asked, today]) => window.targetBench.run(encrypted, asked, today),
        [isEncrypted, trees, BENCH_TODAY] as const,
      );
    say("encrypted …");
    const ours = await run(true);
    say("plain …");
    const plain = await run(false);
    return {
      dataset: {
        about: `demo company; ${trees.length} trees of twenty criteria or more; one Chromium`,
        customers,
        people: ours.people,
      },
      figures: figuresOf(ours),
      peers: { plain: figuresOf(plain), sqlAloneMs: spread(ours.rawMs) },
      ratios: {
        findToSqlAlone: round(spread(ours.findMs).median / spread(ours.rawMs).median),
        encryptedToPlain: round(spread(ours.findMs).median / spread(plain.findMs).median),
      },
      measured: { targetQueryMs: spread(ours.findMs).p95 },
    };
  } finally {
    await close();
    await harness.stop();
    await rm(profileDir, { recursive: true, force: true });
  }
}

const figuresOf = ({ buildMs, coldFindMs, findMs, whyMs, changeMs, found }: TargetTimes) => ({
  buildMs: round(buildMs),
  coldFindMs: round(coldFindMs),
  findMs: spread(findMs),
  whyTwentyRowsMs: spread(whyMs),
  changeToAnswerMs: spread(changeMs),
  peopleFound: spread(found),
});
