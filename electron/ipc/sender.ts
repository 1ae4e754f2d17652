import { APP_ORIGIN } from "../main/appOrigin.ts";

/** The part of Electron's WebFrameMain that the check reads. */
export type SenderFrame = Readonly<{ origin: string; parent: unknown }>;

/** W17: only the top frame of our own origin. `null` is a frame that has navigated or gone. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN;
}
