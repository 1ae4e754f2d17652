import { useEffect, useMemo, useState } from "react";
import { missesOf } from "../../platform/vault/misses.ts";
import { codeOf } from "./codeOf.ts";

/**
 * Runs what needs a passphrase or a recovery key, one after another, says why one failed, and lets nobody
 * guess fast: the wrong tries of all windows count, those before a reload too.
 */
export function useAttempt(databaseName: string) {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [waitSeconds, setWaitSeconds] = useState(0);
  const misses = useMemo(() => missesOf(databaseName), [databaseName]);
  useEffect(() => {
    void misses.secondsLeft().then(setWaitSeconds);
  }, [misses]);
  useEffect(() => {
    if (waitSeconds === 0) return undefined;
    const timer = setTimeout(() => setWaitSeconds(waitSeconds - 1), 1_000);
    return () => clearTimeout(timer);
  }, [waitSeconds]);

  async function tryOnce(work: () => Promise<void>): Promise<void> {
    const seconds = await misses.secondsLeft();
    if (seconds > 0) return setWaitSeconds(seconds);
    try {
      await work();
      // It is open: a full disk must not say otherwise.
      await misses.clear().catch(() => undefined);
    } catch (error) {
      const code = codeOf(error);
      setFailure(code);
      if (code.startsWith("WRONG_")) setWaitSeconds(await misses.add().catch(() => 0));
    }
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    setIsBusy(true);
    setFailure(null);
    try {
      await tryOnce(work);
    } finally {
      setIsBusy(false);
    }
  }
  return { attempt, failure, isBusy, waitSeconds, forget: () => setFailure(null) };
}
