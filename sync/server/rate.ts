import { SyncError } from "../protocol/errors.ts";

/** At most `perMinute` calls per key and minute, per node (H3). Returns the gate. */
export function rateGate(perMinute: number, nowMs: () => number): (key: string) => void {
  let minute = 0;
  let counts = new Map<string, number>();
  return (key) => {
    const current = Math.floor(nowMs() / 60_000);
    if (current !== minute) {
      minute = current;
      counts = new Map();
    }
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > perMinute)
      throw new SyncError("TOO_MANY_ATTEMPTS", 60 - (Math.floor(nowMs() / 1000) % 60));
  };
}
