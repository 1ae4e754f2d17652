import type { FastifyBaseLogger } from "fastify";
import { SyncError } from "../protocol/errors.ts";
import type { Seat } from "../protocol/wire.ts";
import { loadActor, type Colleague } from "../store/accounts.ts";
import type { FeedEntry, Reached } from "../store/feed.ts";
import type { Store } from "../store/store.ts";
import type { TrustedProxies } from "./clientAddress.ts";
import type { SessionEnds } from "./sessionEnds.ts";

export type DemoSeats = { seats: Record<Seat, string>; defaultSeat: Seat };

/** What every route needs. */
export type ServerContext = {
  store: Store;
  companyName: string;
  demo: DemoSeats | null;
  version: string;
  origins: Set<string>;
  /** `HOST:PORT` as browsers write it. */
  hosts: Set<string>;
  /** Whose word on the address of somebody else counts. */
  isTrustedProxy: TrustedProxies;
  actors: ActorCache;
  sessionEnds: SessionEnds;
  /** Told after COMMIT (R4, R11, R16). */
  onCommitted: ((reached: Reached[], entries: FeedEntry[]) => void)[];
  nowMs: () => number;
  logger: FastifyBaseLogger;
};

/** People change rarely and are asked for at every request; a change of the directory empties it. */
export class ActorCache {
  readonly #store: Store;
  readonly #known = new Map<string, Colleague>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** @throws SyncError SESSION_EXPIRED for somebody who left */
  async get(staffId: string): Promise<Colleague> {
    const known = this.#known.get(staffId);
    if (known) return known;
    const actor = await loadActor(this.#store.db, staffId);
    if (!actor) throw new SyncError("SESSION_EXPIRED");
    this.#known.set(staffId, actor);
    return actor;
  }

  clear(): void {
    this.#known.clear();
  }
}
