import { useEffect, useState } from "react";
import { useBook } from "#renderer/data/book.tsx";

/** A first sync brings thousands of changes a second; a chart that is redrawn once a second is live enough. */
const SETTLE_MS = 1_000;

/** Rises when customers or policies changed, at most once a second: the sign to ask the worker again. */
export function useBookRevision(): number {
  const { worker } = useBook();
  const [revision, setRevision] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = worker.changes.listen((topics) => {
      if (!topics.includes("customers") && !topics.includes("policies")) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        setRevision((n) => n + 1);
      }, SETTLE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [worker]);
  return revision;
}
