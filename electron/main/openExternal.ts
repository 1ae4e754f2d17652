import { dialog, shell, type BrowserWindow } from "electron";
import { externalUrl } from "#renderer/platform/externalUrl.ts";
import type { Texts } from "./texts.ts";

/** Opens an allowed address in another program once the person has seen it and agreed (W15, B48). */
export async function openExternally(
  window: BrowserWindow,
  texts: Texts,
  text: string,
): Promise<boolean> {
  const url = externalUrl(text);
  if (!url) return false;
  const answer = await dialog.showMessageBox(window, {
    type: "question",
    message: texts("openOutsideTitle"),
    detail: url,
    buttons: [texts("openOutside"), texts("cancel")],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (answer.response !== 0) return false;
  await shell.openExternal(url);
  return true;
}
