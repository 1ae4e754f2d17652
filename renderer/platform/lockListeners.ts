import type { LockListener, Unsubscribe } from "./platform.ts";

/** What is still to be done when the session locks. */
export function createLockListeners() {
  const listeners = new Set<LockListener>();
  const onLock = (listener: LockListener): Unsubscribe => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  /** What came last goes first: an open note is written before the database under it is closed. */
  const closeAll = async (): Promise<void> => {
    for (const listener of [...listeners].toReversed()) {
      try {
        await listener();
      } catch {
        // The lock does not depend on it.
      }
    }
  };
  return { onLock, closeAll };
}

/** Takes everything off the screen at once; what is typed into it goes nowhere. */
export const hideEverything = (page: Document): void => page.body.replaceChildren();
