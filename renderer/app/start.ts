import type { HelloAnswer, Person, Seat } from "#sync/protocol/wire.ts";
import type { Connection, StoredSession } from "#sync/client/session.ts";
import { getPlatform } from "../platform/index.ts";

/** What the window knows before a book is open: where the server is, and who sits here, if anybody. */
export type Start = {
  connection: Connection;
  person: Person | null;
  company: HelloAnswer | null;
};

const DEVICE_KEY = "banyan.device";

/**
 * The session of the last time, at once and without the network; else, in a demonstration company,
 * the seat that the address names or the company's default; else nobody.
 */
export async function beginStart(): Promise<Start> {
  const connection = await connect();
  const seat = seatOfWindow();
  const stored = await connection.tokenStore.load();
  if (stored && (seat === null || stored.person.role === seat)) {
    return { connection, person: stored.person, company: null };
  }
  const { hello, demoSignIn } = await import("#sync/client/session.ts");
  const company = await hello(connection.serverUrl);
  if (!company.demo || new URLSearchParams(location.search).has("signed-out"))
    return { connection, person: null, company };
  const { person } = await demoSignIn(connection, seat ?? company.demo.defaultSeat);
  return { connection, person, company };
}

const SEAT = "seat";

/** Whoever signs in takes the seat: a reload brings back the same person, beside other windows too. */
export const takeSeat = (role: string): void => sessionStorage.setItem(SEAT, role);

/**
 * The seat that the address named when this window was opened. The window remembers it and the address
 * loses it, because the router would take it for a part of its own address.
 */
function seatOfWindow(): Seat | null {
  const address = new URL(location.href);
  const named = address.searchParams.get(SEAT);
  if (named !== null) {
    takeSeat(named);
    address.searchParams.delete(SEAT);
    history.replaceState(history.state, "", address);
  }
  return sessionStorage.getItem(SEAT) as Seat | null;
}

async function connect(): Promise<Connection> {
  const { secrets, appInfo } = getPlatform();
  const { serverOrigin } = await appInfo();
  return {
    serverUrl: serverOrigin,
    deviceId: deviceId(),
    tokenStore: {
      async load() {
        const text = await secrets.get("refreshToken");
        return text ? (JSON.parse(text) as StoredSession) : null;
      },
      async save(session) {
        await secrets.set("refreshToken", JSON.stringify(session));
      },
      clear: () => secrets.remove("refreshToken"),
      exclusive: (work) => navigator.locks.request("banyan-session", work),
    },
  };
}

/** Names this installation to the server; says nothing about a person. */
function deviceId(): string {
  const known = localStorage.getItem(DEVICE_KEY);
  if (known) return known;
  const made = crypto.randomUUID();
  localStorage.setItem(DEVICE_KEY, made);
  return made;
}
