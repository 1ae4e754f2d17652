import { describe, expect, it } from "vitest";
import { createLock, LOCK_GRACE_MS } from "./lock.ts";

function recordingLock() {
  const events: string[] = [];
  const lock = createLock({
    warn: () => events.push(`warn ${lock.isLocked()}`),
    wait: async (ms) => void events.push(`wait ${ms}`),
    replaceWindow: () => events.push("replace"),
  });
  return { lock, events };
}

describe("lock", () => {
  it("SECURITY 2 starts locked and locks before it warns", async () => {
    const { lock, events } = recordingLock();
    expect(lock.isLocked()).toBe(true);
    lock.opened();
    expect(lock.isLocked()).toBe(false);
    await lock.lockNow();
    expect(events).toEqual(["warn true", `wait ${LOCK_GRACE_MS}`, "replace"]);
  });

  it("SECURITY 2 the window that is being thrown away cannot open the session again", async () => {
    const { promise: grace, resolve: endGrace } = Promise.withResolvers<void>();
    const lock = createLock({
      warn: () => undefined,
      wait: () => grace,
      replaceWindow: () => undefined,
    });
    lock.opened();
    const locking = lock.lockNow();
    lock.opened();
    expect(lock.isLocked()).toBe(true);
    endGrace();
    await locking;
    expect(lock.isLocked()).toBe(true);
    lock.opened();
    expect(lock.isLocked()).toBe(false);
  });

  it("X3 a page that crashed is replaced by a locked one, once: no loop of pages that crash", () => {
    const { lock, events } = recordingLock();
    lock.crashed();
    lock.opened();
    lock.crashed();
    expect(lock.isLocked()).toBe(true);
    lock.crashed();
    expect(events).toEqual(["replace"]);
  });

  it("SECURITY 2 suspend and screen lock together replace one window", async () => {
    const { lock, events } = recordingLock();
    lock.opened();
    await Promise.all([lock.lockNow(), lock.lockNow()]);
    expect(events.filter((event) => event === "replace")).toHaveLength(1);
  });
});
