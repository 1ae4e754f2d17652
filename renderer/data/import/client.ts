import { proxy, transfer, wrap } from "comlink";
import { STALL_MS } from "./limits.ts";
import type { ImportWorkerApi } from "./import.worker.ts";
import type { DryRunRequest, Progress } from "./session.ts";
import type { SourceChoice } from "./tableSource.ts";
import { ImportFileError, type FileProblem, type Outcome } from "./types.ts";

/** The data worker's side of the key port. */
type KeyServer = { serve(port: MessagePort): Promise<void> };

/** Runs one import in a worker of its own; every call ends with an ImportFileError if the worker stalls. */
export function startImport(keys: KeyServer) {
  const worker = new Worker(new URL("./import.worker.ts", import.meta.url), {
    type: "module",
    name: "banyan-import",
  });
  const api = wrap<ImportWorkerApi>(worker);
  const calls = new Set<(reason: Error) => void>();
  let lastSign = Date.now();
  const failAll = (code: FileProblem) => {
    for (const reject of calls) reject(new ImportFileError(code));
    calls.clear();
  };
  const watch = setInterval(() => {
    if (calls.size === 0) lastSign = Date.now();
    if (Date.now() - lastSign < STALL_MS) return;
    worker.terminate();
    failAll("STALLED");
  }, 1_000);
  worker.addEventListener("error", () => failAll("UNREADABLE"));

  function guarded<T>(call: Promise<T>): Promise<T> {
    lastSign = Date.now();
    return new Promise<T>((resolve, reject) => {
      calls.add(reject);
      call
        .then(resolve, (cause: unknown) => reject(asFileError(cause)))
        .finally(() => {
          calls.delete(reject);
          lastSign = Date.now();
        });
    });
  }

  return {
    open: (file: File, choice?: SourceChoice) => guarded(api.open(file, choice)),
    async dryRun(request: DryRunRequest, onProgress: (progress: Progress) => void) {
      const { port1, port2 } = new MessageChannel();
      await keys.serve(transfer(port1, [port1]));
      const report = proxy((progress: Progress) => {
        lastSign = Date.now();
        onProgress(progress);
      });
      return guarded(api.dryRun(request, transfer(port2, [port2]), report));
    },
    rows: (outcome: Outcome | "all", offset: number, limit: number) =>
      guarded(api.rows(outcome, offset, limit)),
    nextWrites: (restart: boolean) => guarded(api.nextWrites(restart)),
    cancel: () => void api.cancel(),
    stop() {
      clearInterval(watch);
      worker.terminate();
    },
  };
}
export type ImportClient = ReturnType<typeof startImport>;

/** Only the message of an error comes out of a worker; the codes are messages for that reason. */
function asFileError(cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : "";
  return /^[A-Z_]+$/.test(message)
    ? new ImportFileError(message as FileProblem)
    : new Error(message, { cause });
}
