import type { CollectionName } from "#shared/model/collections.ts";
import {
  canRead,
  followsCustomer,
  isCompanyWide,
  personOf,
  type Ownership,
} from "#shared/access/scopes.ts";
import { isDeleted, type AnyDoc } from "#shared/merge/anyDoc.ts";
import { hasAccount, placeOfStaff } from "../store/accounts.ts";
import { loadDocument, withOwner } from "../store/documents.ts";
import type { PushContext } from "./pushContext.ts";

type Refusal = "NOT_AVAILABLE" | "NOT_ALLOWED";

/**
 * The document with everything that the server decides: times, author, and to whom it belongs.
 * What the client says about these is ignored (SECURITY 1, B34).
 */
export async function withServerFields(
  context: PushContext,
  collection: CollectionName,
  doc: AnyDoc,
  before: AnyDoc | undefined,
): Promise<AnyDoc | Refusal> {
  const { actor, at } = context;
  if (isDeleted(doc)) return before ? { ...before, _deleted: true } : doc;
  const owned = await withOwnership(context, collection, doc, before);
  if (typeof owned === "string") return owned;
  const createdAt = before?.["createdAt"] ?? at;
  return { ...owned, createdAt, updatedAt: at, updatedBy: actor.staffId };
}

async function withOwnership(
  { tx, actor }: PushContext,
  collection: CollectionName,
  doc: AnyDoc,
  before: AnyDoc | undefined,
): Promise<AnyDoc | Refusal> {
  const current = before && !isDeleted(before) ? before : undefined;
  if (followsCustomer(collection, doc)) {
    const customer = await loadDocument(tx, "customers", String(doc.customerId));
    const isThere = customer && !isDeleted(customer.doc) && canRead(actor, customer.scopes);
    return isThere ? withOwner(doc, customer.doc as Ownership) : "NOT_AVAILABLE";
  }
  // Else two pushes would publish what is about a customer: away from them first, without owner then.
  if (current && followsCustomer(collection, current)) return "NOT_ALLOWED";
  if (collection === "directory") {
    const isPlanted = doc.kind === "partner" && (await hasAccount(tx, doc.id));
    return isPlanted ? "NOT_ALLOWED" : doc;
  }
  if (isCompanyWide(collection) || (collection === "notes" && doc.agentId === undefined))
    return doc;
  return collection === "customers"
    ? ownedCustomer({ tx, actor }, doc, current)
    : ownedWork({ tx, actor }, collection, doc, current);
}

type Asker = Pick<PushContext, "tx" | "actor">;

/** Whoever made it is its agent, and it stands in the unit of the person it is given to. */
async function ownedWork(
  { tx, actor }: Asker,
  collection: CollectionName,
  doc: AnyDoc,
  current: AnyDoc | undefined,
): Promise<AnyDoc | Refusal> {
  const agentId = current ? current.agentId : actor.staffId;
  const owned = withOwner(doc, { agentId } as Ownership);
  const personId = personOf(collection, owned);
  if (current && personOf(collection, current) === personId) {
    return withOwner(doc, current as Ownership);
  }
  const place = personId === undefined ? undefined : await placeOfStaff(tx, personId);
  return place ? withOwner(doc, { agentId, unitId: place.unitId } as Ownership) : "NOT_ALLOWED";
}

/** Roles that serve no customer: whoever made one of them an agent would show them the customer. */
const NO_AGENTS: ReadonlySet<string | undefined> = new Set(["admin", "compliance"]);

/** A new customer belongs to the agent who made it, or to the unit; the unit follows the agent. */
async function ownedCustomer(
  { tx, actor }: Asker,
  doc: AnyDoc,
  current: AnyDoc | undefined,
): Promise<AnyDoc | Refusal> {
  const agentId = doc.agentId ?? (actor.role === "agent" ? actor.staffId : undefined);
  if (agentId === undefined) {
    const unitId = doc.unitId ?? current?.unitId ?? actor.unitIds[0];
    return withOwner(doc, { unitId } as Ownership);
  }
  if (current?.agentId === agentId) return withOwner(doc, current as Ownership);
  const place = await placeOfStaff(tx, agentId);
  if (!place || NO_AGENTS.has(place.role)) return "NOT_ALLOWED";
  return withOwner(doc, { agentId, unitId: place.unitId } as Ownership);
}

/**
 * Agent and unit of a merge belong together: those of the side whose person won. Merged one by one, two
 * hand-overs would leave the agent of one and the unit of the other.
 */
export function ownedByWinner(
  collection: CollectionName,
  merged: AnyDoc,
  before: AnyDoc,
  next: AnyDoc,
): AnyDoc {
  if (isDeleted(merged) || isCompanyWide(collection)) return merged;
  if (followsCustomer(collection, merged)) {
    return withOwner(merged, (merged.customerId === next.customerId ? next : before) as Ownership);
  }
  const person = personOf(collection, merged);
  // A customer of a unit without agent: the unit is a field like others.
  if (person === undefined && personOf(collection, before) === undefined) return merged;
  return withOwner(merged, (personOf(collection, before) === person ? before : next) as Ownership);
}
