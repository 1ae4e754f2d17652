import { randomUUID } from "node:crypto";
import { lstat, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SaveOutcome } from "#renderer/platform/platform.ts";
import { savePathRefusal } from "./savePath.ts";

async function targetRefusal(path: string) {
  const target = await lstat(path).catch(() => null);
  if (target?.isSymbolicLink()) return "symbolicLink";
  return target && !target.isFile() ? "notAFile" : null;
}

/** Puts the name itself on the disk; Windows has no handle for a folder and needs none. */
async function syncFolder(folder: string) {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file that is either whole or not there (B42): a temporary file beside the target, flushed,
 * then renamed over it. `path` comes from a save dialog, never from the renderer.
 */
export async function writeWholeFile(path: string, bytes: Uint8Array): Promise<SaveOutcome> {
  const reason = savePathRefusal(path, process.platform) ?? (await targetRefusal(path));
  if (reason) return { kind: "refused", reason };
  const temporary = join(dirname(path), `.banyan-${randomUUID()}.tmp`);
  try {
    // "wx" fails if the name exists, a planted link included; 0600 because exports hold personal data.
    const handle = await open(temporary, "wx", 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return { kind: "saved" };
  } catch {
    await rm(temporary, { force: true });
    return { kind: "refused", reason: "writeFailed" };
  }
}
