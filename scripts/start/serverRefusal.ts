import { join } from "node:path";
import { SyncError } from "#sync/protocol/errors.ts";
import { CHOOSE, DATABASE, damagedDatabase } from "./dataFolder.ts";
import { portRefusal } from "./port.ts";
import { codeOf, StartRefusal } from "./refusal.ts";

/** A failure of the server's own start in the words of `npm start`; what it does not know stays as it is. */
export async function serverRefusal(
  failure: unknown,
  { dataDir, port }: { dataDir: string; port: number },
): Promise<unknown> {
  if (failure instanceof SyncError && failure.code === "DATA_FOLDER_IN_USE") {
    return heldFolder(dataDir);
  }
  // The port was free a moment ago: another program was quicker.
  if (["EADDRINUSE", "EACCES"].includes(codeOf(failure))) return portRefusal(port, failure);
  if (codeOf(failure) === "ERR_SQLITE_ERROR") {
    return damagedDatabase(join(dataDir, DATABASE), failure);
  }
  return failure;
}

export const heldFolder = (dataDir: string) =>
  new StartRefusal({
    what: `another process has the data folder ${dataDir}`,
    why: "A server that is still starting, or one that was started in another way (sync/server/serve.ts).",
    todo: `wait a moment and try again, stop that process, or ${CHOOSE}`,
  });
