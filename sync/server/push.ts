import { createHash } from "node:crypto";
import { SyncError } from "../protocol/errors.ts";
import type { PushAnswer, PushBody, WireDoc } from "../protocol/wire.ts";
import { writeAudit } from "../store/audit.ts";
import { writeFeed, type FeedEntry, type Reached } from "../store/feed.ts";
import type { Session } from "../store/sessions.ts";
import type { Store } from "../store/store.ts";
import type { Colleague } from "../store/accounts.ts";
import type { PushContext } from "./pushContext.ts";
import { pushRow } from "./pushRow.ts";

export type Pushed = {
  answer: PushAnswer;
  reached: Reached[];
  /** Notes and customers whose live rooms must hear of it. */
  entries: FeedEntry[];
};

/**
 * One batch, one transaction, one effect however often it comes (R2); the answer leaves after
 * COMMIT (R4). @throws SyncError BATCH_REUSED, WRONG_DEVICE
 */
export async function pushBatch(
  store: Store,
  actor: Colleague,
  session: Session,
  body: PushBody,
  nowMs: number,
): Promise<Pushed> {
  if (body.deviceId !== session.deviceId) throw new SyncError("WRONG_DEVICE");
  const sha256 = createHash("sha256").update(JSON.stringify(body.rows)).digest("hex");
  const at = new Date(nowMs).toISOString();
  const pushed = await store.db.transaction().execute(async (tx) => {
    const context = { tx, actor, session, at };
    const replay = await replayed(context, body, sha256);
    if (replay) return replay;
    const fresh = await applyRows(context, body);
    await tx
      .insertInto("applied")
      .values({
        batch_id: body.batchId,
        device_id: session.deviceId,
        sha256,
        result: JSON.stringify(fresh.answer),
        at: nowMs,
      })
      .execute();
    return { ...fresh, reached: await writeFeed(tx, fresh.entries) };
  });
  if (pushed === "reused") throw new SyncError("BATCH_REUSED");
  return pushed;
}

async function replayed(context: PushContext, body: PushBody, sha256: string) {
  const { tx, actor, session, at } = context;
  const row = await tx
    .selectFrom("applied")
    .select(["sha256", "result", "device_id"])
    .where("batch_id", "=", body.batchId)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.sha256 === sha256 && row.device_id === session.deviceId) {
    return { answer: JSON.parse(row.result) as PushAnswer, reached: [], entries: [] };
  }
  await writeAudit(tx, {
    at,
    actor: actor.staffId,
    device: session.deviceId,
    action: "push.reused",
    entity: `batch ${body.batchId}`,
  });
  return "reused" as const;
}

async function applyRows(context: PushContext, body: PushBody) {
  const answer: PushAnswer = { conflicts: [], refused: [], losers: [] };
  const entries: FeedEntry[] = [];
  for (const row of body.rows) {
    const outcome = await pushRow(context, row);
    const { collection, next } = row;
    if (outcome.code) answer.refused.push({ collection, id: next.id, code: outcome.code });
    if (outcome.conflict) answer.conflicts.push(outcome.conflict as WireDoc);
    for (const loser of outcome.losers) answer.losers.push({ collection, id: next.id, ...loser });
    entries.push(...outcome.entries);
  }
  return { answer, entries };
}
