import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

type Running = { url: string; port: number };

const fileIn = (dataDir: string) => join(dataDir, "running.json");

/** The server that answers for this data folder, if one does. */
export async function findRunning(dataDir: string): Promise<Running | null> {
  const last = await readLast(dataDir);
  if (!last) return null;
  try {
    const answer = await fetch(`${last.url}/api/hello`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok ? last : null;
  } catch {
    return null;
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
