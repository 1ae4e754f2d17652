import type { CollectionName } from "../model/collections.ts";
import { followsCustomer, type ScopedFields } from "../access/scopes.ts";

/** Fields that the server computes: never merged, never compared (R14, B34). */
export const SERVER_FIELDS: ReadonlySet<string> = new Set(["createdAt", "updatedAt", "updatedBy"]);
const OWNER_FIELDS: ReadonlySet<string> = new Set(["agentId", "unitId"]);
const NOTE_CONTENT: ReadonlySet<string> = new Set(["state", "text"]);

/** Lists that are sets, with the key of their items (R14). */
export const SET_FIELDS: Partial<Record<string, (item: unknown) => string>> = {
  phones: (item) => `${field(item, "number")}#${field(item, "extension")}`,
  tags: String,
  productCodes: String,
  alerts: (item) => field(item, "id"),
  coverages: (item) => field(item, "id"),
};

function field(item: unknown, name: string): string {
  const value = (item as Record<string, unknown> | null)?.[name];
  return typeof value === "string" ? value : "";
}

/** Does a person decide this field, so that two people can disagree about it? */
export function isMergedField(
  collection: CollectionName,
  doc: ScopedFields,
  name: string,
): boolean {
  if (name === "id" || name === "_deleted" || SERVER_FIELDS.has(name)) return false;
  if (collection === "notes" && NOTE_CONTENT.has(name)) return false;
  return !(OWNER_FIELDS.has(name) && followsCustomer(collection, doc));
}
