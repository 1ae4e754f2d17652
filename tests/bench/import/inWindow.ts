import { startBranch } from "../window/branch.ts";
import { rendererDir } from "../window/build.ts";
import { rendererMemory, type Memory } from "../window/memory.ts";
import { openWindow, until, type BenchWindow } from "../window/openWindow.ts";
import { perSecond } from "./withoutWindow.ts";

export type WindowFigures = {
  /** Null, or what the screen said or did not say instead of going on. */
  stoppedBy: string | null;
  dryRunMs: number | null;
  dryRunRowsPerSecond: number | null;
  commitMs: number | null;
  commitRowsPerSecond: number | null;
  longestUiTaskMs: number;
  longestUiTaskInDryRunMs: number;
  uiTasksOver50Ms: number;
  memory: Memory | null;
};

const PATIENCE_MS = 8 * 60_000;
const OPEN_MS = 30_000;
/** The first company has so few that the import is the book. */
const CUSTOMERS_BEFORE = 10;

/** The import screen in Chromium: pick the file, wait for the dry run, write all of it. */
export async function importInWindow(
  folder: string,
  path: string,
  rows: number,
): Promise<WindowFigures> {
  const profileDir = `${folder}/profile`;
  const server = await startBranch(`${folder}/server`, rendererDir, CUSTOMERS_BEFORE);
  const window = await openWindow(profileDir);
  try {
    await window.page.goto(`${server.url}/?seat=back_office`);
    await until(async () => (await window.seen()).usableAt, OPEN_MS);
    await window.page.evaluate(() => {
      location.hash = "#/import";
    });
    const input = window.page.locator("main input[type=file]");
    await input.waitFor({ state: "attached", timeout: OPEN_MS });
    const startedAt = await clock(window);
    await input.setInputFiles(path);
    const dryRun = await reached(window, "#import-check");
    const commit = dryRun.at === null ? dryRun : await commitAll(window);
    const { longTasks } = await window.seen();
    const during = longTasks.filter(({ at }) => at >= startedAt);
    const inDryRun = during.filter(({ at }) => dryRun.at !== null && at < dryRun.at);
    const dryRunMs = dryRun.at && dryRun.at - startedAt;
    const commitMs = dryRun.at && commit.at && commit.at - dryRun.at;
    return {
      stoppedBy: commit.stoppedBy,
      dryRunMs: dryRunMs && Math.round(dryRunMs),
      dryRunRowsPerSecond: dryRunMs && perSecond(rows, dryRunMs),
      commitMs: commitMs && Math.round(commitMs),
      commitRowsPerSecond: commitMs && perSecond(rows, commitMs),
      longestUiTaskMs: longest(during),
      longestUiTaskInDryRunMs: longest(inDryRun),
      uiTasksOver50Ms: during.length,
      memory: rendererMemory(profileDir),
    };
  } finally {
    await window.close();
    await server.close();
  }
}

const longest = (tasks: readonly { ms: number }[]) =>
  Math.round(Math.max(0, ...tasks.map(({ ms }) => ms)));

const clock = ({ page }: BenchWindow) => page.evaluate(() => performance.now());

type Reached = { at: number | null; stoppedBy: string | null };

async function commitAll(window: BenchWindow): Promise<Reached> {
  await window.page.click("section[aria-labelledby=import-check] button.ant-btn-primary");
  return reached(window, "main .ant-alert-success, main .ant-alert-warning");
}

/** When the screen showed `selector`; an error on the screen or the end of patience comes instead. */
async function reached(window: BenchWindow, selector: string): Promise<Reached> {
  const found = await until(
    () =>
      window.page.evaluate((wanted) => {
        const error = document.querySelector("main .ant-alert-error")?.textContent ?? null;
        if (error !== null) return { at: null, stoppedBy: error };
        return document.querySelector(wanted) ? { at: performance.now(), stoppedBy: null } : null;
      }, selector),
    PATIENCE_MS,
    50,
  );
  return found ?? { at: null, stoppedBy: `nothing shown within ${PATIENCE_MS / 60_000} minutes` };
}
