import type { CollectionName } from "#shared/model/collections.ts";
import { LIMITS } from "../protocol/limits.ts";

/** Bytes that a document of this collection may have as JSON; a note's own limit is in its merge (R15). */
function maxBytes(collection: CollectionName): number {
  if (collection === "notes") return LIMITS.pushBytes;
  return collection === "cases" ? LIMITS.caseBytes : LIMITS.documentBytes;
}

/**
 * Small enough to be looked at closely, and without U+0000, which ends strings in PostgreSQL and in too
 * many tools (B37, B40). Asked before anything copies the document or checks it against its schema.
 */
export function isBounded(collection: CollectionName, doc: object): boolean {
  const counted = { values: 0 };
  return (
    Object.keys(doc).length <= LIMITS.documentKeys &&
    isPlain(doc, counted) &&
    Buffer.byteLength(JSON.stringify(doc)) <= maxBytes(collection)
  );
}

/** Few values and no U+0000, in keys neither. The depth is bounded since the body was read (B25). */
function isPlain(value: unknown, counted: { values: number }): boolean {
  if (++counted.values > LIMITS.documentValues) return false;
  if (typeof value === "string") return !value.includes("\0");
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, counted));
  const fields = value as Record<string, unknown>;
  for (const key in fields) {
    if (key.includes("\0") || !isPlain(fields[key], counted)) return false;
  }
  return true;
}
