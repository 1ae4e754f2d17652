import { Notification, type BrowserWindow } from "electron";
import type { AppInfo, DeepLink } from "#renderer/platform/platform.ts";
import type { Handle } from "../ipc/gate.ts";
import type { Lock } from "./lock.ts";
import { openExternally } from "./openExternal.ts";
import { pdfOf } from "./printPdf.ts";
import { saveByDialog } from "./saveDialog.ts";
import type { createSecrets } from "./secrets.ts";
import type { Texts } from "./texts.ts";

type HandlerParts = Readonly<{
  handle: Handle;
  window: () => BrowserWindow;
  rendererFolder: string;
  secrets: ReturnType<typeof createSecrets>;
  lock: Lock;
  texts: Texts;
  appInfo: AppInfo;
  takeDeepLink: () => DeepLink | null;
  onOpened: () => void;
}>;

/** Answers every channel of the contract. */
export function registerHandlers(parts: HandlerParts): void {
  const { handle, window, secrets, lock } = parts;
  handle("secret.get", (name) => secrets.get(name));
  handle("secret.set", (name, value) => secrets.set(name, value));
  handle("file.save", (name, bytes) => saveByDialog(window(), name, () => bytes, lock.isLocked));
  handle("print.pdf", (title, html) =>
    saveByDialog(window(), `${title}.pdf`, () => pdfOf(parts.rendererFolder, html), lock.isLocked),
  );
  handle("notice.show", (title, body) => {
    const notice = new Notification({ title, body });
    notice.on("click", () => window().show());
    notice.show();
  });
  handle("external.open", (url) => openExternally(window(), parts.texts, url));
  handle("lock.opened", () => {
    lock.opened();
    parts.onOpened();
  });
  handle("lock.now", () => lock.lockNow());
  handle("app.info", () => parts.appInfo);
  handle("deepLink.take", () => parts.takeDeepLink());
}
