import { scopesOfActor } from "#shared/access/scopes.ts";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import type { Actor } from "#shared/access/actor.ts";
import type { CollectionName } from "#shared/model/collections.ts";
import { SyncError } from "../protocol/errors.ts";
import { LIMITS } from "../protocol/limits.ts";
import type { Checkpoint, PullAnswer, PullBody, WireDoc } from "../protocol/wire.ts";
import { parseDoc, splitScopes } from "../store/documents.ts";
import type { Store } from "../store/store.ts";

/**
 * The next page of one collection over all scopes of a person, scope by scope (R6). A document that
 * no scope shows any more comes as a bare tombstone (R8, R10).
 * @throws SyncError EPOCH_CHANGED, FOREIGN_SCOPE
 */
export async function pullPage(store: Store, actor: Actor, body: PullBody): Promise<PullAnswer> {
  const scopes = scopesOfActor(actor);
  await checkCheckpoint(store, scopes, body.checkpoint);
  const reached: Record<string, number> = { ...body.checkpoint?.scopes };
  const documents = new Map<string, WireDoc>();
  const room = { rows: body.limit, bytes: LIMITS.pageBytes };
  for (const scope of scopes) {
    if (isFull(room)) break;
    const place = { scope, collection: body.collection, after: reached[scope] ?? 0 };
    for (const row of await feedRows(store, place, await lastThatFits(store, place, room))) {
      documents.set(row.id, visibleState(row, scopes) as WireDoc);
      reached[scope] = row.n;
    }
  }
  return {
    documents: [...documents.values()],
    checkpoint: { epoch: store.epoch, scopes: reached },
    complete: !isFull(room),
  };
}

/** What a page still takes; used up by `lastThatFits`. */
type Room = { rows: number; bytes: number };
type Place = { scope: string; collection: CollectionName; after: number };

const isFull = ({ rows, bytes }: Room) => rows <= 0 || bytes <= 0;

/**
 * The n up to which the page takes this scope. Sizes are read before any content: a page of large
 * documents would fill the memory, and its JSON the longest string there is (B40).
 */
async function lastThatFits(store: Store, place: Place, room: Room): Promise<number> {
  const sizes = await feedOf(store, place)
    .select((eb) => ["feed.n", eb.fn<number>("octet_length", ["document.doc"]).as("bytes")])
    .orderBy("feed.n")
    .limit(room.rows)
    .execute();
  let last = place.after;
  for (const { n, bytes } of sizes) {
    if (isFull(room)) break;
    last = n;
    room.rows -= 1;
    room.bytes -= bytes;
  }
  return last;
}

type FeedRow = { id: string; n: number; doc: string; scopes: string; deleted: number };

function visibleState(row: FeedRow, scopes: readonly string[]): AnyDoc {
  const isVisible = splitScopes(row.scopes).some((scope) => scopes.includes(scope));
  return parseDoc(row.id, row.doc, isVisible ? row.deleted : 1);
}

function feedOf(store: Store, { scope, collection, after }: Place) {
  return store.db
    .selectFrom("scope_feed as feed")
    .innerJoin("documents as document", (join) =>
      join.onRef("document.coll", "=", "feed.coll").onRef("document.id", "=", "feed.id"),
    )
    .where("feed.scope", "=", scope)
    .where("feed.coll", "=", collection)
    .where("feed.n", ">", after);
}

function feedRows(store: Store, place: Place, last: number): Promise<FeedRow[]> {
  return feedOf(store, place)
    .select(["feed.id", "feed.n", "document.doc", "document.scopes", "document.deleted"])
    .where("feed.n", "<=", last)
    .orderBy("feed.n")
    .execute();
}

/** B53: a checkpoint from another epoch, ahead of the head, or of foreign scopes moves nothing. */
async function checkCheckpoint(
  store: Store,
  scopes: readonly string[],
  checkpoint: Checkpoint | undefined,
): Promise<void> {
  if (!checkpoint) return;
  if (checkpoint.epoch !== store.epoch) throw new SyncError("EPOCH_CHANGED");
  const named = Object.keys(checkpoint.scopes);
  if (named.some((scope) => !scopes.includes(scope))) throw new SyncError("FOREIGN_SCOPE");
  if (named.length === 0) return;
  const heads = await store.db
    .selectFrom("scope_head")
    .selectAll()
    .where("scope", "in", named)
    .execute();
  const headOf = new Map(heads.map((head) => [head.scope, head.n]));
  for (const scope of named) {
    if ((checkpoint.scopes[scope] ?? 0) > (headOf.get(scope) ?? 0))
      throw new SyncError("EPOCH_CHANGED");
  }
}
