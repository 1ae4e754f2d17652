/** SECURITY section 2: idle time that locks, in seconds. */
export const IDLE_LOCK_S = 15 * 60;
/** What the window gets to stop replication and close its database, in milliseconds. */
export const LOCK_GRACE_MS = 1_500;

type LockParts = Readonly<{
  /** Tells the window to close its database. */
  warn: () => void;
  /** Throws the window away, and its worker with the key, and opens a fresh one. */
  replaceWindow: () => void;
  wait: (ms: number) => Promise<void>;
}>;

/**
 *   locked --opened()--> open --lockNow()--> locking: warn, grace, new window --> locked
 *
 * 1. It starts locked.  2. The state changes before the warning: nothing slips in during the grace, and
 *    the window that goes cannot open the session for the one that comes.
 * 3. Only the session that is open can be locked: suspend and screen lock together replace one window.
 */
export function createLock({ warn, replaceWindow, wait }: LockParts) {
  let state: "locked" | "open" | "locking" = "locked";
  return {
    isLocked: () => state !== "open",
    opened() {
      if (state === "locked") state = "open";
    },
    async lockNow(): Promise<void> {
      if (state !== "open") return;
      state = "locking";
      warn();
      await wait(LOCK_GRACE_MS);
      replaceWindow();
      state = "locked";
    },
    /** The page has crashed, with what it knew: there is nobody to warn. One that was not open stays gone. */
    crashed(): void {
      if (state !== "open") return;
      state = "locked";
      replaceWindow();
    },
  };
}
export type Lock = ReturnType<typeof createLock>;
