import type { WebContents } from "electron";
import { APP_ORIGIN, originOf } from "./appOrigin.ts";

/**
 * Whether a frame may go to an address (W13, B47): only the page's own reload. Links inside the
 * application change the fragment or the history, which is no navigation; anything else leaves it.
 */
export function isNavigationAllowed(address: string, isMainFrame: boolean): boolean {
  return (
    isMainFrame && originOf(address) === APP_ORIGIN && new URL(address).pathname === "/index.html"
  );
}

/** Shuts every way out of a web contents: navigation, frames, redirects, windows, webviews (W11-W14). */
export function denyNavigation(contents: WebContents): void {
  contents.on("will-navigate", (event) => {
    if (!isNavigationAllowed(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on("will-frame-navigate", (event) => {
    if (!isNavigationAllowed(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}
