import { createHash, createHmac, randomBytes, randomUUID } from "node:crypto";
import { SyncError } from "../protocol/errors.ts";
import { TIMES } from "../protocol/limits.ts";
import type { Db, Store, Tx } from "./store.ts";
import { writeAudit } from "./audit.ts";

export type Session = { id: string; staffId: string; deviceId: string };
export type Tokens = { accessToken: string; refreshToken: string };

/** Tokens are opaque and 256 bits; only their hashes are stored (H1). */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");
export const newToken = () => randomBytes(32).toString("base64url");

export async function openSession(
  db: Db | Tx,
  staffId: string,
  deviceId: string,
  nowMs: number,
): Promise<Tokens> {
  const tokens = { accessToken: newToken(), refreshToken: newToken() };
  await db
    .insertInto("sessions")
    .values({
      id: randomUUID(),
      staff_id: staffId,
      device_id: deviceId,
      ...hashes(tokens, nowMs),
      previous_hash: null,
      previous_nonce: null,
      rotated_at: nowMs,
    })
    .execute();
  return tokens;
}

function hashes(tokens: Tokens, nowMs: number) {
  return {
    access_hash: hashToken(tokens.accessToken),
    access_until: nowMs + TIMES.accessMs,
    refresh_hash: hashToken(tokens.refreshToken),
    refresh_until: nowMs + TIMES.refreshMs,
  };
}

/** @throws SyncError SESSION_EXPIRED */
export async function sessionOf(db: Db, accessToken: string, nowMs: number): Promise<Session> {
  const row = await db
    .selectFrom("sessions")
    .select(["id", "staff_id", "device_id"])
    .where("access_hash", "=", hashToken(accessToken))
    .where("access_until", ">", nowMs)
    .executeTakeFirst();
  if (!row) throw new SyncError("SESSION_EXPIRED");
  return { id: row.id, staffId: row.staff_id, deviceId: row.device_id };
}

export type RefreshInput = { refreshToken: string; nonce: string; deviceId: string };

/**
 * Rotates both tokens. The new ones derive from the old token, the nonce and the server's secret,
 * so that a retry gets the same answer although none is stored. An old token that comes back
 * otherwise was stolen, and its session ends (H1).
 * @throws SyncError SESSION_EXPIRED, SESSION_REUSED, WRONG_DEVICE
 */
export async function refreshSession(
  store: Store,
  input: RefreshInput,
  nowMs: number,
): Promise<Tokens & { staffId: string }> {
  const tokens = derivedTokens(store.secret, input);
  const outcome = await store.db.transaction().execute((tx) => rotate(tx, input, tokens, nowMs));
  // Thrown outside, so that the end of a reused session is committed and not rolled back.
  if (typeof outcome === "string") throw new SyncError(outcome);
  return { ...tokens, staffId: outcome.staffId };
}

function derivedTokens(secret: Buffer, { refreshToken, nonce }: RefreshInput): Tokens {
  const derive = (use: string) =>
    createHmac("sha256", secret).update(`${use} ${refreshToken} ${nonce}`).digest("base64url");
  return { accessToken: derive("access"), refreshToken: derive("refresh") };
}

type RotateOutcome = "SESSION_EXPIRED" | "SESSION_REUSED" | "WRONG_DEVICE" | { staffId: string };

async function rotate(
  tx: Tx,
  input: RefreshInput,
  tokens: Tokens,
  nowMs: number,
): Promise<RotateOutcome> {
  const hash = hashToken(input.refreshToken);
  const row = await tx
    .selectFrom("sessions")
    .selectAll()
    .where((eb) => eb.or([eb("refresh_hash", "=", hash), eb("previous_hash", "=", hash)]))
    .executeTakeFirst();
  if (!row) return endReused(tx, hash, nowMs);
  const isOwnDevice = row.device_id === input.deviceId;
  // A used token first: from another device it is no mistake but stolen.
  if (row.refresh_hash !== hash) {
    const isRetry =
      isOwnDevice &&
      row.previous_nonce === input.nonce &&
      nowMs - row.rotated_at <= TIMES.refreshRetryMs;
    return isRetry ? { staffId: row.staff_id } : endReused(tx, hash, nowMs);
  }
  if (!isOwnDevice) {
    await auditSession(tx, row, "session.wrong_device", nowMs);
    return "WRONG_DEVICE";
  }
  if (row.refresh_until <= nowMs) return "SESSION_EXPIRED";
  await tx
    .updateTable("sessions")
    .set({
      ...hashes(tokens, nowMs),
      previous_hash: hash,
      previous_nonce: input.nonce,
      rotated_at: nowMs,
    })
    .where("id", "=", row.id)
    .execute();
  await tx.insertInto("used_refresh").values({ hash, session_id: row.id }).execute();
  return { staffId: row.staff_id };
}

async function endReused(tx: Tx, hash: string, nowMs: number): Promise<RotateOutcome> {
  const used = await tx
    .selectFrom("used_refresh")
    .innerJoin("sessions", "sessions.id", "used_refresh.session_id")
    .select(["session_id", "staff_id", "device_id"])
    .where("hash", "=", hash)
    .executeTakeFirst();
  if (!used) return "SESSION_EXPIRED";
  await tx.deleteFrom("sessions").where("id", "=", used.session_id).execute();
  await auditSession(tx, used, "session.reused", nowMs);
  return "SESSION_REUSED";
}

/** Names the session's own device: what another one calls itself may be anything (H11). */
function auditSession(
  tx: Tx,
  { staff_id, device_id }: { staff_id: string; device_id: string },
  action: string,
  nowMs: number,
): Promise<void> {
  const at = new Date(nowMs).toISOString();
  const entity = `account ${staff_id}`;
  return writeAudit(tx, { at, actor: staff_id, device: device_id, action, entity });
}

export async function closeSession(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom("sessions").where("id", "=", sessionId).execute();
}
