import type { BanyanBridge } from "./bridge.ts";
import { createLockListeners, hideEverything } from "./lockListeners.ts";
import type { Platform } from "./platform.ts";
import { printableHtml } from "./printableHtml.ts";

const bytesOf = async (data: Uint8Array | Blob) =>
  data instanceof Blob ? new Uint8Array(await data.arrayBuffer()) : data;

/**
 * The platform inside Electron: every call crosses the preload bridge and is checked again in main, which
 * refuses nearly all of them until the session is `opened`. What a start needs first waits for that here.
 */
export function desktopPlatform(bridge: BanyanBridge, present: Promise<void>): Platform {
  const opened = present.then(() => bridge.opened());
  const { onLock, closeAll } = createLockListeners();
  bridge.onLock(() => {
    hideEverything(document);
    void closeAll();
  });
  return {
    kind: "desktop",
    secrets: {
      get: (name) => opened.then(() => bridge.getSecret(name)),
      set: (name, value) => opened.then(() => bridge.setSecret(name, value)),
    },
    saveFile: async (suggestedName, data) => bridge.saveFile(suggestedName, await bytesOf(data)),
    printToPdf({ title, about }) {
      const name = `${title} ${about}`;
      return bridge.printToPdf(name, printableHtml(document, name));
    },
    print: () => window.print(),
    notify: (title, body) => bridge.notify(title, body),
    openExternal: (url) => bridge.openExternal(url),
    lock: {
      lockNow: () => bridge.lockNow(),
      onLock,
    },
    appInfo: () => bridge.appInfo(),
    onDeepLink(listener) {
      let isActive = true;
      const take = async () => {
        // Refused while locked: the link stays in main, and main rings again once it is open.
        const link = await bridge.takeDeepLink().catch(() => null);
        if (link && isActive) listener(link);
      };
      const unsubscribe = bridge.onDeepLinkWaiting(() => void take());
      void take();
      return () => {
        isActive = false;
        unsubscribe();
      };
    },
  };
}
