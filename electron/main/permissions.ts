import type { Session } from "electron";
import { APP_ORIGIN, originOf } from "./appOrigin.ts";

/**
 * W5 denies all but what the product cannot live without, and that to our own origin only:
 * - Chromium asks before a page may reach a loopback or office address, where the embedded server and a
 *   branch server live. The content security policy still limits the page to the one configured server.
 * - Without persistent storage Chromium may evict the local database, unsent changes included, when the
 *   disk runs low.
 */
const GRANTED = new Set([
  "loopback-network",
  "local-network",
  "local-network-access",
  "persistent-storage",
]);

export function isPermissionGranted(permission: string, requestingAddress: string): boolean {
  return GRANTED.has(permission) && originOf(requestingAddress) === APP_ORIGIN;
}

/** Electron grants everything unless told otherwise: all three handlers, and no download by itself. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isPermissionGranted(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isPermissionGranted(permission, origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on("will-download", (event) => event.preventDefault());
}
