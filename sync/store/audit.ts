import { createHash } from "node:crypto";
import type { Db, Tx } from "./store.ts";

export type AuditEvent = {
  at: string;
  actor: string;
  device: string;
  action: string;
  /** Collection and id, or an account; never a personal value (H11). */
  entity: string;
  detail?: string;
};

const GENESIS = "0".repeat(64);

/** Appends to the hash chain, in the transaction of what it tells of (H10). */
export async function writeAudit(tx: Tx, event: AuditEvent): Promise<void> {
  const last = await tx
    .selectFrom("audit")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const row = { ...event, detail: event.detail ?? "", seq, prev_hash: last?.hash ?? GENESIS };
  await tx
    .insertInto("audit")
    .values({ ...row, hash: hashOf(row) })
    .execute();
}

type Unhashed = Required<AuditEvent> & { seq: number; prev_hash: string };

function hashOf(row: Unhashed): string {
  const { seq, at, actor, device, action, entity, detail, prev_hash } = row;
  const text = JSON.stringify([seq, at, actor, device, action, entity, detail, prev_hash]);
  return createHash("sha256").update(text).digest("hex");
}

/** The first sequence number that does not fit its predecessor, or null where the chain holds. */
export async function firstBrokenAudit(db: Db): Promise<number | null> {
  let previous = GENESIS;
  for (const row of await db.selectFrom("audit").selectAll().orderBy("seq").execute()) {
    if (row.prev_hash !== previous || row.hash !== hashOf(row)) return row.seq;
    previous = row.hash;
  }
  return null;
}
