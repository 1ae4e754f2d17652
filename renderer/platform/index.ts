import { browserPlatform } from "./browserPlatform.ts";
import { desktopPlatform } from "./desktopPlatform.ts";
import type { Platform } from "./platform.ts";
import { personIsPresent } from "./presence.ts";

let platform: Platform | undefined;

/** The shell this window runs in: the only door to it (ARCHITECTURE D8). */
export function getPlatform(): Platform {
  if (platform) return platform;
  const present = personIsPresent(window);
  platform = window.banyan ? desktopPlatform(window.banyan, present) : browserPlatform(present);
  return platform;
}
