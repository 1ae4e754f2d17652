import { expose, wrap, type Remote } from "comlink";
import type { BookKeySource } from "./bookKeys.ts";
import { createImportSession, type DryRunRequest, type Progress } from "./session.ts";

// A worker of its own for each import: a hostile file can fill or hang this one and nothing else (B44).
const session = createImportSession();

const api = {
  ...session,
  dryRun(request: DryRunRequest, port: MessagePort, onProgress: (progress: Progress) => void) {
    const book: Remote<BookKeySource> = wrap<BookKeySource>(port);
    return session.dryRun(request, book, onProgress);
  },
};
export type ImportWorkerApi = typeof api;

expose(api);
