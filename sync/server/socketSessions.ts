import type { WebSocket } from "ws";
import { TIMES } from "../protocol/limits.ts";
import { endSocket } from "./endSocket.ts";
import type { ServerContext } from "./context.ts";

/** SQLite and PostgreSQL both take far more parameters than this. */
const IDS_PER_QUERY = 500;
/** Many sessions may end at once; one look is enough for all. */
const GATHER_MS = 50;

/**
 * Ends sockets whose session has ended (H9, H13). The database says which: at every hint, and every few
 * seconds for what no hint told, such as a session ended by another process.
 */
export function socketSessions(context: ServerContext) {
  const sockets = new Map<string, Set<WebSocket>>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    gathering = undefined;
    const ids = [...sockets.keys()];
    const living = await livingSessions(context, ids);
    for (const id of ids) {
      if (living.has(id)) continue;
      for (const socket of sockets.get(id) ?? []) endSocket(socket, 4401, "session ended");
    }
  };
  const lookSafely = () =>
    void look().catch((failure: unknown) => context.logger.error(failure, "sessions of sockets"));
  const sweep = setInterval(lookSafely, TIMES.sessionSweepMs);
  sweep.unref();
  context.sessionEnds.listen(() => {
    gathering ??= setTimeout(lookSafely, GATHER_MS).unref();
  });
  return {
    hold: (sessionId: string, socket: WebSocket) => {
      const held = sockets.get(sessionId) ?? new Set();
      if (held.has(socket)) return;
      sockets.set(sessionId, held.add(socket));
      socket.once("close", () => {
        held.delete(socket);
        if (held.size === 0 && sockets.get(sessionId) === held) sockets.delete(sessionId);
      });
    },
    stop: () => {
      clearInterval(sweep);
      clearTimeout(gathering);
    },
  };
}

async function livingSessions(
  { store, nowMs }: ServerContext,
  ids: readonly string[],
): Promise<Set<string>> {
  const living = new Set<string>();
  for (let from = 0; from < ids.length; from += IDS_PER_QUERY) {
    const rows = await store.db
      .selectFrom("sessions")
      .select("id")
      .where("id", "in", ids.slice(from, from + IDS_PER_QUERY))
      .where("refresh_until", ">", nowMs())
      .execute();
    for (const { id } of rows) living.add(id);
  }
  return living;
}
