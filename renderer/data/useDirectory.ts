import { proxy } from "comlink";
import { useEffect, useState } from "react";
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
    const listening = worker.changes.listen(
      proxy((collections) => {
        if (collections.includes("directory")) read();
      }),
    );
    return () => {
      isCurrent = false;
      void listening.then((stop) => stop());
    };
  }, [worker]);
  return (id) => (id === undefined ? "" : (names[id] ?? ""));
}
