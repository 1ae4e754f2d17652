import type { WebPreferences } from "electron";

/** What every window must have, by name (W2, W3, W4, W6, W8, W11). */
const REQUIRED = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  devTools: false,
  spellcheck: false,
} as const satisfies WebPreferences;

const FORBIDDEN = ["enableBlinkFeatures", "disableBlinkFeatures", "additionalArguments"] as const;

/** Preferences of the application's window. `preload` is the absolute path of the bridge script. */
export const appPreferences = (preload: string): WebPreferences => ({ ...REQUIRED, preload });

/** Preferences of the print window: no bridge, no JavaScript, a session of its own (B46). */
export const printPreferences = (partition: string): WebPreferences => ({
  ...REQUIRED,
  javascript: false,
  partition,
});

/** @throws Error naming the first preference that is not what section 3 demands; run on every window. */
export function assertSafePreferences(preferences: WebPreferences): void {
  for (const [name, value] of Object.entries(REQUIRED)) {
    if (preferences[name as keyof typeof REQUIRED] !== value) {
      throw new Error(`unsafe web preference: ${name} must be ${value}`);
    }
  }
  for (const name of FORBIDDEN) {
    if (preferences[name] !== undefined) throw new Error(`unsafe web preference: ${name} is set`);
  }
}
