import { rendererMemory, type Memory } from "./memory.ts";
import { openWindow, until } from "./openWindow.ts";

/** Milliseconds since the start of the navigation; null: not reached in time. */
export type FirstVisit = {
  usableMs: number | null;
  completeMs: number | null;
  isComplete: boolean;
  /** Said where the bench gave up. */
  stoppedBy: string | null;
  /** Customers on the device after one minute, if it took longer, and when it was over. */
  rowsAfterOneMinute: number | null;
  rows: number;
  longestUiTaskMs: number;
  uiTasksOver50Ms: number;
  memory: Memory | null;
};

/** A first sync that takes longer is not waited for. */
const PATIENCE_MS = 12 * 60_000;
const MINUTE_MS = 60_000;
/** The worker keeps its columns when nothing has changed for five seconds; a warm opening finds them. */
const KEEPING_MS = 8_000;

/** The first visit with an empty profile: sign-in at the demo seat, then the whole book comes down. */
export async function firstVisit(
  url: string,
  profileDir: string,
  customers: number,
): Promise<FirstVisit> {
  const window = await openWindow(profileDir);
  try {
    await window.page.goto(`${url}/?seat=back_office`);
    let rowsAfterOneMinute: number | null = null;
    // In step is said when every collection has been pulled and stored.
    const completeMs = await until(
      async () => {
        const { rows, inStepAt } = await window.seen();
        const now = await window.page.evaluate(() => performance.now());
        if (now > MINUTE_MS) rowsAfterOneMinute ??= rows;
        return rows === customers ? inStepAt : null;
      },
      PATIENCE_MS,
      500,
    );
    const { usableAt, rows, longTasks } = await window.seen();
    const memory = rendererMemory(profileDir);
    await window.page.waitForTimeout(KEEPING_MS);
    return {
      usableMs: usableAt && Math.round(usableAt),
      completeMs: completeMs && Math.round(completeMs),
      isComplete: completeMs !== null,
      stoppedBy:
        completeMs === null ? `not complete after ${PATIENCE_MS / MINUTE_MS} minutes` : null,
      rowsAfterOneMinute,
      rows,
      longestUiTaskMs: Math.round(Math.max(0, ...longTasks.map(({ ms }) => ms))),
      uiTasksOver50Ms: longTasks.length,
      memory,
    };
  } finally {
    await window.close();
  }
}
