import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveHarness } from "../../e2e/store/serveHarness.ts";
import type { BenchOptions } from "../benches.ts";
import type { Measurement } from "../result.ts";
import { round, spread, type Spread } from "../stats.ts";
import { openWindow } from "../window/openWindow.ts";
import type { StoreTimes } from "./page/book.ts";
import { writeBook } from "./writeBook.ts";

const FULL = 100_000;
const PAGES = { folder: join(import.meta.dirname, "page"), pages: ["index.html"] };

/** Our store through RxDB against SQL alone on the same encrypted build, in one Chromium. */
export async function store({ customers = FULL, say }: BenchOptions): Promise<Measurement> {
  const profileDir = await mkdtemp(join(tmpdir(), "banyan-bench-"));
  const harness = await serveHarness(PAGES);
  say("the demo book …");
  await writeBook(join(harness.folder, "book"), customers);
  const { page, close } = await openWindow(profileDir);
  try {
    await page.goto(harness.url);
    say("SQL alone, encrypted …");
    const raw = await page.evaluate(() => window.bench.raw(true));
    say("SQL alone, plain …");
    const plain = await page.evaluate(() => window.bench.raw(false));
    say("our store through RxDB, encrypted …");
    const ours = await page.evaluate(() => window.bench.store());
    const ratios = {
      insert: round(ours.insertMs / raw.insertMs),
      readAll: round(ours.readAllMs / raw.readAllMs),
      point: ratio(ours.pointMs, raw.pointMs),
      newest: ratio(ours.newestMs, raw.newestMs),
      encryptionOnInsert: round(raw.insertMs / plain.insertMs),
    };
    return {
      dataset: {
        about: "demo company; ids, two indexes a collection; batches of 2,000; one Chromium",
        customers,
        rows: ours.rows,
      },
      figures: figuresOf(ours),
      peers: { rawSql: figuresOf(raw), rawSqlPlain: figuresOf(plain) },
      ratios,
      measured: {
        storeInsertRatio: ratios.insert,
        storeReadAllRatio: ratios.readAll,
        storePointRatio: ratios.point,
        storeNewestRatio: ratios.newest,
        storeEncryptionRatio: ratios.encryptionOnInsert,
      },
    };
  } finally {
    await close();
    await harness.stop();
    await rm(profileDir, { recursive: true, force: true });
  }
}

const ratio = (ours: readonly number[], raw: readonly number[]) =>
  round(spread(ours).median / spread(raw).median);

function figuresOf({ insertMs, readAllMs, pointMs, newestMs }: StoreTimes): {
  insertMs: number;
  readAllMs: number;
  pointMs: Spread;
  newest50Ms: Spread;
} {
  return {
    insertMs: round(insertMs),
    readAllMs: round(readAllMs),
    pointMs: spread(pointMs),
    newest50Ms: spread(newestMs),
  };
}
