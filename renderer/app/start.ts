import type { HelloAnswer, Seat } from "#sync/protocol/wire.ts";
import type { Connection } from "#sync/client/session.ts";
import { getPlatform } from "../platform/index.ts";

/** Which server this window talks to, and as which device. */
export type Server = Pick<Connection, "serverUrl" | "deviceId">;

/** What the window knows before a book is open. */
export type Start = {
  server: Server;
  /** Null where the server was not asked or could not be reached. */
  company: HelloAnswer | null;
};

const DEVICE_KEY = "banyan.device";
const SEAT = "seat";
/** Whose file this window has open: folders are named by staff, and say nothing else. */
const FILE = "file";
/** In the address of a window that somebody has signed out of. */
const SIGNED_OUT = "signed-out";

export async function findServer(): Promise<Server> {
  const { serverOrigin } = await getPlatform().appInfo();
  return { serverUrl: serverOrigin, deviceId: deviceId() };
}

/** A reload brings back the same person, beside windows of others too. */
export const keepFileOfWindow = (databaseName: string): void =>
  sessionStorage.setItem(FILE, databaseName);
export const fileOfWindow = (): string | null => sessionStorage.getItem(FILE);

/**
 * The seat that the address named when this window was opened. The window remembers it and the address
 * loses it, because the router would take it for a part of its own address.
 */
export function seatOfWindow(): Seat | null {
  const named = takeFromAddress(SEAT);
  if (named !== null) {
    sessionStorage.setItem(SEAT, named);
    sessionStorage.removeItem(FILE);
  }
  return sessionStorage.getItem(SEAT) as Seat | null;
}

export const isSignedOut = (): boolean => new URLSearchParams(location.search).has(SIGNED_OUT);

/** The address of a signed-out window; it would lead to the sign-in screen again at each reload. */
export const forgetSignedOut = (): void => void takeFromAddress(SIGNED_OUT);

/** A fresh window that waits for somebody to sign in. */
export function showSignedOut(): void {
  window.location.hash = "#/";
  window.location.search = `?${SIGNED_OUT}`;
}

function takeFromAddress(parameter: string): string | null {
  const address = new URL(location.href);
  const value = address.searchParams.get(parameter);
  if (value === null) return null;
  address.searchParams.delete(parameter);
  history.replaceState(history.state, "", address);
  return value;
}

/** Names this installation to the server; says nothing about a person. */
function deviceId(): string {
  const known = localStorage.getItem(DEVICE_KEY);
  if (known) return known;
  const made = crypto.randomUUID();
  localStorage.setItem(DEVICE_KEY, made);
  return made;
}
