import { LOCKED_PARAMETER } from "#renderer/platform/presence.ts";
import { SEATS, type Seat } from "#sync/protocol/wire.ts";
import { APP_URL } from "./appOrigin.ts";

/** The demonstration seat asked for by `--seat=`, or null; a company that is no demonstration has none. */
export function askedSeat(argv: readonly string[]): Seat | null {
  const text = argv.findLast((argument) => argument.startsWith("--seat="))?.slice("--seat=".length);
  return SEATS.find((seat) => seat === text) ?? null;
}

/** What a window loads: the page, whether it follows a lock, and the seat. */
export function windowAddress({
  isLocked,
  seat,
}: {
  isLocked: boolean;
  seat: Seat | null;
}): string {
  const asked = [...(isLocked ? [LOCKED_PARAMETER] : []), ...(seat ? [`seat=${seat}`] : [])];
  return asked.length === 0 ? APP_URL : `${APP_URL}?${asked.join("&")}`;
}
