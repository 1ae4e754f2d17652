import { openWindow, until } from "../window/openWindow.ts";
import { rendererMemory, type Memory } from "../window/memory.ts";

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

/**
 * The first visit with an empty profile: sign-in at the demo seat, then the whole book comes down. It is
 * over when the window says that it is in step (all collections pulled) and lists every customer.
 */
export async function firstVisit(
  url: string,
  profileDir: string,
  customers: number,
): Promise<FirstVisit> {
  const window = await openWindow(profileDir);
  try {
    await window.page.goto(`${url}/?seat=back_office`);
    let rowsAfterOneMinute: number | null = null;
    const completeMs = await until(
      async () => {
        const { rows, status, changedAt } = await window.seen();
        const now = await window.page.evaluate(() => performance.now());
        if (now > MINUTE_MS) rowsAfterOneMinute ??= rows;
        return rows === customers && status === "in_step" ? changedAt : null;
      },
      PATIENCE_MS,
      500,
    );
    const { usableAt, rows, longTasks } = await window.seen();
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
      memory: rendererMemory(profileDir),
    };
  } finally {
    await window.close();
  }
}
