import { collections, type CollectionName, type Documents } from "#shared/model/collections.ts";
import type { IsoInstant } from "#shared/model/brand.ts";
import type { RecordFields } from "#shared/model/record.ts";
import type { Book } from "./book.tsx";

/** A document that its own schema refuses; `fields` names each path and the reason. */
export class InvalidDocumentError extends Error {
  readonly code = "INVALID_DOCUMENT";
  readonly fields: { path: string; reason: string }[];
  constructor(fields: { path: string; reason: string }[]) {
    super(`The document does not fit its schema: ${fields.map(({ path }) => path).join(", ")}`);
    this.fields = fields;
  }
}

const instant = () => new Date().toISOString() as IsoInstant;

export const newId = (prefix: string): string => `${prefix}-${crypto.randomUUID()}`;

export function newRecordFields({ staff }: Book): RecordFields {
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
  book: Pick<Book, "database" | "staff">,
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

export async function removeDocument(
  book: Book,
  collection: CollectionName,
  id: string,
): Promise<void> {
  await book.database.collections[collection].findOne(id).incrementalRemove();
}
