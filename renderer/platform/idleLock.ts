import type { Unsubscribe } from "./platform.ts";

/** SECURITY section 2: 15 minutes without a key or a pointer lock the session. */
const IDLE_MS = 15 * 60_000;
/** How often a window tells the others that somebody is at work in it. */
const ALIVE_EVERY_MS = 10_000;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel"] as const;

type Word = "lock" | "alive";
/** The other windows of this browser; what one says is heard by all of them but itself. */
export type OtherWindows = Pick<BroadcastChannel, "postMessage" | "addEventListener">;

/**
 * The auto-lock of the browser shell; the desktop shell asks the operating system instead. Whoever locks
 * one window locks them all, and who works in one is not idle in the others.
 */
export function createIdleLock(target: EventTarget, others: OtherWindows, endSession: () => void) {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let toldAt = -Infinity;

  const say = (word: Word) => others.postMessage(word);
  const lockHere = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const sign of SIGNS_OF_LIFE) target.removeEventListener(sign, onSign);
    for (const listener of listeners) listener();
    endSession();
  };
  const lockNow = () => {
    say("lock");
    lockHere();
  };
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(lockNow, IDLE_MS);
  };
  function onSign() {
    restart();
    const now = performance.now();
    if (now - toldAt < ALIVE_EVERY_MS) return;
    toldAt = now;
    say("alive");
  }
  others.addEventListener("message", ({ data }: MessageEvent<Word>) => {
    // A window that is not open yet has nothing to lock.
    if (timer === undefined) return;
    if (data === "lock") lockHere();
    else restart();
  });
  return {
    opened() {
      for (const sign of SIGNS_OF_LIFE) target.addEventListener(sign, onSign, { passive: true });
      restart();
    },
    lockNow,
    onLock(listener: () => void): Unsubscribe {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
