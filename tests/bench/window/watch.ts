/** What the watcher in the page has seen; milliseconds since the start of the navigation. */
export type Seen = {
  /** The first customer row stood drawn, with text, and nothing lay over it. */
  usableAt: number | null;
  /** Rows of the list, and what the status line says. */
  rows: number;
  status: string | null;
  longTasks: { at: number; ms: number }[];
  /** Pulls and writes to the local store under way, and when the last of either ended. */
  open: number;
  lastEndAt: number;
};
declare global {
  interface Window {
    banyanSeen?: Seen;
  }
}

/** Runs inside the page, before its own scripts; must not use anything from outside itself. */
export function watchPage(): void {
  const seen: Seen = {
    usableAt: null,
    rows: 0,
    status: null,
    longTasks: [],
    open: 0,
    lastEndAt: 0,
  };
  window.banyanSeen = seen;

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      seen.longTasks.push({ at: startTime, ms: duration });
    }
  }).observe({ type: "longtask", buffered: true });

  const isUsable = () => {
    const row = document.querySelector("#customer-row-0");
    if (!row?.textContent?.trim()) return false;
    const { left, top, width, height } = row.getBoundingClientRect();
    return row.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  };
  const look = () => {
    if (!isUsable()) requestAnimationFrame(look);
    // The frame in which the row was found has been painted when the next one begins.
    else requestAnimationFrame((now) => (seen.usableAt = now));
  };
  requestAnimationFrame(look);
  setInterval(() => {
    const grid = document.querySelector("[role=grid]");
    seen.rows = Math.max(0, Number(grid?.getAttribute("aria-rowcount") ?? 1) - 1);
    seen.status = document.querySelector("summary[data-state]")?.getAttribute("data-state") ?? null;
  }, 100);

  const begin = () => {
    seen.open += 1;
  };
  const end = () => {
    seen.open -= 1;
    seen.lastEndAt = performance.now();
  };

  const ask = window.fetch;
  window.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.includes("/api/sync/pull")) return ask(input, init);
    begin();
    try {
      return await ask(input, init);
    } finally {
      end();
    }
  };

  // RxDB's storage-remote: a write goes out with `requestId` and is answered with `answerTo`.
  type StorageMessage = { method?: string; requestId?: string; answerTo?: string };
  const writes = new Set<string>();
  const heard = new WeakSet<MessagePort>();
  const onAnswer = ({ data }: MessageEvent<StorageMessage | null>) => {
    if (data?.answerTo && writes.delete(data.answerTo)) end();
  };
  const ports = MessagePort.prototype as { postMessage: (...rest: never[]) => unknown };
  ports.postMessage = new Proxy(ports.postMessage, {
    apply(post, port: MessagePort, args: unknown[]) {
      const message = args[0] as StorageMessage | null;
      if (message?.method === "bulkWrite" && message.requestId) {
        if (!heard.has(port)) {
          heard.add(port);
          port.addEventListener("message", onAnswer);
        }
        writes.add(message.requestId);
        begin();
      }
      Reflect.apply(post, port, args);
    },
  });
}
