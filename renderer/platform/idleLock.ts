/** SECURITY section 2: 15 minutes without a key or a pointer lock the session. */
const IDLE_MS = 15 * 60_000;
/** How often a window tells the others that somebody is at work in it. */
const ALIVE_EVERY_MS = 10_000;
/** How often it looks at the clock; a browser lets a hidden window do so once a minute. */
const LOOK_EVERY_MS = 15_000;
/** Nobody looked for so long: the computer slept, which locks as an idle person does. */
const ASLEEP_MS = 5 * 60_000;
/** What the listeners get to write what waits and to close the database, as on the desktop. */
const GRACE_MS = 1_500;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel"] as const;

type Word = "lock" | "alive";
/** The other windows of this browser; what one says is heard by all of them but itself. */
export type OtherWindows = Pick<BroadcastChannel, "postMessage" | "addEventListener">;

type Session = Readonly<{
  /** Takes everything off the screen, at once. */
  hide: () => void;
  /** Writes what waits, closes the database. */
  close: () => Promise<void>;
  /** Throws the page and its workers away. */
  end: () => void;
}>;

/**
 * The auto-lock of the browser shell; the desktop shell asks the operating system instead. Whoever locks
 * one window locks them all, and who works in one is not idle in the others.
 *
 *     closed --opened()--> open --idle, asleep, lockNow(), another window--> hidden, then ended
 *
 * A timer alone would not do: it stands still while the computer sleeps, and the first key after that
 * would count as a sign of life. So the clock is looked at too, before any sign counts.
 */
export function createIdleLock(target: EventTarget, others: OtherWindows, session: Session) {
  let state: "closed" | "open" | "locked" = "closed";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looking: ReturnType<typeof setInterval> | undefined;
  let signAtMs = 0;
  let lookedAtMs = 0;
  let toldAtMs = -Infinity;

  const say = (word: Word) => others.postMessage(word);

  async function lockHere(): Promise<void> {
    if (state === "locked") return;
    state = "locked";
    clearTimeout(timer);
    clearInterval(looking);
    session.hide();
    const grace = new Promise<void>((resolve) => setTimeout(resolve, GRACE_MS));
    await Promise.race([session.close(), grace]);
    session.end();
  }
  async function lockNow(): Promise<void> {
    say("lock");
    await lockHere();
  }
  const hasSlept = () => {
    const now = Date.now();
    return now - signAtMs >= IDLE_MS || now - lookedAtMs >= ASLEEP_MS;
  };
  function restart() {
    signAtMs = Date.now();
    clearTimeout(timer);
    timer = setTimeout(() => void lockNow(), IDLE_MS);
  }
  function look() {
    if (hasSlept()) void lockNow();
    lookedAtMs = Date.now();
  }
  function onSign() {
    if (state !== "open") return;
    if (hasSlept()) return void lockNow();
    restart();
    const now = performance.now();
    if (now - toldAtMs < ALIVE_EVERY_MS) return;
    toldAtMs = now;
    say("alive");
  }
  others.addEventListener("message", ({ data }: MessageEvent<Word>) => {
    // A window that is not open yet has nothing to lock.
    if (state !== "open") return;
    if (data === "lock" || hasSlept()) void lockHere();
    else restart();
  });
  return {
    opened() {
      if (state !== "closed") return;
      state = "open";
      for (const sign of SIGNS_OF_LIFE) target.addEventListener(sign, onSign, { passive: true });
      lookedAtMs = Date.now();
      looking = setInterval(look, LOOK_EVERY_MS);
      restart();
    },
    lockNow,
  };
}
