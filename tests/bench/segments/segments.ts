import type { BenchOptions } from "../benches.ts";
import { withPeers } from "../pages/harness.ts";
import type { Measurement } from "../result.ts";
import { round, spread } from "../stats.ts";
import { datasetOf, withBook, type SyncedBook } from "../window/book.ts";
import { BENCH_TODAY } from "../window/demoDay.ts";
import { openWindow, until } from "../window/openWindow.ts";

const FULL = 100_000;
const OPENINGS = 5;
const PATIENCE_MS = 60_000;
const CHART = "main figure svg:has(text)";

/** Both analysis screens, each in a browser that has just been opened on a profile with its book. */
export async function segments({ customers = FULL, say }: BenchOptions): Promise<Measurement> {
  const ours = await withBook(customers, say, async (book) => ({
    dataset: datasetOf(customers, book),
    segments: await opened(book, "segments", "segmentation.overview"),
    coverage: await opened(book, "coverage", "coverageBook.overview"),
  }));
  const { dataset, ...figures } = ours;
  say(`in the window: ${JSON.stringify(figures)}; SQL …`);
  const sql = await withPeers(customers, ({ page }) =>
    page.evaluate((today) => window.bench.segments(today), BENCH_TODAY),
  );
  const chartMs = figures.segments.fromWorkerMs;
  return {
    dataset: { ...dataset, openings: OPENINGS },
    figures,
    peers: { sqlCellsAlone: { ...sql, ms: round(sql.ms) } },
    ratios: { segmentsToSql: round(chartMs.median / sql.ms) },
    measured: { segmentsColdMs: chartMs.median },
  };
}

/** Cold: nothing but the disk's cache is warm. */
async function opened(
  { url, profileDir }: SyncedBook,
  screen: "segments" | "coverage",
  question: string,
) {
  const fromWorker: number[] = [];
  const fromNavigation: number[] = [];
  const answer: number[] = [];
  for (let run = 0; run < OPENINGS; run += 1) {
    const window = await openWindow(profileDir, CHART);
    try {
      await window.page.goto(`${url}/?seat=back_office#/analysis/${screen}`);
      const drawnAt = await until(async () => (await window.seen()).usableAt, PATIENCE_MS, 20);
      if (drawnAt === null) throw new Error(`No chart of ${screen} was drawn.`);
      const { workerAt } = await window.seen();
      const asked = await window.answered(question);
      fromNavigation.push(drawnAt);
      fromWorker.push(drawnAt - (workerAt ?? Number.NaN));
      answer.push((asked.answeredAt ?? Number.NaN) - asked.askedAt);
    } finally {
      await window.close();
    }
  }
  return {
    /** From the start of the data worker to the drawn charts; from the navigation; the question alone. */
    fromWorkerMs: spread(fromWorker),
    fromNavigationMs: spread(fromNavigation),
    answerMs: spread(answer),
  };
}
