import { useCallback, useEffect, useState } from "react";
import { useDesk } from "./desk.tsx";

/** Names of staff and units, by id; empty until they are read. */
export function useDirectory(): (id: string | undefined) => string {
  const { worker } = useDesk();
  const [names, setNames] = useState<Record<string, string>>({});
  useEffect(() => {
    let isCurrent = true;
    const read = () =>
      void worker.directory.names().then((all) => {
        if (isCurrent) setNames(all);
      });
    read();
    const stopListening = worker.changes.listen((topics) => {
      if (topics.includes("directory")) read();
    });
    return () => {
      isCurrent = false;
      stopListening();
    };
  }, [worker]);
  return useCallback((id) => (id === undefined ? "" : (names[id] ?? "")), [names]);
}
