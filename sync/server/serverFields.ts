import type { CollectionName } from "#shared/model/collections.ts";
import { canRead, followsCustomer, isCompanyWide, type Ownership } from "#shared/access/scopes.ts";
import { isDeleted, type AnyDoc } from "#shared/merge/anyDoc.ts";
import { unitOfStaff } from "../store/accounts.ts";
import { loadDocument, withOwner } from "../store/documents.ts";
import type { PushContext } from "./push.ts";

/**
 * The document with everything that the server decides: times, author, and to whom it belongs.
 * What the client says about these is ignored (SECURITY 1, B34).
 */
export async function withServerFields(
  context: PushContext,
  collection: CollectionName,
  doc: AnyDoc,
  before: AnyDoc | undefined,
): Promise<AnyDoc | "NOT_AVAILABLE"> {
  const { actor, at } = context;
  const owned = await withOwnership(context, collection, doc, before);
  if (owned === "NOT_AVAILABLE" || isDeleted(doc)) return owned;
  const createdAt = before?.["createdAt"] ?? at;
  return { ...owned, createdAt, updatedAt: at, updatedBy: actor.staffId };
}

async function withOwnership(
  { tx, actor }: PushContext,
  collection: CollectionName,
  doc: AnyDoc,
  before: AnyDoc | undefined,
): Promise<AnyDoc | "NOT_AVAILABLE"> {
  if (isDeleted(doc) && before) return { ...before, _deleted: true };
  if (followsCustomer(collection, doc)) {
    const customer = await loadDocument(tx, "customers", String(doc.customerId));
    const isThere = customer && !isDeleted(customer.doc) && canRead(actor, customer.scopes);
    return isThere ? withOwner(doc, customer.doc as Ownership) : "NOT_AVAILABLE";
  }
  if (isCompanyWide(collection) || (collection === "notes" && doc.agentId === undefined))
    return doc;
  if (collection === "customers") return ownedCustomer({ tx, actor }, doc, before);
  return doc.unitId === undefined ? { ...doc, unitId: actor.unitIds[0] } : doc;
}

/** A new customer belongs to the agent who made it, or to the unit; the unit follows the agent. */
async function ownedCustomer(
  { tx, actor }: Pick<PushContext, "tx" | "actor">,
  doc: AnyDoc,
  before: AnyDoc | undefined,
): Promise<AnyDoc> {
  if (before && !isDeleted(before) && before.agentId === doc.agentId) return doc;
  const agentId = doc.agentId ?? (actor.role === "agent" ? actor.staffId : undefined);
  const unitId = agentId === undefined ? undefined : await unitOfStaff(tx, agentId);
  const own = doc.unitId ?? actor.unitIds[0];
  return withOwner(doc, { agentId, unitId: unitId ?? own } as Ownership);
}
