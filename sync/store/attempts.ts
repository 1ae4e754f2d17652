import { randomUUID } from "node:crypto";
import { SyncError } from "../protocol/errors.ts";
import { THROTTLE, TIMES } from "../protocol/limits.ts";
import type { Db, Tx } from "./store.ts";

/**
 * Counts a sign-in as failed before its password is looked at, since a thousand may be looked at in
 * the same moment; in the database, so that a restart forgives nothing (H3).
 * @returns what `forgiveAttempt` takes once the password was right
 * @throws SyncError TOO_MANY_ATTEMPTS, for which nothing is counted
 */
export async function countAttempt(
  db: Db,
  account: string,
  address: string,
  nowMs: number,
): Promise<string> {
  const limits = [
    [`account ${account}`, THROTTLE.perAccount],
    [`address ${address}`, THROTTLE.perAddress],
  ] as const;
  return db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom("sign_in_attempts")
      .where("at", "<=", nowMs - TIMES.throttleMs)
      .execute();
    for (const [who, limit] of limits) await assertBelow(tx, who, limit, nowMs);
    const id = randomUUID();
    await tx
      .insertInto("sign_in_attempts")
      .values(limits.map(([who]) => ({ id, who, at: nowMs })))
      .execute();
    return id;
  });
}

async function assertBelow(tx: Tx, who: string, limit: number, nowMs: number): Promise<void> {
  const rows = await tx
    .selectFrom("sign_in_attempts")
    .select("at")
    .where("who", "=", who)
    .orderBy("at")
    .execute();
  const [oldest] = rows;
  if (!oldest || rows.length < limit) return;
  const waitMs = oldest.at + TIMES.throttleMs - nowMs;
  throw new SyncError("TOO_MANY_ATTEMPTS", Math.max(1, Math.ceil(waitMs / 1000)));
}

export async function forgiveAttempt(db: Db, id: string): Promise<void> {
  await db.deleteFrom("sign_in_attempts").where("id", "=", id).execute();
}
