import { useEffect, useState } from "react";
import { vaultFolder, type Pending } from "./vaultFolder.ts";

/** How many changes had not been sent. Undefined while it is read, null where nothing was counted. */
export function usePending(databaseName: string): Pending | null | undefined {
  const [pending, setPending] = useState<Pending | null>();
  useEffect(() => {
    let isCurrent = true;
    void vaultFolder(databaseName)
      .then((folder) => folder.readPending())
      .then((found) => isCurrent && setPending(found));
    return () => {
      isCurrent = false;
    };
  }, [databaseName]);
  return pending;
}
