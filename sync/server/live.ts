import type { WebSocket } from "ws";
import { scopesOfActor } from "#shared/access/scopes.ts";
import { TIMES } from "../protocol/limits.ts";
import { ticketMessage, type LiveMessage } from "../protocol/wire.ts";
import type { Reached } from "../store/feed.ts";
import { takeTicket } from "../store/tickets.ts";
import type { ServerContext } from "./context.ts";
import { endSocket } from "./endSocket.ts";
import type { SocketHandler } from "./sockets.ts";

type Listener = { staffId: string; scopes: ReadonlySet<string> };

/** Tells sockets how far the feeds of their scopes went: hints, never data (R11). */
export function liveHints(context: ServerContext): { handler: SocketHandler; close: () => void } {
  const listeners = new Map<WebSocket, Listener>();
  context.onCommitted.push((reached, entries) => {
    tell(listeners, reached);
    if (entries.some(({ collection }) => collection === "directory")) void recheck();
  });
  /** Scopes follow the directory; who left hears nothing more (H9). */
  async function recheck() {
    for (const [socket, listener] of listeners) {
      const scopes = await scopesNow(context, listener.staffId);
      if (scopes) listener.scopes = scopes;
      else endSocket(socket, 4403, "not available");
    }
  }
  const timer = setInterval(() => void recheck(), TIMES.recheckMs);
  timer.unref();
  const handler: SocketHandler = (socket, _request, admit) => {
    socket.once("message", (data: Buffer) => void welcome(data));
    socket.on("close", () => listeners.delete(socket));
    async function welcome(data: Buffer) {
      const session = await sessionIn(context, data);
      const scopes = session && (await scopesNow(context, session.staffId));
      if (!session || !scopes) return endSocket(socket, 4401, "no valid ticket");
      if (socket.readyState !== socket.OPEN) return;
      admit(session.id);
      listeners.set(socket, { staffId: session.staffId, scopes });
      send(socket, { type: "ready" });
    }
  };
  return { handler, close: () => clearInterval(timer) };
}

async function sessionIn(context: ServerContext, data: Buffer) {
  const message = ticketMessage.safeParse(parsed(data.toString("utf8")));
  if (!message.success) return undefined;
  const { ticket } = message.data;
  return takeTicket(context.store.db, ticket, "live", context.nowMs()).catch(() => undefined);
}

async function scopesNow(context: ServerContext, staffId: string) {
  const actor = await context.actors.get(staffId).catch(() => undefined);
  return actor && new Set<string>(scopesOfActor(actor));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function tell(listeners: Map<WebSocket, Listener>, reached: Reached[]): void {
  for (const [socket, { scopes }] of listeners) {
    for (const hint of reached)
      if (scopes.has(hint.scope)) send(socket, { type: "reached", ...hint });
  }
}

const send = (socket: WebSocket, message: LiveMessage) => socket.send(JSON.stringify(message));
