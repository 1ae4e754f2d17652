import { NO_CUSTOMER, type StaffId, type UnitId } from "../model/brand.ts";
import type { CollectionName } from "../model/collections.ts";
import type { Actor } from "./actor.ts";

/** One visible set (R10). A document stands in the feeds of its scopes, a person pulls theirs. */
export type Scope = "company" | `staff:${string}` | `unit:${string}`;

/** Whom a customer belongs to; a customer of neither agent nor unit is seen by nobody. */
export type Ownership = { agentId?: StaffId | undefined; unitId?: UnitId | undefined };

/** The fields of any document that decide who sees it. */
export type ScopedFields = {
  agentId?: string | undefined;
  unitId?: string | undefined;
  customerId?: string | undefined;
  assigneeId?: string | undefined;
  ownerId?: string | undefined;
  staffId?: string | undefined;
  isShared?: boolean | undefined;
  /** Of a directory entry: units and staff decide who sees what. */
  kind?: unknown;
};

const COMPANY_WIDE: ReadonlySet<CollectionName> = new Set([
  "products",
  "directory",
  "settings",
  "campaigns",
]);

export const isCompanyWide = (collection: CollectionName) => COMPANY_WIDE.has(collection);

/** True where the document is about a customer and its visibility therefore follows them. */
export function followsCustomer(collection: CollectionName, doc: ScopedFields): boolean {
  return (
    collection !== "customers" && doc.customerId !== undefined && doc.customerId !== NO_CUSTOMER
  );
}

/**
 * The scopes that show a document. `owner` is the ownership of the customer it is about; without
 * it the document's own `agentId` and `unitId` count, which the server copies from the customer.
 */
export function scopesOfDocument(
  collection: CollectionName,
  doc: ScopedFields,
  owner: Ownership = doc as Ownership,
): Scope[] {
  if (collection === "settings" && doc.agentId !== undefined) return [`staff:${doc.agentId}`];
  if (isCompanyWide(collection)) return ["company"];
  if (collection === "segments" && doc.isShared === true) return ["company"];
  const isChild = followsCustomer(collection, doc);
  const staffId = isChild ? owner.agentId : personOf(collection, doc);
  const unitId = isChild ? owner.unitId : doc.unitId;
  const scopes: Scope[] = [];
  if (staffId !== undefined) scopes.push(`staff:${staffId}`);
  if (unitId !== undefined) scopes.push(`unit:${unitId}`);
  // An article of the company. Nothing else is everybody's because its owner is missing (P7).
  if (scopes.length === 0 && collection === "notes" && !isChild) return ["company"];
  return scopes;
}

/** Who a document about no customer belongs to: whoever it is given to, else whoever made it. */
export function personOf(collection: CollectionName, doc: ScopedFields): string | undefined {
  if (collection === "tasks") return doc.assigneeId;
  if (collection === "cases") return doc.ownerId;
  if (collection === "activities") return doc.staffId ?? doc.agentId;
  return doc.agentId;
}

/**
 * The feeds a person may read (H6): everybody their own, an agent no unit's. An admin manages accounts,
 * not customers, and is therefore nobody's agent.
 */
export function scopesOfActor(actor: Actor): Scope[] {
  const own: Scope = `staff:${actor.staffId}`;
  switch (actor.role) {
    case "agent":
    case "admin":
      return [own, "company"];
    case "back_office":
    case "manager":
    case "compliance":
      return [own, ...actor.unitIds.map((id): Scope => `unit:${id}`), "company"];
  }
}

export function canRead(actor: Actor, scopes: readonly string[]): boolean {
  const own = new Set<string>(scopesOfActor(actor));
  return scopes.some((scope) => own.has(scope));
}
