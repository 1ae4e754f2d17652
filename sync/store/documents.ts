import { isDeleted, type AnyDoc } from "#shared/merge/anyDoc.ts";
import type { CollectionName } from "#shared/model/collections.ts";
import { followsCustomer, scopesOfDocument, type Ownership } from "#shared/access/scopes.ts";
import type { Db, Tx } from "./store.ts";
import type { FeedEntry } from "./feed.ts";

export type Stored = { doc: AnyDoc; scopes: string[]; rev: number };

export async function loadDocument(
  db: Db | Tx,
  collection: CollectionName,
  id: string,
): Promise<Stored | undefined> {
  const row = await db
    .selectFrom("documents")
    .select(["doc", "scopes", "deleted", "rev"])
    .where("coll", "=", collection)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const doc = parseDoc(id, row.doc, row.deleted);
  return { doc, scopes: splitScopes(row.scopes), rev: row.rev };
}

export const splitScopes = (scopes: string) => scopes.split(" ").filter((scope) => scope !== "");

export function parseDoc(id: string, text: string, deleted: number): AnyDoc {
  if (deleted === 1) return { id, _deleted: true };
  return { ...(JSON.parse(text) as AnyDoc), _deleted: false };
}

/** Puts a document in its place and tells which feeds it moves in, stays in and leaves. */
export async function saveDocument(
  tx: Tx,
  collection: CollectionName,
  doc: AnyDoc,
  before: Stored | undefined,
): Promise<FeedEntry[]> {
  const isGone = isDeleted(doc);
  // A tombstone stays in the feeds that showed the document, or nobody would hear of it (R8).
  const scopes = isGone && before ? before.scopes : scopesOfDocument(collection, doc).sort();
  const { _deleted, ...content } = doc;
  const values = {
    doc: isGone ? "" : JSON.stringify(content),
    customer_id: followsCustomer(collection, doc) ? String(doc.customerId) : null,
    scopes: scopes.join(" "),
    deleted: isGone ? 1 : 0,
    rev: (before?.rev ?? 0) + 1,
  };
  await tx
    .insertInto("documents")
    .values({ coll: collection, id: doc.id, ...values })
    .onConflict((clash) => clash.columns(["coll", "id"]).doUpdateSet(values))
    .execute();
  const left = (before?.scopes ?? []).filter((scope) => !scopes.includes(scope as never));
  return [
    ...left.map((scope) => ({ scope, collection, id: doc.id, lost: true })),
    ...scopes.map((scope) => ({ scope, collection, id: doc.id, lost: false })),
  ];
}

/** Everything about a customer follows them to their new agent, whatever its age (R10). */
export async function moveChildren(
  tx: Tx,
  customerId: string,
  owner: Ownership,
): Promise<FeedEntry[]> {
  const rows = await tx
    .selectFrom("documents")
    .select(["coll", "id", "doc", "scopes", "rev"])
    .where("customer_id", "=", customerId)
    .where("deleted", "=", 0)
    .execute();
  const entries: FeedEntry[] = [];
  for (const row of rows) {
    const doc = withOwner(parseDoc(row.id, row.doc, 0), owner);
    const before = { doc, scopes: splitScopes(row.scopes), rev: row.rev };
    entries.push(...(await saveDocument(tx, row.coll as CollectionName, doc, before)));
  }
  return entries;
}

export function withOwner(doc: AnyDoc, owner: Ownership): AnyDoc {
  const { agentId: _agent, unitId: _unit, ...rest } = doc;
  return {
    ...rest,
    ...(owner.agentId === undefined ? {} : { agentId: owner.agentId }),
    ...(owner.unitId === undefined ? {} : { unitId: owner.unitId }),
  };
}
