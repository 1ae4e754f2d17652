import type { IsoInstant } from "#shared/model/brand.ts";
import type { Case } from "#shared/model/work.ts";
import { printOf } from "./print.ts";
import type { Counts } from "./session.ts";
import type { ImportKind, Json } from "./types.ts";

/** What an import did, kept as a case of kind `import_batch`. */
export type BatchData = {
  fileName: string;
  kind: ImportKind;
  counts: Counts;
  created: number;
  updated: number;
  failed: number;
  /** After an undo: documents left alone because somebody changed or used them since. */
  kept?: number;
};
export type BatchState = "running" | "committed" | "cancelled" | "undone";

/** One chunk of a batch: what it wrote, and how the updated documents looked before. */
export type PartData = {
  collection: ImportKind;
  entries: { id: string; print: number }[];
  before: Json[];
};
export const PART_STATE = "before_image";
/** Parts stand before any real date, so that the list of batches, read by date, never touches them. */
export const PART_OPENED_AT = "1970-01-01T00:00:00.000Z" as IsoInstant;
export const BATCHES_SINCE = "2000-01-01T00:00:00.000Z" as IsoInstant;

/** When a batch was opened, by a clock that may stand anywhere: in the list it must be (B52). */
export const batchOpenedAt = (now: string): string =>
  now > BATCHES_SINCE ? now : "2000-01-01T00:00:00.001Z";

export const partId = (batchId: string, part: number) => `${batchId}:${part}` as Case["id"];

/** Stamps say who and when, not what: they are no difference to the one who undoes. */
const STAMPS = new Set(["createdAt", "updatedAt", "updatedBy", "importBatchId"]);

/** Print of what a document says, whatever order its fields come in. */
export function contentPrint(doc: object): number {
  return printOf(JSON.stringify(doc, sortedWithoutStamps));
}

function sortedWithoutStamps(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !STAMPS.has(name) && !name.startsWith("_"))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export const batchDataOf = (batch: Case) => batch.data as unknown as BatchData;
export const partDataOf = (part: Case) => part.data as unknown as PartData;
