// Carries the ports of a window to the worker that owns the store. Ports cannot go through a
// BroadcastChannel, and a SharedWorker is the one place that all windows reach. It sees no data and no
// key, and nothing is lost with it: a window without an answer asks again.
import type { Forwarded, ToBroker } from "./messages.ts";

declare const self: SharedWorkerGlobalScope;

let owner: MessagePort | null = null;
let waiting: Forwarded[] = [];

function pass(to: MessagePort, connect: Forwarded): void {
  to.postMessage(connect, [connect.storage, connect.api]);
}

self.addEventListener("connect", ({ ports: [port] }) => {
  if (!port) return;
  port.addEventListener("message", ({ data }: MessageEvent<ToBroker>) => {
    if (data.kind === "own") {
      owner = port;
      for (const connect of waiting) pass(port, connect);
      waiting = [];
    } else if (owner) pass(owner, data);
    else waiting.push(data);
  });
  port.start();
});
