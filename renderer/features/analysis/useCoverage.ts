import { proxy } from "comlink";
import { useEffect, useState } from "react";
import { useBook } from "#renderer/data/book.tsx";
import type { CoverageOverview, CoverageRequest } from "#renderer/data/worker/coverageBook.ts";

export type CoverageState = Readonly<{
  /** The last whole answer; stands on screen while the next one is worked out. */
  overview: CoverageOverview | undefined;
  /** Policies worked out so far, while the book is read. */
  progress: { done: number; total: number } | undefined;
  phase: "working" | "ready" | "cancelled" | "failed";
}>;

const START: CoverageState = { overview: undefined, progress: undefined, phase: "working" };

/** Asks the data worker for the gaps of the book, with progress; `cancel` stops it, `start` asks again. */
export function useCoverage(request: CoverageRequest, revision: number) {
  const { worker } = useBook();
  const [state, setState] = useState<CoverageState>(START);
  const [attempt, setAttempt] = useState(0);
  const key = JSON.stringify({ request, revision, attempt });
  useEffect(() => {
    let isCurrent = true;
    const set = (change: Partial<CoverageState>) => {
      if (isCurrent) setState((before) => ({ ...before, ...change }));
    };
    set({ phase: "working", progress: undefined });
    worker.coverageBook
      .overview(
        (JSON.parse(key) as { request: CoverageRequest }).request,
        proxy((done: number, total: number) => set({ progress: { done, total } })),
      )
      .then(
        (answer) =>
          answer.kind === "ready"
            ? set({ overview: answer, phase: "ready", progress: undefined })
            : set({ phase: "cancelled", progress: undefined }),
        () => set({ phase: "failed", progress: undefined }),
      );
    return () => {
      isCurrent = false;
    };
  }, [worker, key]);
  return {
    ...state,
    cancel: () => void worker.coverageBook.cancel(),
    start: () => setAttempt((n) => n + 1),
  };
}
