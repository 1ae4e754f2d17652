import type { z } from "zod";
import { SyncError } from "../protocol/errors.ts";
import {
  helloAnswer,
  sessionAnswer,
  type HelloAnswer,
  type Person,
  type Seat,
} from "../protocol/wire.ts";
import { request, type RequestOptions } from "./request.ts";

export type StoredSession = {
  refreshToken: string;
  /** Of the last refresh: a session has one at a time, and all windows and workers of the person use it. */
  accessToken?: string;
  /** When that was, by this device's clock, in milliseconds. */
  refreshedAtMs?: number;
  person: Person;
  /** Of a refresh whose answer has not come yet; its retry must use the same (H1). */
  pendingNonce?: string;
};
/** Where the refresh token rests: the key store, or the encrypted local store. */
export type TokenStore = {
  load: () => Promise<StoredSession | null>;
  save: (session: StoredSession) => Promise<void>;
  clear: () => Promise<void>;
  /** Runs alone among all windows that share this store; without it there is one window. */
  exclusive?: <T>(work: () => Promise<T>) => Promise<T>;
};
/** So long a token of another window is taken over unasked; it lasts for 15 minutes (H1). */
const FRESH_MS = 10 * 60 * 1_000;

export type Connection = { serverUrl: string; deviceId: string; tokenStore: TokenStore };

/** What the server says before anybody signs in. */
export async function hello(serverUrl: string): Promise<HelloAnswer> {
  return parse(helloAnswer, await request(serverUrl, "/api/hello"));
}

/** @throws SyncError SIGN_IN_FAILED, TOO_MANY_ATTEMPTS, OFFLINE */
export function signIn(
  connection: Connection,
  credentials: { account: string; password: string },
): Promise<ClientSession> {
  return open(connection, "/api/session", credentials);
}

/** @throws SyncError NOT_A_DEMO, OFFLINE */
export function demoSignIn(connection: Connection, seat: Seat): Promise<ClientSession> {
  return open(connection, "/api/demo-session", { seat });
}

/** The session of the last time, without asking the server: the network may be off. */
export async function resumeSession(connection: Connection): Promise<ClientSession | null> {
  const stored = await connection.tokenStore.load();
  return stored && new ClientSession(connection, stored, undefined);
}

async function open(connection: Connection, path: string, body: object): Promise<ClientSession> {
  const { serverUrl, deviceId, tokenStore } = connection;
  const raw = await request(serverUrl, path, { method: "POST", body: { ...body, deviceId } });
  const { accessToken, refreshToken, person } = parse(sessionAnswer, raw);
  const stored = { refreshToken, accessToken, person, refreshedAtMs: Date.now() };
  await tokenStore.save(stored);
  return new ClientSession(connection, stored, accessToken);
}

function parse<T>(schema: z.ZodType<T>, raw: unknown): T {
  const result = schema.safeParse(raw);
  if (!result.success) throw new SyncError("BAD_ANSWER");
  return result.data;
}

function isFresh({ refreshedAtMs }: StoredSession): boolean {
  const age = Date.now() - (refreshedAtMs ?? 0);
  return age >= 0 && age < FRESH_MS;
}

/** A signed-in person on this device; renews its access token by itself. */
export class ClientSession {
  readonly serverUrl: string;
  readonly deviceId: string;
  readonly #tokenStore: TokenStore;
  #stored: StoredSession;
  #accessToken: string | undefined;
  #refreshing: Promise<string> | undefined;

  constructor(connection: Connection, stored: StoredSession, accessToken: string | undefined) {
    this.serverUrl = connection.serverUrl;
    this.deviceId = connection.deviceId;
    this.#tokenStore = connection.tokenStore;
    this.#stored = stored;
    this.#accessToken = accessToken;
  }

  get person(): Person {
    return this.#stored.person;
  }

  /** A request in this session's name; an expired token is renewed once and the request repeated. */
  async request(path: string, options: RequestOptions = {}): Promise<unknown> {
    const accessToken = this.#accessToken ?? (await this.refresh());
    try {
      return await request(this.serverUrl, path, { ...options, accessToken });
    } catch (failure) {
      if (!(failure instanceof SyncError) || failure.code !== "SESSION_EXPIRED") throw failure;
      if (this.#accessToken === accessToken) this.#accessToken = undefined;
      const renewed = this.#accessToken ?? (await this.refresh(accessToken));
      return request(this.serverUrl, path, { ...options, accessToken: renewed });
    }
  }

  /**
   * An access token that serves; one refresh at a time (R22, X27). What another window or worker has got
   * is taken over instead. @param refused the access token that the server no longer takes
   * @throws SyncError SESSION_EXPIRED, SESSION_REUSED, OFFLINE
   */
  refresh(refused?: string): Promise<string> {
    this.#refreshing ??= this.#refreshOnce(refused).finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  async #refreshOnce(refused: string | undefined): Promise<string> {
    const { exclusive = (work) => work() } = this.#tokenStore;
    return exclusive(async () => {
      const latest = await this.#tokenStore.load();
      if (latest?.person.staffId === this.person.staffId) {
        this.#stored = latest;
        const isNews = refused === undefined ? isFresh(latest) : latest.accessToken !== refused;
        if (latest.accessToken && isNews) {
          this.#accessToken = latest.accessToken;
          return latest.accessToken;
        }
      }
      return this.#renew();
    });
  }

  async #renew(): Promise<string> {
    const nonce = this.#stored.pendingNonce ?? crypto.randomUUID();
    await this.#keep({ ...this.#stored, pendingNonce: nonce });
    const { refreshToken } = this.#stored;
    const body = { refreshToken, nonce, deviceId: this.deviceId };
    const raw = await request(this.serverUrl, "/api/session/refresh", { method: "POST", body });
    const answer = parse(sessionAnswer, raw);
    const { refreshToken: next, accessToken, person } = answer;
    await this.#keep({ refreshToken: next, accessToken, person, refreshedAtMs: Date.now() });
    this.#accessToken = answer.accessToken;
    return answer.accessToken;
  }

  async #keep(stored: StoredSession): Promise<void> {
    this.#stored = stored;
    await this.#tokenStore.save(stored);
  }

  /** A one-use ticket for a socket (H8). */
  async ticket(use: "live" | "collab"): Promise<string> {
    const answer = await this.request("/api/ticket", { method: "POST", body: { use } });
    return (answer as { ticket: string }).ticket;
  }

  /** Ends the session here and, if it can be reached, on the server. */
  async signOut(): Promise<void> {
    try {
      await this.request("/api/session", { method: "DELETE" });
    } catch (failure) {
      if (!(failure instanceof SyncError)) throw failure;
    } finally {
      this.#accessToken = undefined;
      await this.#tokenStore.clear();
    }
  }
}
