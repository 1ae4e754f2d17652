import type { CollectionName } from "../model/collections.ts";
import type { Actor } from "./actor.ts";
import { canRead, isCompanyWide, scopesOfDocument, type ScopedFields } from "./scopes.ts";

const COMPANY_WRITERS: Partial<Record<CollectionName, readonly Actor["role"][]>> = {
  products: ["back_office", "manager", "admin"],
  directory: ["back_office", "manager", "admin"],
  settings: ["back_office", "manager", "admin"],
  campaigns: ["back_office", "manager", "admin"],
};
const COMPLIANCE_WRITES: ReadonlySet<CollectionName> = new Set(["cases", "tasks", "notes"]);

/**
 * May `actor` turn `current` (undefined: nothing there yet) into `doc`? Documents about a customer
 * must already carry that customer's `agentId` and `unitId`; on the server they always do.
 */
export function canWrite(
  actor: Actor,
  collection: CollectionName,
  doc: ScopedFields,
  current: ScopedFields | undefined,
): boolean {
  if (isCompanyWide(collection)) return canWriteCompanyWide(actor, collection, doc, current);
  if (actor.role === "admin") return false;
  if (actor.role === "compliance" && !COMPLIANCE_WRITES.has(collection)) return false;
  if (current && !canRead(actor, scopesOfDocument(collection, current))) return false;
  if (!canRead(actor, scopesOfDocument(collection, doc)) && !handsOver(actor, current)) {
    return false;
  }
  return collection !== "customers" || actor.role !== "agent" || keepsOwner(actor, doc, current);
}

/** Somebody who holds a document may hand it to a colleague and stop seeing it (tasks, cases). */
function handsOver(actor: Actor, current: ScopedFields | undefined): boolean {
  return (
    current !== undefined &&
    (current.assigneeId === actor.staffId || current.ownerId === actor.staffId)
  );
}

/** An agent neither gives customers away nor takes them: that is the unit's decision. */
function keepsOwner(actor: Actor, doc: ScopedFields, current: ScopedFields | undefined): boolean {
  if (!current) return doc.agentId === actor.staffId;
  return doc.agentId === current.agentId && doc.unitId === current.unitId;
}

function canWriteCompanyWide(
  actor: Actor,
  collection: CollectionName,
  doc: ScopedFields,
  current: ScopedFields | undefined,
): boolean {
  // The tree of units decides who sees whom: whoever could move a unit could read it.
  const isPartner = doc.kind === "partner" && (!current || current.kind === "partner");
  if (collection === "directory" && !isPartner) return actor.role === "admin";
  if (COMPANY_WRITERS[collection]?.includes(actor.role) === true) return true;
  // Personal settings (own goals, own templates) carry their owner's id.
  const isOwn = (fields: ScopedFields) => fields.agentId === actor.staffId;
  return collection === "settings" && isOwn(doc) && (!current || isOwn(current));
}
