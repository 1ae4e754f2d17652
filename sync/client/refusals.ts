import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import type { CollectionName } from "#shared/model/collections.ts";

/**
 * States that the server refused. The conflict handler must take the master for these: merging a
 * refused change again would push it again, for ever.
 */
const refused = new Set<string>();

const keyOf = (collection: CollectionName, doc: AnyDoc) => `${collection} ${JSON.stringify(doc)}`;

export function markRefused(collection: CollectionName, doc: AnyDoc): void {
  refused.add(keyOf(collection, doc));
}

/** True once per mark. */
export function takeRefusal(collection: CollectionName, doc: AnyDoc): boolean {
  return refused.delete(keyOf(collection, doc));
}
