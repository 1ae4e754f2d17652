import type { Progress } from "../../storage/sqlite/migrateTables.ts";
import type {
  Announcement,
  Forwarded,
  FromWorker,
  ToBroker,
  ToWorker,
  WindowPorts,
} from "./messages.ts";
import { storeNames } from "./messages.ts";

/** The open store, as the owner offers it to windows. */
export type Served = {
  serve: (ports: WindowPorts) => { close: () => Promise<void> };
  close: () => Promise<void>;
};
type Start = Extract<ToWorker, { kind: "start" }>;

/**
 * A data worker's part among the windows of one person. The file can be opened by one worker only, and
 * a Web Lock says which: it passes on by itself when its holder closes, crashes or is killed.
 *
 *     page A ── ports ──> worker A (owner) <── ports ── broker <── worker B <── page B
 *                            │                                        └ waits for the lock
 *                          file
 *
 * @param open opens the file; called once, when this worker has become the owner. Where that takes long
 *   it says so, and every window hears it.
 */
export function joinStore(
  { databaseName, window, broker }: Start,
  open: (prepare: (progress: Progress) => void) => Promise<Served>,
  tell: (message: FromWorker) => void,
) {
  const names = storeNames(databaseName);
  const stopped = new AbortController();
  const untilStopped = new Promise<void>((resolve) => {
    stopped.signal.addEventListener("abort", () => resolve());
  });
  const windows = new Map<string, { close: () => Promise<void> }>();
  const decided = Promise.withResolvers<void>();
  const settled = Promise.withResolvers<void>();
  let served: Served | null = null;
  let currentBroker = broker;
  let channel: BroadcastChannel | null = null;
  const announce = (news: Announcement) => channel?.postMessage(news);

  function serve(to: string, ports: WindowPorts): void {
    if (!served) return;
    const before = windows.get(to);
    windows.set(to, served.serve(ports));
    if (before) void before.close();
    else void forgetWhenGone(to);
  }

  /** The lock of a window comes free when it is gone, however it went. */
  async function forgetWhenGone(gone: string): Promise<void> {
    if (gone === window) return;
    await request(names.windowLock(gone), async () => {
      const entry = windows.get(gone);
      windows.delete(gone);
      await entry?.close();
    });
  }

  async function request(lock: string, work: () => Promise<void>): Promise<void> {
    try {
      await navigator.locks.request(lock, { signal: stopped.signal }, work);
    } catch (error) {
      if (!stopped.signal.aborted) throw error;
    }
  }

  async function own(): Promise<void> {
    if (stopped.signal.aborted) return;
    channel = new BroadcastChannel(names.channel);
    try {
      served = await open((progress) => announce({ kind: "preparing", progress }));
    } catch (error) {
      channel.close();
      channel = null;
      tell({ kind: "failed", code: codeOf(error) });
      return;
    }
    decided.resolve();
    currentBroker.postMessage({ kind: "own" } satisfies ToBroker);
    announce({ kind: "owner", owner: window });
    await untilStopped;
    channel.close();
    channel = null;
    await Promise.all([...windows.values()].map((entry) => entry.close()));
    await served.close();
    served = null;
  }

  async function elect(): Promise<void> {
    await new Promise<void>((held) => {
      void navigator.locks.request(names.windowLock(window), () => {
        held();
        return untilStopped;
      });
    });
    const isOwner = await navigator.locks.request(
      names.ownerLock,
      { ifAvailable: true },
      async (lock) => {
        if (lock) await own();
        return lock !== null;
      },
    );
    if (isOwner) return;
    decided.resolve();
    await request(names.ownerLock, own);
  }

  function follow(port: MessagePort): void {
    currentBroker = port;
    port.addEventListener("message", ({ data }: MessageEvent<Forwarded>) => {
      serve(data.window, data);
    });
    port.start();
    if (served) port.postMessage({ kind: "own" } satisfies ToBroker);
  }

  follow(broker);
  void elect().then(settled.resolve, settled.reject);

  return {
    follow,
    async connect({ storage, api }: WindowPorts): Promise<void> {
      await decided.promise;
      if (served) serve(window, { storage, api });
      else {
        const message: ToBroker = { kind: "connect", window, storage, api };
        currentBroker.postMessage(message, [storage, api]);
        tell({ kind: "forwarded" });
      }
    },
    /** Every window hears of it, this one's own too. */
    tellDamage: (code: string) => announce({ kind: "damaged", code }),
    /** Resolves when the file is closed, or was never open. */
    async stop(): Promise<void> {
      stopped.abort();
      await settled.promise;
    },
  };
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "STORE_FAILED";
