import { proxy, wrap, type Remote } from "comlink";
import type { DataWorkerApi } from "./data.worker.ts";
import { TOPICS, type Topic } from "./changes.ts";

type ChangeListener = (topics: readonly Topic[]) => void;
type Topics = Omit<DataWorkerApi, "changes">;

/** Each part of the worker's interface, its answers as promises; it stays the same when the owner changes. */
export type DataWorker = { [Part in keyof Topics]: Remote<Topics[Part]> } & {
  changes: {
    /** Tells which collections changed, a few times a second at most; returns the end of it. */
    listen: (listener: ChangeListener) => () => void;
  };
};

type Call = { part: string; method: string; args: unknown[]; settle: Settle };
type Settle = { resolve: (value: unknown) => void; reject: (reason: unknown) => void };
type AnyApi = Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;

/**
 * The worker's interface, from whichever data worker owns the store. A call without an answer is made
 * again at the next owner; all of them may be, because they read, or keep what is kept already.
 */
export class ApiLink {
  readonly #listeners = new Set<ChangeListener>();
  readonly #unanswered = new Set<Call>();
  #port: MessagePort | null = null;
  #api: AnyApi | null = null;

  readonly worker: DataWorker = new Proxy({} as DataWorker, {
    get: (_, part) =>
      part === "changes" ? this.#changes : typeof part === "string" ? this.#part(part) : undefined,
  });

  readonly #changes: DataWorker["changes"] = {
    listen: (listener) => {
      this.#listeners.add(listener);
      return () => void this.#listeners.delete(listener);
    },
  };

  attach(port: MessagePort): void {
    const isFirst = this.#port === null;
    this.#port?.close();
    this.#port = port;
    // A path of properties is one call, so the parts need no proxies of their own.
    this.#api = wrap<DataWorkerApi>(port) as unknown as AnyApi;
    const tell: ChangeListener = (topics) => {
      if (this.#port === port) this.#listeners.forEach((listener) => listener(topics));
    };
    void this.#api["changes"]?.["listen"]?.(proxy(tell));
    for (const call of this.#unanswered) this.#send(call);
    // Nobody knows what the owner before had no time to tell.
    if (!isFirst) tell(TOPICS);
  }

  close(): void {
    this.#port?.close();
  }

  #part(part: string) {
    return new Proxy(
      {},
      {
        get: (_, method) =>
          typeof method === "string" && method !== "then"
            ? (...args: unknown[]) =>
                new Promise((resolve, reject) => {
                  const call: Call = { part, method, args, settle: { resolve, reject } };
                  this.#unanswered.add(call);
                  this.#send(call);
                })
            : undefined,
      },
    );
  }

  #send(call: Call): void {
    const answer = this.#api?.[call.part]?.[call.method]?.(...call.args);
    answer?.then(
      (value) => {
        this.#unanswered.delete(call);
        call.settle.resolve(value);
      },
      (reason: unknown) => {
        this.#unanswered.delete(call);
        call.settle.reject(reason);
      },
    );
  }
}
