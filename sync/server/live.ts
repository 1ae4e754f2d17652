import type { WebSocket } from "ws";
import { scopesOfActor } from "#shared/access/scopes.ts";
import { ticketMessage, type LiveMessage } from "../protocol/wire.ts";
import type { Reached } from "../store/feed.ts";
import { takeTicket } from "../store/tickets.ts";
import type { ServerContext } from "./context.ts";
import type { SocketHandler } from "./sockets.ts";

const TICKET_WAIT_MS = 10_000;

/** Tells sockets how far the feeds of their scopes went: hints, never data (R11). */
export function liveHints(context: ServerContext): SocketHandler {
  const listeners = new Map<WebSocket, ReadonlySet<string>>();
  context.onCommitted.push((reached) => tell(listeners, reached));
  async function welcome(socket: WebSocket, data: Buffer) {
    const scopes = await admit(context, data).catch(() => undefined);
    if (!scopes) return socket.close(4401, "no valid ticket");
    listeners.set(socket, scopes);
    send(socket, { type: "ready" });
  }
  return (socket) => {
    const deadline = setTimeout(() => socket.close(4401, "no ticket"), TICKET_WAIT_MS);
    socket.once("message", (data: Buffer) => {
      clearTimeout(deadline);
      void welcome(socket, data);
    });
    socket.on("close", () => {
      clearTimeout(deadline);
      listeners.delete(socket);
    });
  };
}

async function admit(context: ServerContext, data: Buffer): Promise<Set<string> | undefined> {
  const message = ticketMessage.safeParse(parsed(data.toString("utf8")));
  if (!message.success) return undefined;
  const session = await takeTicket(context.store.db, message.data.ticket, "live", context.nowMs());
  if (!session) return undefined;
  return new Set<string>(scopesOfActor(await context.actors.get(session.staffId)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function tell(listeners: Map<WebSocket, ReadonlySet<string>>, reached: Reached[]): void {
  for (const [socket, scopes] of listeners) {
    for (const hint of reached)
      if (scopes.has(hint.scope)) send(socket, { type: "reached", ...hint });
  }
}

const send = (socket: WebSocket, message: LiveMessage) => socket.send(JSON.stringify(message));
