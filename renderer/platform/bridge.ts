import type { AppInfo, DeepLink, SaveOutcome, SecretName, Unsubscribe } from "./platform.ts";

/**
 * What the preload script puts on `window.banyan`: named functions only (W20). No function takes or
 * returns a path, an event or anything of Electron's.
 */
export type BanyanBridge = Readonly<{
  getSecret(name: SecretName): Promise<string | null>;
  setSecret(name: SecretName, value: string): Promise<{ isDurable: boolean }>;
  saveFile(suggestedName: string, bytes: Uint8Array): Promise<SaveOutcome>;
  printToPdf(title: string, html: string): Promise<SaveOutcome>;
  notify(title: string, body: string): Promise<void>;
  openExternal(url: string): Promise<boolean>;
  opened(): Promise<void>;
  lockNow(): Promise<void>;
  onLock(listener: () => void): Unsubscribe;
  appInfo(): Promise<AppInfo>;
  /** The link that waits, if any; asking takes it. */
  takeDeepLink(): Promise<DeepLink | null>;
  onDeepLinkWaiting(listener: () => void): Unsubscribe;
}>;

declare global {
  // Declaration merging is the one way to type a global that another process puts there.
  interface Window {
    readonly banyan?: BanyanBridge;
  }
}
