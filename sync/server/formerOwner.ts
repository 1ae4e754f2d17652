import { scopesOfActor } from "#shared/access/scopes.ts";
import type { Actor } from "#shared/access/actor.ts";
import type { CollectionName } from "#shared/model/collections.ts";
import type { Tx } from "../store/store.ts";

/** Did this person see the document once? A `lost` row in one of their feeds says so. */
export async function wasVisible(
  tx: Tx,
  actor: Actor,
  collection: CollectionName,
  id: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom("scope_feed")
    .select("n")
    .where("scope", "in", scopesOfActor(actor))
    .where("coll", "=", collection)
    .where("id", "=", id)
    .where("lost", "=", 1)
    .executeTakeFirst();
  return row !== undefined;
}
