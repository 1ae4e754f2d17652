import { scopesOfDocument, followsCustomer, type Ownership } from "#shared/access/scopes.ts";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import type { CollectionName } from "#shared/model/collections.ts";
import { addAccounts, type Account } from "./accounts.ts";
import { withOwner } from "./documents.ts";
import type { Store } from "./store.ts";

export type SeedDocument = { collection: CollectionName; doc: { id: string } };
export type SeedSource = AsyncIterable<SeedDocument> | Iterable<SeedDocument>;

/**
 * Loads a company in one transaction, past Kysely: half a million rows would spend their time
 * building queries. Only into an empty store; customers must come before what is about them.
 * Documents are taken as they are, so the source must hold to the model.
 */
export async function seedCompany(
  store: Store,
  source: SeedSource,
  accounts: readonly Account[],
): Promise<{ documents: number }> {
  const { file } = store;
  const insertDocument = file.prepare(
    `insert into documents (coll, id, doc, customer_id, scopes, deleted, rev) values (?, ?, ?, ?, ?, 0, 1)`,
  );
  const insertFeed = file.prepare(
    `insert into scope_feed (scope, coll, id, n, lost) values (?, ?, ?, ?, 0)`,
  );
  const heads = new Map<string, number>();
  const owners = new Map<string, Ownership>();
  let documents = 0;
  file.exec("begin immediate");
  try {
    for await (const { collection, doc } of source) {
      const owned = owning(collection, doc, owners);
      const scopes = scopesOfDocument(collection, owned).sort();
      const isChild = followsCustomer(collection, owned);
      const customerId = isChild ? String(owned.customerId) : null;
      insertDocument.run(collection, doc.id, JSON.stringify(owned), customerId, scopes.join(" "));
      for (const scope of scopes) {
        const n = (heads.get(scope) ?? 0) + 1;
        heads.set(scope, n);
        insertFeed.run(scope, collection, doc.id, n);
      }
      documents += 1;
    }
    const insertHead = file.prepare(`insert into scope_head (scope, n) values (?, ?)`);
    for (const [scope, n] of heads) insertHead.run(scope, n);
    file.exec("commit");
  } catch (failure) {
    file.exec("rollback");
    throw failure;
  }
  await addAccounts(store.db, accounts);
  return { documents };
}

function owning(collection: CollectionName, doc: AnyDoc, owners: Map<string, Ownership>): AnyDoc {
  if (collection === "customers") {
    owners.set(doc.id, { agentId: doc.agentId, unitId: doc.unitId } as Ownership);
    return doc;
  }
  if (!followsCustomer(collection, doc)) return doc;
  const owner = owners.get(String(doc.customerId));
  if (!owner) throw new Error(`seed: ${collection} document before its customer`);
  return withOwner(doc, owner);
}
