import { version } from "../../package.json";
import { browserSave } from "./browserSave.ts";
import { externalUrl } from "./externalUrl.ts";
import { createIdleLock } from "./idleLock.ts";
import { createLockListeners, hideEverything } from "./lockListeners.ts";
import type { Platform } from "./platform.ts";
import { LOCKED_PARAMETER } from "./presence.ts";

/**
 * The page prints under its title, because the print dialog offers the title as the file name. The browser
 * writes titles into its history, in plain: no person's name may stand there (SECURITY 2).
 */
function printUnder(title: string) {
  const before = document.title;
  document.title = title;
  window.print();
  document.title = before;
}

/** A fresh page that waits for a person; the old one takes its workers and their keys with it. */
function reloadLocked() {
  // Nobody is asked whether to stay, whatever was typed and not saved.
  const unasked = (event: Event) => event.stopImmediatePropagation();
  window.addEventListener("beforeunload", unasked, { capture: true });
  const address = new URL(window.location.href);
  address.searchParams.set(LOCKED_PARAMETER, "");
  window.location.replace(address);
}

/** The platform in a plain Chromium window: the server that answers for the page is the sync server. */
export function browserPlatform(present: Promise<void>): Platform {
  const { onLock, closeAll } = createLockListeners();
  const idleLock = createIdleLock(window, new BroadcastChannel("banyan-lock"), {
    hide: () => hideEverything(document),
    close: closeAll,
    end: reloadLocked,
  });
  void present.then(() => idleLock.opened());
  // The browser had put the whole page aside, open as it was, and somebody has come back to it.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) void idleLock.lockNow();
  });
  return {
    kind: "browser",
    secrets: {
      get: async () => null,
      set: async () => ({ isDurable: false }),
    },
    saveFile: browserSave,
    printToPdf: async ({ title }) => {
      printUnder(title);
      // A page is never told what the person chose in the print dialog.
      return { kind: "saved" };
    },
    print: () => window.print(),
    notify: async (title, body) => {
      if (!("Notification" in window)) return;
      if ((await Notification.requestPermission()) !== "granted") return;
      const notice = new Notification(title, { body });
      notice.addEventListener("click", () => window.focus());
    },
    openExternal: async (text) => {
      const url = externalUrl(text);
      if (url) window.open(url, "_blank", "noopener,noreferrer");
      return url !== null;
    },
    lock: {
      lockNow: idleLock.lockNow,
      onLock,
    },
    appInfo: async () => ({ version, serverOrigin: window.location.origin }),
    // A browser tab is no handler of banyan:// links.
    onDeepLink: () => () => undefined,
  };
}
