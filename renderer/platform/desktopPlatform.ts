import type { BanyanBridge } from "./bridge.ts";
import type { Platform } from "./platform.ts";
import { printableHtml } from "./printableHtml.ts";

const bytesOf = async (data: Uint8Array | Blob) =>
  data instanceof Blob ? new Uint8Array(await data.arrayBuffer()) : data;

/** The platform inside Electron: every call crosses the preload bridge and is checked again in main. */
export function desktopPlatform(bridge: BanyanBridge): Platform {
  return {
    kind: "desktop",
    secrets: {
      get: (name) => bridge.getSecret(name),
      set: (name, value) => bridge.setSecret(name, value),
      remove: (name) => bridge.removeSecret(name),
    },
    saveFile: async (suggestedName, data) => bridge.saveFile(suggestedName, await bytesOf(data)),
    printToPdf: (title) => bridge.printToPdf(title, printableHtml(document, title)),
    print: () => window.print(),
    notify: (title, body) => bridge.notify(title, body),
    openExternal: (url) => bridge.openExternal(url),
    lock: {
      opened: () => bridge.opened(),
      lockNow: () => bridge.lockNow(),
      onLock: (listener) => bridge.onLock(listener),
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
