import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createIdleLock, type OtherWindows } from "./idleLock.ts";

const MINUTE_MS = 60_000;

/** Windows that hear each other, as a BroadcastChannel lets them. */
function createWindows() {
  const heard = new Map<object, (event: MessageEvent) => void>();
  return (): OtherWindows => {
    const own = {};
    return {
      postMessage(data: unknown) {
        for (const [window, hear] of heard) if (window !== own) hear({ data } as MessageEvent);
      },
      addEventListener(_: string, listener: (event: MessageEvent) => void) {
        heard.set(own, listener);
      },
    } as OtherWindows;
  };
}

describe("idle lock of the browser", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("SECURITY 2 locks after 15 idle minutes, the listeners first", () => {
    const events: string[] = [];
    const target = new EventTarget();
    const lock = createIdleLock(target, createWindows()(), () => events.push("end"));
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
    const lock = createIdleLock(new EventTarget(), createWindows()(), endSession);
    vi.advanceTimersByTime(60 * MINUTE_MS);
    expect(endSession).not.toHaveBeenCalled();
    lock.lockNow();
    expect(endSession).toHaveBeenCalledOnce();
  });

  it("SECURITY 2 all windows lock with one, and none while somebody works in another", () => {
    const join = createWindows();
    const ended: string[] = [];
    const desk = new EventTarget();
    const atWork = createIdleLock(desk, join(), () => ended.push("at work"));
    const beside = createIdleLock(new EventTarget(), join(), () => ended.push("beside"));
    createIdleLock(new EventTarget(), join(), () => ended.push("not open yet"));
    atWork.opened();
    beside.opened();
    for (let minute = 0; minute < 30; minute += 1) {
      vi.advanceTimersByTime(MINUTE_MS);
      desk.dispatchEvent(new Event("pointerdown"));
    }
    expect(ended).toEqual([]);
    atWork.lockNow();
    expect(ended).toEqual(["beside", "at work"]);
    vi.advanceTimersByTime(60 * MINUTE_MS);
    expect(ended).toHaveLength(2);
  });
});
