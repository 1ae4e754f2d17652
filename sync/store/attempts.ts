import { SyncError } from "../protocol/errors.ts";
import { THROTTLE, TIMES } from "../protocol/limits.ts";
import type { Db } from "./store.ts";

/**
 * Refuses a sign-in after too many failures; counted in the database, so that a restart forgives
 * nothing (H3). @throws SyncError TOO_MANY_ATTEMPTS
 */
export async function assertNotThrottled(
  db: Db,
  account: string,
  address: string,
  nowMs: number,
): Promise<void> {
  await db
    .deleteFrom("attempts")
    .where("at", "<=", nowMs - TIMES.throttleMs)
    .execute();
  const limits = [
    [`account ${account}`, THROTTLE.perAccount],
    [`address ${address}`, THROTTLE.perAddress],
  ] as const;
  for (const [who, limit] of limits) {
    const rows = await db
      .selectFrom("attempts")
      .select("at")
      .where("who", "=", who)
      .orderBy("at")
      .execute();
    const [oldest] = rows;
    if (!oldest || rows.length < limit) continue;
    const waitMs = oldest.at + TIMES.throttleMs - nowMs;
    throw new SyncError("TOO_MANY_ATTEMPTS", Math.max(1, Math.ceil(waitMs / 1000)));
  }
}

export async function countFailure(
  db: Db,
  account: string,
  address: string,
  nowMs: number,
): Promise<void> {
  await db
    .insertInto("attempts")
    .values([
      { who: `account ${account}`, at: nowMs },
      { who: `address ${address}`, at: nowMs },
    ])
    .execute();
}
