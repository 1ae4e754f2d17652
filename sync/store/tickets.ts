import { TIMES } from "../protocol/limits.ts";
import { hashToken, newToken, type Session } from "./sessions.ts";
import type { Db } from "./store.ts";

export type TicketUse = "live" | "collab";

/** One use, 60 s: the socket's first message carries it, no address ever does (H8). */
export async function issueTicket(
  db: Db,
  session: Session,
  use: TicketUse,
  nowMs: number,
): Promise<string> {
  const ticket = newToken();
  await db.deleteFrom("tickets").where("until", "<=", nowMs).execute();
  await db
    .insertInto("tickets")
    .values({
      hash: hashToken(ticket),
      session_id: session.id,
      use_for: use,
      until: nowMs + TIMES.ticketMs,
    })
    .execute();
  return ticket;
}

/** The session behind a ticket, which is used up by asking; undefined where there is none. */
export async function takeTicket(
  db: Db,
  ticket: string,
  use: TicketUse,
  nowMs: number,
): Promise<Session | undefined> {
  const taken = await db
    .deleteFrom("tickets")
    .where("hash", "=", hashToken(ticket))
    .returning(["session_id", "use_for", "until"])
    .executeTakeFirst();
  if (!taken || taken.use_for !== use || taken.until <= nowMs) return undefined;
  const row = await db
    .selectFrom("sessions")
    .select(["id", "staff_id", "device_id"])
    .where("id", "=", taken.session_id)
    .executeTakeFirst();
  return row && { id: row.id, staffId: row.staff_id, deviceId: row.device_id };
}
