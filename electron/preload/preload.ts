import { contextBridge, ipcRenderer } from "electron";
import type { BanyanBridge } from "#renderer/platform/bridge.ts";
import { SIGNALS, type Channel, type Signal } from "../ipc/channels.ts";
import type { Answers, Arguments } from "../ipc/contract.ts";

const ask = <C extends Channel>(channel: C, ...args: Arguments<C>): Promise<Answers[C]> =>
  ipcRenderer.invoke(channel, ...args) as Promise<Answers[C]>;

/** The listener gets no argument: Electron's event object would carry the sender with it (W20). */
function listen(signal: Signal, listener: () => void) {
  const relay = () => listener();
  ipcRenderer.on(signal, relay);
  return () => void ipcRenderer.off(signal, relay);
}

const bridge: BanyanBridge = {
  getSecret: (name) => ask("secret.get", name),
  setSecret: (name, value) => ask("secret.set", name, value),
  saveFile: (suggestedName, bytes) => ask("file.save", suggestedName, new Uint8Array(bytes)),
  printToPdf: (title, html) => ask("print.pdf", title, html),
  notify: (title, body) => ask("notice.show", title, body),
  openExternal: (url) => ask("external.open", url),
  opened: () => ask("lock.opened"),
  lockNow: () => ask("lock.now"),
  onLock: (listener) => listen(SIGNALS.lock, listener),
  appInfo: () => ask("app.info"),
  takeDeepLink: () => ask("deepLink.take"),
  onDeepLinkWaiting: (listener) => listen(SIGNALS.deepLinkWaiting, listener),
};

contextBridge.exposeInMainWorld("banyan", bridge);
