/** A question of the window to the data worker; times in milliseconds since the start of the navigation. */
export type Question = {
  /** Part and method, such as `customers.list`; of the store, `store.write`. */
  what: string;
  /** The first argument. */
  about: unknown;
  askedAt: number;
  /** When the answer was here, and when a frame with it had been drawn. */
  answeredAt: number | null;
  drawnAt: number | null;
};
/** What the watcher in the page has seen; milliseconds since the start of the navigation. */
export type Seen = {
  /** The data worker was sent what it needs to open the file. */
  workerAt: number | null;
  /** What the window was opened for stood drawn, with text, and nothing lay over it. */
  usableAt: number | null;
  /** Rows of the list, what the status line says, and when it first said that all is in step. */
  rows: number;
  status: string | null;
  inStepAt: number | null;
  longTasks: { at: number; ms: number }[];
  questions: Question[];
};
declare global {
  interface Window {
    banyanSeen?: Seen;
  }
}

/**
 * Runs inside the page, before its own scripts; must not use anything from outside itself.
 * @param wanted selects what the window is opened for, such as the first row of the list
 */
export function watchPage(wanted: string): void {
  const seen: Seen = {
    workerAt: null,
    usableAt: null,
    rows: 0,
    status: null,
    inStepAt: null,
    longTasks: [],
    questions: [],
  };
  window.banyanSeen = seen;

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      seen.longTasks.push({ at: startTime, ms: duration });
    }
  }).observe({ type: "longtask", buffered: true });

  const isUsable = () => {
    const found = document.querySelector(wanted);
    if (!found?.textContent?.trim()) return false;
    const { left, top, width, height } = found.getBoundingClientRect();
    return found.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  };
  // The frame in which it was found has been painted when the next one begins.
  const look = () => {
    if (!isUsable()) requestAnimationFrame(look);
    else requestAnimationFrame((now) => (seen.usableAt = now));
  };
  requestAnimationFrame(look);
  setInterval(() => {
    const grid = document.querySelector("[role=grid]");
    seen.rows = Math.max(0, Number(grid?.getAttribute("aria-rowcount") ?? 1) - 1);
    seen.status = document.querySelector("summary[data-state]")?.getAttribute("data-state") ?? null;
    if (seen.status === "in_step") seen.inStepAt ??= performance.now();
  }, 50);

  const workers = Worker.prototype as { postMessage: (...rest: never[]) => unknown };
  workers.postMessage = new Proxy(workers.postMessage, {
    apply(post, worker: Worker, args: unknown[]) {
      if ((args[0] as { kind?: string } | null)?.kind === "start") {
        seen.workerAt ??= performance.now();
      }
      Reflect.apply(post, worker, args);
    },
  });

  // Comlink: a call goes out with an id, a path and arguments, and is answered under that id. The store
  // has a port of its own, and numbers for ids.
  type Call = {
    id?: string | number;
    type?: string;
    path?: string[];
    argumentList?: { value?: unknown }[];
    call?: string;
  } | null;
  const open = new Map<string | number, Question>();
  const heard = new WeakSet<MessagePort>();
  const onAnswer = ({ data }: MessageEvent<Call>) => {
    const question = open.get(data?.id ?? "");
    if (!question) return;
    open.delete(data?.id ?? "");
    question.answeredAt = performance.now();
    requestAnimationFrame(() => requestAnimationFrame((now) => (question.drawnAt = now)));
  };
  const ports = MessagePort.prototype as { postMessage: (...rest: never[]) => unknown };
  ports.postMessage = new Proxy(ports.postMessage, {
    apply(post, port: MessagePort, args: unknown[]) {
      const call = args[0] as Call;
      const what =
        call?.type === "APPLY" ? call.path?.join(".") : call?.call && `store.${call.call}`;
      if (call?.id && what) {
        if (!heard.has(port)) {
          heard.add(port);
          port.addEventListener("message", onAnswer);
        }
        const about = call.argumentList?.[0]?.value;
        const askedAt = performance.now();
        const question = { what, about, askedAt, answeredAt: null, drawnAt: null };
        seen.questions.push(question);
        open.set(call.id, question);
      }
      Reflect.apply(post, port, args);
    },
  });
}
