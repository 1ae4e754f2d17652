import { powerMonitor } from "electron";
import { IDLE_LOCK_S, type Lock } from "./lock.ts";

const POLL_MS = 15_000;

/** Locks on suspend, on screen lock and after 15 idle minutes (SECURITY section 2). */
export function startAutoLock(lock: Lock): void {
  const lockNow = () => void lock.lockNow();
  powerMonitor.on("suspend", lockNow);
  powerMonitor.on("lock-screen", lockNow);
  setInterval(() => {
    if (powerMonitor.getSystemIdleTime() >= IDLE_LOCK_S) lockNow();
  }, POLL_MS);
}
