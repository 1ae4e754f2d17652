import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createIdleLock, type OtherWindows } from "./idleLock.ts";
import { createLockListeners } from "./lockListeners.ts";

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

function createWindow(join = createWindows()) {
  const events: string[] = [];
  const target = new EventTarget();
  const { onLock, closeAll } = createLockListeners();
  const lock = createIdleLock(target, join(), {
    hide: () => events.push("hide"),
    close: closeAll,
    end: () => events.push("end"),
  });
  const sign = (kind = "keydown") => target.dispatchEvent(new Event(kind));
  return { lock, events, sign, onLock };
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** Time goes on and no timer runs: the computer sleeps, or its clock is set. */
const jump = (ms: number) => void vi.setSystemTime(Date.now() + ms);

describe("idle lock of the browser", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("SECURITY 2 locks after 15 idle minutes: an empty screen, what waits is written, then the end", async () => {
    const { lock, events, sign, onLock } = createWindow();
    onLock(() => void events.push("close database"));
    onLock(() => void events.push("write the open note"));
    lock.opened();
    await pass(14 * MINUTE_MS);
    sign();
    await pass(14 * MINUTE_MS);
    expect(events).toEqual([]);
    await pass(MINUTE_MS);
    expect(events).toEqual(["hide", "write the open note", "close database", "end"]);
  });

  it("SECURITY 2 what hangs or fails while it closes holds up no lock", async () => {
    const { lock, events, onLock } = createWindow();
    onLock(() => new Promise(() => undefined));
    onLock(() => Promise.reject(new Error("disk full")));
    lock.opened();
    void lock.lockNow();
    expect(events).toEqual(["hide"]);
    await pass(1_600);
    expect(events).toEqual(["hide", "end"]);
  });

  it("SECURITY 2 does nothing before the session is open, and locks once", async () => {
    const { lock, events } = createWindow();
    await pass(60 * MINUTE_MS);
    expect(events).toEqual([]);
    await Promise.all([lock.lockNow(), lock.lockNow()]);
    lock.opened();
    await pass(60 * MINUTE_MS);
    expect(events).toEqual(["hide", "end"]);
  });

  it("SECURITY 2 all windows lock with one, and none while somebody works in another", async () => {
    const join = createWindows();
    const [atWork, beside, notOpenYet] = [
      createWindow(join),
      createWindow(join),
      createWindow(join),
    ];
    atWork.lock.opened();
    beside.lock.opened();
    for (let minute = 0; minute < 30; minute += 1) {
      await pass(MINUTE_MS);
      atWork.sign("pointerdown");
    }
    expect([...atWork.events, ...beside.events]).toEqual([]);
    await atWork.lock.lockNow();
    await pass(0);
    expect(atWork.events).toEqual(["hide", "end"]);
    expect(beside.events).toEqual(["hide", "end"]);
    await pass(60 * MINUTE_MS);
    expect(notOpenYet.events).toEqual([]);
    expect(atWork.events).toHaveLength(2);
  });

  it.each([
    ["by the first key", 20 * MINUTE_MS, ({ sign }: ReturnType<typeof createWindow>) => sign()],
    ["by itself", 6 * MINUTE_MS, () => undefined],
  ])(
    "SECURITY 2 a computer that slept is locked %s, not opened for another 15 minutes",
    async (_, sleepMs, wake) => {
      const window = createWindow();
      window.lock.opened();
      await pass(MINUTE_MS);
      jump(sleepMs);
      wake(window);
      await pass(20_000);
      expect(window.events).toEqual(["hide", "end"]);
    },
  );

  it("SECURITY 2 a window that slept is not kept open by a word from another", async () => {
    const join = createWindows();
    const [here, there] = [createWindow(join), createWindow(join)];
    here.lock.opened();
    await pass(MINUTE_MS);
    jump(20 * MINUTE_MS);
    there.lock.opened();
    there.sign();
    await pass(0);
    expect(here.events).toEqual(["hide", "end"]);
  });

  it("B52 a clock set to 2099 locks, one set to 1970 neither locks nor keeps open", async () => {
    const [later, earlier] = [createWindow(), createWindow()];
    later.lock.opened();
    jump(73 * 365 * 24 * 60 * MINUTE_MS);
    await pass(20_000);
    expect(later.events).toEqual(["hide", "end"]);
    earlier.lock.opened();
    vi.setSystemTime(0);
    await pass(14 * MINUTE_MS);
    expect(earlier.events).toEqual([]);
    await pass(MINUTE_MS);
    expect(earlier.events).toEqual(["hide", "end"]);
  });
});
