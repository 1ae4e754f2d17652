import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";
import { WebSocketServer, type WebSocket } from "ws";
import { LIMITS } from "../protocol/limits.ts";
import { clientAddress } from "./clientAddress.ts";
import type { ServerContext } from "./context.ts";
import { endSocket } from "./endSocket.ts";
import { isKnownHost, isKnownOrigin } from "./origin.ts";
import { socketQuota } from "./socketQuota.ts";
import { socketSessions } from "./socketSessions.ts";

/** `admit` is called once a ticket proved the session: the socket ends with it, and a stranger's limits end. */
export type SocketHandler = (
  socket: WebSocket,
  request: IncomingMessage,
  admit: (sessionId: string) => void,
) => void;

/** Upgrades `paths` on Fastify's port; origins are checked here because the relay checks none (H7). */
export function addSockets(
  app: FastifyInstance,
  context: ServerContext,
  paths: Record<string, SocketHandler>,
): { close: () => void } {
  const server = new WebSocketServer({ noServer: true, maxPayload: LIMITS.socketFrameBytes });
  const takePlace = socketQuota();
  const sessions = socketSessions(context);
  app.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const [path = ""] = (request.url ?? "").split("?");
    const handler = Object.hasOwn(paths, path) ? paths[path] : undefined;
    if (!handler) return refuse(socket, "404 Not Found");
    const { origin, host } = request.headers;
    if (!isKnownHost(context, host) || !isKnownOrigin(context, origin)) {
      return refuse(socket, "403 Forbidden");
    }
    const place = takePlace(clientAddress(request, context.isTrustedProxy));
    if (!place) return refuse(socket, "429 Too Many Requests");
    socket.once("close", place.leave);
    server.handleUpgrade(request, socket, head, (open) => {
      open.on("error", () => open.terminate());
      limitMessages(open);
      const release = limitStranger(open, socket, head.length);
      handler(open, request, (sessionId) => {
        release();
        place.admit();
        sessions.hold(sessionId, open);
      });
    });
  });
  const pings = setInterval(() => pingAll(server), LIMITS.pingMs);
  pings.unref();
  return {
    close: () => {
      clearInterval(pings);
      sessions.stop();
      for (const open of server.clients) open.close(1001, "server stops");
      server.close();
      const { clients } = server;
      setTimeout(() => clients.forEach((open) => open.terminate()), 500).unref();
    },
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nretry-after: 10\r\nconnection: close\r\n\r\n`);
}

/**
 * Before a ticket is shown, few bytes and few seconds (H4, B40). Bytes of the connection and not of
 * messages: `ws` holds a begun message of 2 MiB for as long as it takes.
 */
function limitStranger(open: WebSocket, connection: Duplex, firstBytes: number): () => void {
  let bytes = firstBytes;
  const wait = setTimeout(() => endSocket(open, 4401, "no ticket"), LIMITS.strangerMs).unref();
  const count = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > LIMITS.strangerBytes) open.terminate();
  };
  connection.on("data", count);
  const release = () => {
    clearTimeout(wait);
    connection.off("data", count);
  };
  open.on("close", release);
  return release;
}

const silent = new WeakSet<WebSocket>();

function pingAll(server: WebSocketServer): void {
  for (const open of server.clients) {
    if (silent.has(open)) open.terminate();
    silent.add(open);
    open.once("pong", () => silent.delete(open));
    open.ping();
  }
}

/** H4: ten seconds' worth may come at once, as when many notes rejoin; a flood closes. */
function limitMessages(open: WebSocket): void {
  let inWindow = 0;
  const window = setInterval(() => (inWindow = 0), 10_000);
  window.unref();
  open.on("close", () => clearInterval(window));
  open.on("message", () => {
    inWindow += 1;
    if (inWindow > LIMITS.messagesPerSecond * 10) endSocket(open, 4429, "too many messages");
  });
}
