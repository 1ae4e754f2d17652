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
  if (![doc, current ?? doc].every((fields) => mayShare(actor, collection, fields))) return false;
  if (!canRead(actor, scopesOfDocument(collection, doc)) && !handsOver(actor, current)) {
    return false;
  }
  return collection !== "customers" || actor.role !== "agent" || keepsOwner(actor, doc, current);
}

const OFFICE: ReadonlySet<Actor["role"]> = new Set(["back_office", "manager"]);

/**
 * What the whole company sees (articles, shared segments) is written by its owner, or by the office of
 * the unit it comes from: everybody reads it, so reading alone gives no right to it.
 */
function mayShare(actor: Actor, collection: CollectionName, fields: ScopedFields): boolean {
  if (!scopesOfDocument(collection, fields).includes("company")) return true;
  if (fields.agentId === actor.staffId) return true;
  const isOwnUnit =
    fields.unitId === undefined || actor.unitIds.some((unitId) => unitId === fields.unitId);
  return OFFICE.has(actor.role) && isOwnUnit;
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
  // Personal settings (own goals, own templates) carry their owner's id, and nobody else writes them.
  const owners = new Set([doc.agentId, (current ?? doc).agentId]);
  const isPersonal = collection === "settings" && (owners.size > 1 || doc.agentId !== undefined);
  if (isPersonal) return owners.size === 1 && owners.has(actor.staffId);
  return COMPANY_WRITERS[collection]?.includes(actor.role) === true;
}
