import type { CustomerId } from "#shared/model/brand.ts";

/** Names of the secrets a shell keeps; a closed list, so that main can refuse any other (B49). */
export type SecretName = "refreshToken" | "keyEncryptionKey";

export type SaveOutcome =
  | { kind: "saved" }
  | { kind: "canceled" }
  /** `reason` is a code for the message catalogue, never a path. */
  | { kind: "refused"; reason: SaveRefusal };

export type SaveRefusal =
  "notAbsolute" | "networkPath" | "deviceName" | "symbolicLink" | "notAFile" | "writeFailed";

export type AppInfo = Readonly<{
  version: string;
  /** Where the sync server answers, without a trailing slash: `https://crm.example` or `http://127.0.0.1:40123`. */
  serverOrigin: string;
}>;

export type DeepLink = Readonly<{ customerId: CustomerId }>;

/** Ends a subscription. */
export type Unsubscribe = () => void;

/**
 * Everything the renderer may ask of the shell it runs in (ARCHITECTURE D8). Two implementations: the
 * Electron window and a plain Chromium window; code outside `renderer/platform` never asks which.
 */
export type Platform = Readonly<{
  kind: "desktop" | "browser";
  /** Of the operating system's key store; a browser has none and keeps nothing here. */
  secrets: Readonly<{
    get(name: SecretName): Promise<string | null>;
    /** `isDurable` is false where nothing safe can hold it: the person signs in again after a restart. */
    set(name: SecretName, value: string): Promise<{ isDurable: boolean }>;
    remove(name: SecretName): Promise<void>;
  }>;
  /** Asks where to save, then writes. `suggestedName` carries the extension; `mime` labels a browser download. */
  saveFile(suggestedName: string, data: Uint8Array | Blob, mime: string): Promise<SaveOutcome>;
  /** The page as it stands (print style sheet applied) as a PDF file; the browser offers it in its print dialog. */
  printToPdf(title: string): Promise<SaveOutcome>;
  print(): void;
  /** A notice of the operating system. Keep personal data out: lock screens show it. */
  notify(title: string, body: string): Promise<void>;
  /** `https:`, `mailto:` and `tel:` only (W15); false when refused or declined. */
  openExternal(url: string): Promise<boolean>;
  lock: Readonly<{
    /**
     * Locks now: `onLock` listeners run, then the window and its workers are thrown away. The next window
     * answers `secrets` and links only once a person is there (`presence.ts`).
     */
    lockNow(): Promise<void>;
    /** Stop replication and close the database here; a second and a half remains. */
    onLock(listener: () => void): Unsubscribe;
  }>;
  appInfo(): Promise<AppInfo>;
  /** Links `banyan://open/<uuid>`; one that arrived while locked is told once it is open. */
  onDeepLink(listener: (link: DeepLink) => void): Unsubscribe;
}>;
