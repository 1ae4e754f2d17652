/** What the watcher in the page has seen; milliseconds since the start of the navigation. */
export type Seen = {
  /** The first customer row stood drawn, with text, and nothing lay over it. */
  usableAt: number | null;
  /** Rows of the list, and what the status line says. */
  rows: number;
  status: string | null;
  longTasks: { at: number; ms: number }[];
  /** When either of the two last changed, to a tenth of a second. */
  changedAt: number;
};
declare global {
  interface Window {
    banyanSeen?: Seen;
  }
}

/** Runs inside the page, before its own scripts; must not use anything from outside itself. */
export function watchPage(): void {
  const seen: Seen = {
    usableAt: null,
    rows: 0,
    status: null,
    longTasks: [],
    changedAt: 0,
  };
  window.banyanSeen = seen;

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      seen.longTasks.push({ at: startTime, ms: duration });
    }
  }).observe({ type: "longtask", buffered: true });

  const isUsable = () => {
    const row = document.querySelector("#customer-row-0");
    if (!row?.textContent?.trim()) return false;
    const { left, top, width, height } = row.getBoundingClientRect();
    return row.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  };
  const look = () => {
    if (!isUsable()) requestAnimationFrame(look);
    // The frame in which the row was found has been painted when the next one begins.
    else requestAnimationFrame((now) => (seen.usableAt = now));
  };
  requestAnimationFrame(look);
  setInterval(() => {
    const grid = document.querySelector("[role=grid]");
    const rows = Math.max(0, Number(grid?.getAttribute("aria-rowcount") ?? 1) - 1);
    const status =
      document.querySelector("summary[data-state]")?.getAttribute("data-state") ?? null;
    if (rows === seen.rows && status === seen.status) return;
    Object.assign(seen, { rows, status, changedAt: performance.now() });
  }, 100);
}
