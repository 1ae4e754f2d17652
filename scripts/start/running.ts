import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SyncError } from "#sync/protocol/errors.ts";
import { lockDataFolder } from "#sync/store/lock.ts";

type Running = { url: string; port: number };

const LOCK = "server.lock";
const fileIn = (dataDir: string) => join(dataDir, "running.json");

/**
 * The server that answers for this data folder, if one does; `held` where a process has the folder
 * and none answers. The lock decides: the address used last may belong to another folder's server now.
 */
export async function findRunning(dataDir: string): Promise<Running | "held" | null> {
  if (!isHeld(dataDir)) return null;
  const last = await readLast(dataDir);
  if (!last) return "held";
  try {
    const answer = await fetch(`${last.url}/api/hello`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok ? last : "held";
  } catch {
    return "held";
  }
}

function isHeld(dataDir: string): boolean {
  const file = join(dataDir, LOCK);
  if (!existsSync(file)) return false;
  try {
    lockDataFolder(file).release();
    return false;
  } catch (failure) {
    if (failure instanceof SyncError) return true;
    throw failure;
  }
}

/** The port used last; windows find their local data again only under the same address. */
export async function lastPort(dataDir: string): Promise<number> {
  return (await readLast(dataDir))?.port ?? 0;
}

export const writeRunning = (dataDir: string, running: Running): Promise<void> =>
  writeFile(fileIn(dataDir), JSON.stringify(running), { mode: 0o600 });

async function readLast(dataDir: string): Promise<Running | null> {
  try {
    return JSON.parse(await readFile(fileIn(dataDir), "utf8")) as Running;
  } catch {
    return null;
  }
}
