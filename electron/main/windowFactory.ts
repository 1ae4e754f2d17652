import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  type WebContents,
  type WebPreferences,
} from "electron";
import { denyNavigation } from "./navigation.ts";
import { assertSafePreferences } from "./webPreferences.ts";

let isOpening = false;

/** The only place that makes a window: asserts its preferences, then shuts its exits (W2-W6, W11-W14). */
export function openWindow(
  webPreferences: WebPreferences,
  options: Omit<BrowserWindowConstructorOptions, "webPreferences">,
): BrowserWindow {
  assertSafePreferences(webPreferences);
  isOpening = true;
  try {
    return new BrowserWindow({ ...options, webPreferences });
  } finally {
    isOpening = false;
  }
}

/**
 * Guards every web contents from birth, and ends those that no `openWindow` asked for: their
 * preferences were never asserted.
 */
export function guardWebContents(onStray: (contents: WebContents) => void): void {
  app.on("web-contents-created", (_event, contents) => {
    denyNavigation(contents);
    if (isOpening) return;
    onStray(contents);
    contents.close();
  });
}
