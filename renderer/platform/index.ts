import { browserPlatform } from "./browserPlatform.ts";
import { desktopPlatform } from "./desktopPlatform.ts";
import type { Platform } from "./platform.ts";

let platform: Platform | undefined;

/** The shell this window runs in: the only door to it (ARCHITECTURE D8). */
export function getPlatform(): Platform {
  platform ??= window.banyan ? desktopPlatform(window.banyan) : browserPlatform();
  return platform;
}
