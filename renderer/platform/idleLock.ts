import type { Unsubscribe } from "./platform.ts";

/** SECURITY section 2: 15 minutes without a key or a pointer lock the session. */
const IDLE_MS = 15 * 60_000;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel"] as const;

/** The auto-lock of the browser shell. The desktop shell asks the operating system instead. */
export function createIdleLock(target: EventTarget, endSession: () => void) {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const lockNow = () => {
    clearTimeout(timer);
    for (const sign of SIGNS_OF_LIFE) target.removeEventListener(sign, restart);
    for (const listener of listeners) listener();
    endSession();
  };
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(lockNow, IDLE_MS);
  };
  return {
    opened() {
      for (const sign of SIGNS_OF_LIFE) target.addEventListener(sign, restart, { passive: true });
      restart();
    },
    lockNow,
    onLock(listener: () => void): Unsubscribe {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
