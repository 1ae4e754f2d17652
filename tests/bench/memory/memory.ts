import type { BenchOptions } from "../benches.ts";
import { withPeers } from "../pages/harness.ts";
import type { Measurement } from "../result.ts";
import { round } from "../stats.ts";
import { datasetOf, withBook, type SyncedBook } from "../window/book.ts";
import { rendererMemory, type Memory } from "../window/memory.ts";
import { openWindow, until, type BenchWindow } from "../window/openWindow.ts";
import { termsOf } from "../search/terms.ts";
import { typeText } from "../search/typing.ts";

const FULL = 100_000;
const PATIENCE_MS = 60_000;
/** After each step, for what is left behind to go; nothing is forced. */
const SETTLE_MS = 4_000;
const SCREENS_SCROLLED = 60;
const CHART = "main figure svg:has(text)";

/** What the renderer's process holds, its workers included, after each thing that a person does. */
export async function memory({ customers = FULL, say }: BenchOptions): Promise<Measurement> {
  const ours = await withBook(customers, say, async (book) => ({
    dataset: datasetOf(customers, book),
    steps: await used(book),
  }));
  say(`in the window: ${JSON.stringify(ours.steps)}; RxDB with Dexie …`);
  const dexie = await withPeers(customers, async ({ page, profileDir, reload }) => {
    const fillMs = await page.evaluate(() => window.bench.fillDexie());
    await reload();
    const rows = await page.evaluate(() => window.bench.holdDexie());
    await page.waitForTimeout(SETTLE_MS);
    return { rows, fillMs: round(fillMs), held: rendererMemory(profileDir) };
  });
  const most = Math.max(...Object.values(ours.steps).map((step) => step?.privateMb ?? Number.NaN));
  const held = dexie.held?.privateMb;
  return {
    dataset: ours.dataset,
    figures: { ...ours.steps, mostMb: most },
    peers: { rxdbDexieHoldingAll: dexie },
    ratios: { toRxdbDexie: held ? round(most / held) : null },
    measured: { rendererMemoryMb: Number.isNaN(most) ? null : most },
  };
}

async function used({ url, profileDir }: SyncedBook) {
  const window = await openWindow(profileDir);
  const { page } = window;
  const settled = async (): Promise<Memory | null> => {
    await page.waitForTimeout(SETTLE_MS);
    return rendererMemory(profileDir);
  };
  try {
    await page.goto(`${url}/?seat=back_office`);
    await until(async () => (await window.seen()).usableAt, PATIENCE_MS);
    await window.answered("customers.whenReady");
    const opened = await settled();
    await page.hover("#customer-row-3");
    for (let screen = 0; screen < SCREENS_SCROLLED; screen += 1) await page.mouse.wheel(0, 2_000);
    await page.keyboard.press("End");
    const scrolled = await settled();
    for (const { text } of termsOf(1_000, 3)) await typeText(window, text);
    const searched = await settled();
    await go(window, "/analysis/segments");
    const segments = await settled();
    await go(window, "/analysis/coverage");
    const coverage = await settled();
    return { opened, scrolled, searched, segments, coverage };
  } finally {
    await window.close();
  }
}

async function go({ page }: BenchWindow, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, path);
  await page.waitForSelector(CHART, { timeout: PATIENCE_MS });
}
