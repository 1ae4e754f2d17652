import { spread, type Spread } from "../stats.ts";
import { rendererMemory, type Memory } from "../window/memory.ts";
import type { SyncedBook } from "../window/book.ts";
import { openWindow, until, type BenchWindow } from "../window/openWindow.ts";

export type WarmOpenings = {
  /** From the start of the navigation to the first customer row, drawn and clickable. */
  openMs: Spread;
  /** Until the search is answered, which needs the whole book in the worker's memory. */
  searchReadyMs: Spread;
  longestUiTaskMs: Spread;
  /** The same browser and server with a page that does nothing. */
  emptyPageMs: number;
  /** Of the last opening, with the whole book read. */
  memory: Memory | null;
  rows: number;
};

const OPENINGS = 7;
const PATIENCE_MS = 60_000;
const COUNT_MS = 2_000;

/** Closes and reopens the browser on a profile that has its book; the disk's cache is warm. */
export async function warmOpenings(book: SyncedBook): Promise<WarmOpenings> {
  const runs: Opening[] = [];
  for (let run = 0; run < OPENINGS; run += 1) runs.push(await opening(book));
  return {
    openMs: spread(runs.map((run) => run.openMs)),
    searchReadyMs: spread(runs.map((run) => run.searchReadyMs)),
    longestUiTaskMs: spread(runs.map((run) => run.longestUiTaskMs)),
    emptyPageMs: spread(runs.map((run) => run.emptyPageMs)).median,
    memory: runs.at(-1)?.memory ?? null,
    rows: runs.at(-1)?.rows ?? 0,
  };
}

type Opening = {
  openMs: number;
  searchReadyMs: number;
  longestUiTaskMs: number;
  emptyPageMs: number;
  memory: Memory | null;
  rows: number;
};

async function opening({ url, profileDir, customers }: SyncedBook): Promise<Opening> {
  const window = await openWindow(profileDir);
  try {
    await window.page.goto(`${url}/?seat=back_office`);
    const openMs = await until(async () => (await window.seen()).usableAt, PATIENCE_MS, 20);
    if (openMs === null) throw new Error("No customer row could be clicked.");
    const { rows } = await window.seen();
    if (rows !== customers) await waitForRows(window, customers);
    const searchReadyMs = await searchReady(window, customers);
    const { longTasks } = await window.seen();
    const memory = rendererMemory(profileDir);
    await clickFirstRow(window);
    return {
      openMs,
      searchReadyMs,
      longestUiTaskMs: Math.max(0, ...longTasks.map(({ ms }) => ms)),
      emptyPageMs: await emptyPage(window, url),
      memory,
      rows: customers,
    };
  } finally {
    await window.close();
  }
}

async function waitForRows(window: BenchWindow, customers: number): Promise<void> {
  const reached = await until(
    async () => ((await window.seen()).rows === customers ? true : null),
    COUNT_MS,
  );
  if (!reached) {
    const { rows } = await window.seen();
    throw new Error(`The list has ${rows} rows, the seat ${customers} customers.`);
  }
}

/** Searches by a family name: the count changes when the whole book could be asked. */
async function searchReady(window: BenchWindow, customers: number): Promise<number> {
  await window.page.fill("header input", "林");
  const at = await until(async () => {
    const { rows } = await window.seen();
    const now = await window.page.evaluate(() => performance.now());
    return rows > 0 && rows < customers ? now : null;
  }, PATIENCE_MS);
  if (at === null) throw new Error("The search was not answered.");
  return at;
}

/** A row that looks clickable must also open its customer. */
async function clickFirstRow(window: BenchWindow): Promise<void> {
  await window.page.click("#customer-row-0");
  await window.page.waitForURL(/#\/customers\/[^?]/, { timeout: PATIENCE_MS });
}

async function emptyPage(window: BenchWindow, url: string): Promise<number> {
  await window.page.goto(`${url}/api/hello`);
  return window.page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now();
  });
}
