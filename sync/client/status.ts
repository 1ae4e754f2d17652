import { BehaviorSubject, type Observable } from "rxjs";
import type { CollectionName } from "#shared/model/collections.ts";
import { SyncError, type SyncErrorCode } from "../protocol/errors.ts";

export type SyncStatus = {
  state: "in_step" | "pending" | "offline" | "error";
  /** Documents changed here that the server has not acknowledged. */
  pending: number;
  error?: { code: SyncErrorCode };
};

/** What the status line shows: the worst that is true, and how much waits. */
export class StatusBoard {
  readonly #status = new BehaviorSubject<SyncStatus>({ state: "offline", pending: 0 });
  /** Per document the number of its latest local write. */
  readonly #waiting = new Map<string, number>();
  /** Collections that have not been pulled since this window opened. */
  readonly #unpulled: Set<CollectionName>;
  #writes = 0;
  #failure: SyncErrorCode | undefined = "OFFLINE";

  constructor(names: readonly CollectionName[] = []) {
    this.#unpulled = new Set(names);
  }

  get status$(): Observable<SyncStatus> {
    return this.#status.asObservable();
  }
  get current(): SyncStatus {
    return this.#status.value;
  }

  written(collection: CollectionName, ids: readonly string[]): void {
    for (const id of ids) this.#waiting.set(`${collection} ${id}`, ++this.#writes);
    this.#publish();
  }

  /** Begins a push; the returned function ends it and forgets what was not written again since. */
  sending(collection: CollectionName, ids: readonly string[]): () => void {
    const sent = ids.map((id) => {
      const key = `${collection} ${id}`;
      if (!this.#waiting.has(key)) this.#waiting.set(key, ++this.#writes);
      return [key, this.#waiting.get(key)] as const;
    });
    this.#publish();
    return () => {
      for (const [key, write] of sent)
        if (this.#waiting.get(key) === write) this.#waiting.delete(key);
      this.#publish();
    };
  }

  /** A collection stands here as the server had it; in step is said only when all of them do. */
  pulled(collection: CollectionName): void {
    if (this.#unpulled.delete(collection)) this.#publish();
  }

  succeeded(): void {
    if (this.#failure === undefined) return;
    this.#failure = undefined;
    this.#publish();
  }

  failed(failure: unknown): void {
    this.#failure = failure instanceof SyncError ? failure.code : "INTERNAL";
    this.#publish();
  }

  #publish(): void {
    const pending = this.#waiting.size;
    if (this.#failure === "OFFLINE") this.#status.next({ state: "offline", pending });
    else if (this.#failure)
      this.#status.next({ state: "error", pending, error: { code: this.#failure } });
    else {
      const isWaiting = pending > 0 || this.#unpulled.size > 0;
      this.#status.next({ state: isWaiting ? "pending" : "in_step", pending });
    }
  }
}
