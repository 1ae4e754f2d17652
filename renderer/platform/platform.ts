import type { CustomerId } from "#shared/model/brand.ts";

/** Names of the secrets a shell keeps; a closed list, so that main can refuse any other (B49). */
export type SecretName = "keyEncryptionKey";

export type SaveOutcome =
  | { kind: "saved" }
  | { kind: "canceled" }
  /** `reason` is a code for the message catalogue, never a path. */
  | { kind: "refused"; reason: SaveRefusal };

export type SaveRefusal =
  "notAbsolute" | "networkPath" | "deviceName" | "symbolicLink" | "notAFile" | "writeFailed";

export type PrintedReport = Readonly<{
  /** What it is; names nobody, because a browser keeps the titles of its pages. */
  title: string;
  /** Whom it is about: the desktop puts it into the name of the file. */
  about: string;
}>;

export type AppInfo = Readonly<{
  version: string;
  /** Where the sync server answers, without a trailing slash: `https://crm.example` or `http://127.0.0.1:40123`. */
  serverOrigin: string;
}>;

export type DeepLink = Readonly<{ customerId: CustomerId }>;

/** Called when the session locks; a second and a half remains for it. */
export type LockListener = () => void | Promise<void>;

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
    /** `isDurable` is false where nothing safe can hold it; then it is not held at all. */
    set(name: SecretName, value: string): Promise<{ isDurable: boolean }>;
  }>;
  /** Asks where to save, then writes. `suggestedName` carries the extension; `mime` labels a browser download. */
  saveFile(suggestedName: string, data: Uint8Array | Blob, mime: string): Promise<SaveOutcome>;
  /** The page as it stands (print style sheet applied) as a PDF file; the browser offers it in its print dialog. */
  printToPdf(report: PrintedReport): Promise<SaveOutcome>;
  print(): void;
  /** A notice of the operating system. Keep personal data out: lock screens show it. */
  notify(title: string, body: string): Promise<void>;
  /** `https:`, `mailto:` and `tel:` only (W15); false when refused or declined. */
  openExternal(url: string): Promise<boolean>;
  lock: Readonly<{
    /**
     * Locks now: the screen is empty at once, `onLock` listeners run, then the window and its workers are
     * thrown away. The next window answers `secrets` and links only once a person is there (`presence.ts`).
     */
    lockNow(): Promise<void>;
    /** Write what waits, close what is open; the newest listener first. */
    onLock(listener: LockListener): Unsubscribe;
  }>;
  appInfo(): Promise<AppInfo>;
  /** Links `banyan://open/<uuid>`; one that arrived while locked is told once it is open. */
  onDeepLink(listener: (link: DeepLink) => void): Unsubscribe;
}>;
