import { app, dialog, type BrowserWindow } from "electron";
import { extname, join } from "node:path";
import type { SaveOutcome } from "#renderer/platform/platform.ts";
import { safeFileName } from "./savePath.ts";
import { writeWholeFile } from "./writeFile.ts";

/**
 * Asks where to put a file, then makes it and writes it. The bytes are asked for after the dialog, so
 * that a cancelled one prints nothing; nor does one that outlived the session (`isLocked`).
 */
export async function saveByDialog(
  window: BrowserWindow,
  suggestedName: string,
  makeBytes: () => Uint8Array | Promise<Uint8Array>,
  isLocked: () => boolean,
): Promise<SaveOutcome> {
  const name = safeFileName(suggestedName);
  const extension = extname(name).slice(1);
  const choice = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath("documents"), name),
    filters: extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : [],
    properties: ["createDirectory", "showOverwriteConfirmation", "dontAddToRecent"],
  });
  if (choice.canceled || !choice.filePath || isLocked()) return { kind: "canceled" };
  return writeWholeFile(choice.filePath, await makeBytes());
}
