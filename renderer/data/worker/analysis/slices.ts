/** The worker answers other questions (type-ahead above all) between two slices of this length. */
const SLICE_MS = 20;

/** Cuts long work into slices: ask `isOver` after each step, and `await next()` when it says so. */
export function createSlices() {
  let end = performance.now() + SLICE_MS;
  return {
    isOver: () => performance.now() >= end,
    async next(): Promise<void> {
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      end = performance.now() + SLICE_MS;
    },
  };
}
