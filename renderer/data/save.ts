import { jsonEqual } from "#shared/merge/equal.ts";
import { collections, type CollectionName, type Documents } from "#shared/model/collections.ts";
import type { IsoInstant } from "#shared/model/brand.ts";
import type { RecordFields } from "#shared/model/record.ts";
import type { BanyanDatabase } from "./database.ts";
import type { Staff } from "./desk.tsx";

/** A document that its own schema refuses; `fields` names each path and the reason. */
export class InvalidDocumentError extends Error {
  readonly code = "INVALID_DOCUMENT";
  readonly fields: { path: string; reason: string }[];
  constructor(fields: { path: string; reason: string }[]) {
    super(`The document does not fit its schema: ${fields.map(({ path }) => path).join(", ")}`);
    this.fields = fields;
  }
}

/** What a write needs of the book: where, and who writes. */
export type WritableBook = { database: BanyanDatabase; staff: Staff };

const instant = () => new Date().toISOString() as IsoInstant;

export const newId = (prefix: string): string => `${prefix}-${crypto.randomUUID()}`;

export function newRecordFields({ staff }: Pick<WritableBook, "staff">): RecordFields {
  const at = instant();
  return {
    ...(staff.role === "agent" ? { agentId: staff.id } : {}),
    unitId: staff.unitId,
    createdAt: at,
    updatedAt: at,
    updatedBy: staff.id,
  };
}

/** Checks, stamps and writes; resolves when the document is stored on this device. */
export async function saveDocument<C extends CollectionName>(
  book: WritableBook,
  collection: C,
  document: Documents[C],
): Promise<void> {
  const stamped = { ...document, updatedAt: instant(), updatedBy: book.staff.id };
  const checked = collections[collection].schema.safeParse(stamped);
  if (!checked.success) {
    throw new InvalidDocumentError(
      checked.error.issues.map(({ path, code }) => ({ path: path.join("."), reason: code })),
    );
  }
  await book.database.collections[collection].incrementalUpsert(checked.data as never);
}

/**
 * Writes what differs between `before` and `after` over the document as it is by now, so that a form
 * never takes back what somebody else saved while it was open.
 * @throws InvalidDocumentError; DocumentGoneError if the document was deleted meanwhile.
 */
export async function saveChanges<C extends CollectionName>(
  book: WritableBook,
  collection: C,
  before: Documents[C],
  after: Documents[C],
): Promise<void> {
  const stored = await book.database.collections[collection].findOne(before.id).exec();
  if (!stored) throw new DocumentGoneError();
  const current = stored.toMutableJSON();
  await saveDocument(book, collection, withChanges(current, before, after));
}

/** The document was deleted while it was being edited. */
export class DocumentGoneError extends Error {
  readonly code = "DOCUMENT_GONE";
}

/** `current` with every field in which `after` differs from `before`; a field `after` lacks is removed. */
export function withChanges<T extends object>(current: T, before: T, after: T): T {
  const changed = { ...current } as Record<string, unknown>;
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof T & string>;
  for (const field of fields) {
    if (jsonEqual(before[field], after[field])) continue;
    if (after[field] === undefined) delete changed[field];
    else changed[field] = after[field];
  }
  return changed as T;
}

export async function removeDocument(
  book: WritableBook,
  collection: CollectionName,
  id: string,
): Promise<void> {
  await book.database.collections[collection].findOne(id).incrementalRemove();
}
