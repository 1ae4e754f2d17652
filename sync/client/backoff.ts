const CAP_MS = 60_000;

/** Half fixed, half chance, doubling up to a minute (R22). Milliseconds; `attempt` counts from 0. */
export function backoffMs(attempt: number, random: number = Math.random()): number {
  const full = Math.min(CAP_MS, 1_000 * 2 ** Math.min(attempt, 10));
  return full / 2 + (random * full) / 2;
}

/** Waits, or less if `wake` fires. */
export function sleep(ms: number, wake: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (wake.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      wake.removeEventListener("abort", done);
      resolve();
    }
    wake.addEventListener("abort", done);
  });
}
