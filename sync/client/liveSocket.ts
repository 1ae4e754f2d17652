import { liveMessage } from "../protocol/wire.ts";
import type { CollectionName } from "#shared/model/collections.ts";
import { backoffMs, sleep } from "./backoff.ts";
import type { ClientSession } from "./session.ts";

/** `null`: anything may have changed. */
export type OnHint = (collections: readonly CollectionName[] | null) => void;

/** Address of a socket on the server. */
export function socketUrl(serverUrl: string, path: string): string {
  const url = new URL(path, serverUrl);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

/** Keeps one socket open while not stopped and passes its hints on; losing one costs time only (R11). */
export async function followLive(
  session: ClientSession,
  onHint: OnHint,
  stop: AbortSignal,
): Promise<void> {
  for (let attempt = 0; !stop.aborted; attempt++) {
    const wasReady = await oneSocket(session, onHint, stop).catch(() => false);
    if (wasReady) attempt = 0;
    await sleep(backoffMs(attempt), stop);
  }
}

/** Resolves when the socket is gone, with whether it was ever of use. */
async function oneSocket(
  session: ClientSession,
  onHint: OnHint,
  stop: AbortSignal,
): Promise<boolean> {
  const ticket = await session.ticket("live");
  if (stop.aborted) return false;
  return new Promise((resolve) => {
    let isReady = false;
    const socket = new WebSocket(socketUrl(session.serverUrl, "/live"));
    const close = () => socket.close();
    stop.addEventListener("abort", close);
    socket.addEventListener("open", () => socket.send(JSON.stringify({ ticket })));
    socket.addEventListener("message", (event: MessageEvent<unknown>) => {
      const message = liveMessage.safeParse(parsed(event.data));
      if (!message.success) return;
      isReady = true;
      onHint(message.data.type === "reached" ? message.data.collections : null);
    });
    const done = () => {
      stop.removeEventListener("abort", close);
      resolve(isReady);
    };
    socket.addEventListener("error", done);
    socket.addEventListener("close", done);
  });
}

function parsed(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
