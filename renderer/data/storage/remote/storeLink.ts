import {
  StoreError,
  type Greeting,
  type OpenParams,
  type OwnEvents,
  type StoreCall,
  type StoreAnswer,
  type StoreMessage,
  type StoreRequest,
} from "./protocol.ts";

type Pending = {
  request: StoreRequest;
  resolve: (value: unknown) => void;
  reject: (error: StoreError) => void;
};
/** Told what happened: as JSON, or as changes of the rows that this window wrote. */
export type EventListener = {
  onEvents: (events: string) => void;
  onOwnEvents: (own: OwnEvents) => void;
};
type OpenInstance = { params: OpenParams; listener: EventListener; seen: number };

/**
 * A window's side of the conversation with whichever data worker owns the store. When the owner dies,
 * `attach` takes up the same conversation with the next: collections are opened again, what changed
 * meanwhile is told, and every request without an answer is sent once more.
 *
 *  1. A request is answered exactly once, whatever number of owners it took.
 *  2. A write that an owner made durable and did not answer is not made twice (`isRepeat`).
 *  3. Every change reaches each open collection at least once.
 */
export class StoreLink {
  readonly #onGreeting: (owner: string) => void;
  readonly #pending = new Map<number, Pending>();
  readonly #instances = new Map<number, OpenInstance>();
  #port: MessagePort | null = null;
  #lastId = 0;

  constructor(onGreeting: (owner: string) => void = () => undefined) {
    this.#onGreeting = onGreeting;
  }

  /** Speaks through this port from now on. */
  attach(port: MessagePort): void {
    this.#port?.close();
    this.#port = port;
    port.addEventListener("message", ({ data }: MessageEvent<StoreMessage>) => {
      if (this.#port === port) this.#hear(data);
    });
    port.start();
    const unanswered = [...this.#pending.values()];
    for (const [instance, { params, seen }] of this.#instances) {
      const id = ++this.#lastId;
      this.#send({ call: "open", params, seen, id, instance, isRepeat: true });
    }
    for (const { request } of unanswered) this.#send({ ...request, isRepeat: true });
  }

  /** Opens a collection; its number, for `ask`. @throws StoreError */
  open(params: OpenParams, listener: EventListener): Promise<number> {
    const instance = ++this.#lastId;
    return new Promise((resolve, reject) => {
      // Events may follow the answer at once, so what it says is noted before anything else.
      const accept = (newest: unknown) => {
        this.#instances.set(instance, { params, listener, seen: newest as number });
        resolve(instance);
      };
      this.#request(instance, { call: "open", params, seen: null }, accept, reject);
    });
  }

  /** @param onSent told the number under which own events name this request. @throws StoreError */
  ask(instance: number, call: StoreCall, onSent?: (request: number) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const request = this.#request(instance, call, resolve, reject);
      onSent?.(request);
    });
  }

  /** No more events of this collection, and it is not opened again at the next owner's. */
  forget(instance: number): void {
    this.#instances.delete(instance);
  }

  close(): void {
    this.#port?.close();
    this.#port = null;
  }

  #request(
    instance: number,
    call: StoreCall,
    resolve: Pending["resolve"],
    reject: Pending["reject"],
  ): number {
    const request: StoreRequest = { ...call, id: ++this.#lastId, instance, isRepeat: false };
    this.#pending.set(request.id, { request, resolve, reject });
    this.#send(request);
    return request.id;
  }

  #send(request: StoreRequest): void {
    this.#port?.postMessage(request);
  }

  #hear(message: StoreMessage): void {
    if (isGreeting(message)) this.#onGreeting(message.owner);
    else if ("n" in message) {
      const open = this.#instances.get(message.instance);
      if (!open) return;
      open.seen = Math.max(open.seen, message.n);
      if ("events" in message) open.listener.onEvents(message.events);
      else open.listener.onOwnEvents(message);
    } else this.#settle(message);
  }

  #settle(answer: StoreAnswer): void {
    const pending = this.#pending.get(answer.id);
    if (!pending) return;
    this.#pending.delete(answer.id);
    if ("failure" in answer) {
      pending.reject(new StoreError(answer.failure.code, answer.failure.message));
    } else pending.resolve("text" in answer ? JSON.parse(answer.text) : answer.value);
  }
}

const isGreeting = (message: StoreMessage): message is Greeting => "owner" in message;
