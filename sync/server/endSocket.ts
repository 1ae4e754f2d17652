import type { WebSocket } from "ws";

const FAREWELL_MS = 2_000;

/** Says why and closes; who does not answer that is cut off. */
export function endSocket(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
}
