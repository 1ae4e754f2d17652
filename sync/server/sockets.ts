import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";
import { WebSocketServer, type WebSocket } from "ws";
import { LIMITS } from "../protocol/limits.ts";
import type { ServerContext } from "./context.ts";
import { isKnownOrigin } from "./origin.ts";

export type SocketHandler = (socket: WebSocket, request: IncomingMessage) => void;

/** Upgrades `paths` on Fastify's port; origins are checked here because the relay checks none (H7). */
export function addSockets(
  app: FastifyInstance,
  context: ServerContext,
  paths: Record<string, SocketHandler>,
): { close: () => void } {
  const server = new WebSocketServer({ noServer: true, maxPayload: LIMITS.socketFrameBytes });
  app.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const [path = ""] = (request.url ?? "").split("?");
    const handler = Object.hasOwn(paths, path) ? paths[path] : undefined;
    if (!handler || !isKnownOrigin(context, request.headers.origin)) {
      socket.end(
        `HTTP/1.1 ${handler ? "403 Forbidden" : "404 Not Found"}\r\nconnection: close\r\n\r\n`,
      );
      return;
    }
    server.handleUpgrade(request, socket, head, (open) => {
      open.on("error", () => open.terminate());
      limitMessages(open);
      handler(open, request);
    });
  });
  const pings = setInterval(() => pingAll(server), LIMITS.pingMs);
  pings.unref();
  return {
    close: () => {
      clearInterval(pings);
      for (const open of server.clients) open.close(1001, "server stops");
      server.close();
      const { clients } = server;
      setTimeout(() => clients.forEach((open) => open.terminate()), 500).unref();
    },
  };
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
    if (inWindow > LIMITS.messagesPerSecond * 10) open.close(4429, "too many messages");
  });
}
