import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createIdleLock } from "./idleLock.ts";

const MINUTE_MS = 60_000;

describe("idle lock of the browser", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("SECURITY 2 locks after 15 idle minutes, the listeners first", () => {
    const events: string[] = [];
    const target = new EventTarget();
    const lock = createIdleLock(target, () => events.push("end"));
    lock.onLock(() => events.push("close database"));
    lock.opened();
    vi.advanceTimersByTime(14 * MINUTE_MS);
    target.dispatchEvent(new Event("keydown"));
    vi.advanceTimersByTime(14 * MINUTE_MS);
    expect(events).toEqual([]);
    vi.advanceTimersByTime(MINUTE_MS);
    expect(events).toEqual(["close database", "end"]);
  });

  it("SECURITY 2 does nothing before the session is open", () => {
    const endSession = vi.fn();
    const lock = createIdleLock(new EventTarget(), endSession);
    vi.advanceTimersByTime(60 * MINUTE_MS);
    expect(endSession).not.toHaveBeenCalled();
    lock.lockNow();
    expect(endSession).toHaveBeenCalledOnce();
  });
});
