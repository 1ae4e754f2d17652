import type { Misses } from "./vaultFolder.ts";
import { vaultFolder } from "./vaultFolder.ts";

/** So many wrong tries cost nothing but the slow hash; each further one doubles the wait. */
const FREE_TRIES = 3;
const MOST_SECONDS = 60;

/** Seconds until the next try, by this device's clock; a clock that was set back shortens nothing. */
export function secondsToWait(misses: Misses | null, nowMs: number): number {
  const beyond = (misses?.count ?? 0) - FREE_TRIES;
  if (!misses || beyond < 0) return 0;
  const wait = Math.min(MOST_SECONDS, 2 ** beyond);
  const waited = Math.max(0, Math.floor((nowMs - Date.parse(misses.at)) / 1_000));
  return Math.max(0, wait - waited);
}

/**
 * Wrong tries at one person's vault. They are kept beside it, so that neither a reload nor another window
 * forgives one. It slows down whoever stands at the keyboard; who has the disk is slowed by Argon2id alone.
 */
export function missesOf(databaseName: string) {
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    navigator.locks.request(`banyan-misses-${databaseName}`, work);
  return {
    secondsLeft: async (): Promise<number> =>
      secondsToWait(await (await vaultFolder(databaseName)).readMisses(), Date.now()),
    /** One more; gives the seconds until the next try. */
    add: (): Promise<number> =>
      alone(async () => {
        const folder = await vaultFolder(databaseName);
        const before = await folder.readMisses();
        const misses = { count: (before?.count ?? 0) + 1, at: new Date().toISOString() };
        await folder.writeMisses(misses);
        return secondsToWait(misses, Date.now());
      }),
    clear: (): Promise<void> =>
      alone(async () => {
        const folder = await vaultFolder(databaseName);
        if (await folder.readMisses()) await folder.writeMisses(null);
      }),
  };
}
