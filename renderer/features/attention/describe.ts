import { isMergedField } from "#shared/merge/fields.ts";
import { NO_CUSTOMER } from "#shared/model/brand.ts";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import type { Attention } from "#sync/client/pushHandler.ts";
import { fieldOf } from "#renderer/data/adopt.ts";

/** Codes with words of their own; every other is told as `other`, with its code. */
const TOLD_CODES = new Set([
  "NOT_ALLOWED",
  "NOT_AVAILABLE",
  "FORMER_OWNER",
  "ALREADY_DELETED",
  "INVALID_DOCUMENT",
  "NOTE_DAMAGED",
  "NOTE_FOREIGN_CONTENT",
  "NOTE_TOO_LARGE",
  "TOO_LARGE",
  "NOT_CARRIED_OVER",
]);

/** Of a note that could not be merged, the text is all that is left to show (R15). */
const isNoteBytes = ({ collection, field }: Attention) =>
  collection === "notes" && field === "state";

/** Key under `what` of the sentence that says what became of the change. */
export function whatHappened(change: Attention): string {
  if (change.code !== "LOST_TO_OTHER") return TOLD_CODES.has(change.code) ? change.code : "other";
  if (change.field === "_deleted") return change.kept === true ? "editLost" : "deletionLost";
  return isNoteBytes(change) ? "NOTE_DAMAGED" : "fieldLost";
}

type Row = { field: string; kept: unknown; lost: unknown; hasKept: boolean };

/** The values to show: the one field that lost, or every field of a whole document that did. */
export function lostRows(change: Attention): Row[] {
  const field = fieldOf(change);
  if (field && field.name !== "_deleted") {
    const { kept, lost } = change;
    const hasKept = !isNoteBytes(change);
    return [{ field: hasKept ? field.name : "text", kept, lost, hasKept }];
  }
  if (typeof change.lost !== "object" || change.lost === null) return [];
  const document = change.lost as AnyDoc;
  return Object.entries(document)
    .filter(([name]) => isShown(change, document, name))
    .map(([name, lost]) => ({ field: name, kept: undefined, lost, hasKept: false }));
}

/** Ids mean nothing to a reader, and RxDB's own fields begin with an underscore. */
function isShown({ collection }: Attention, document: AnyDoc, name: string): boolean {
  if (name.startsWith("_") || name.endsWith("Id")) return false;
  return isMergedField(collection, document, name) || (collection === "notes" && name === "text");
}

/** Whose record it is about, where it is about somebody. */
export function customerOf(change: Attention, document: object | null | undefined) {
  if (change.collection === "customers") return change.id;
  for (const source of [document, change.lost]) {
    const id = (source as { customerId?: unknown } | null | undefined)?.customerId;
    if (typeof id === "string" && id !== NO_CUSTOMER) return id;
  }
  return undefined;
}

/** What people call the record: its number, title or name. */
export function nameOf(change: Attention, document: object | null | undefined): string {
  for (const source of [document, change.lost]) {
    const fields = (source ?? {}) as Record<string, unknown>;
    for (const field of ["policyNo", "title", "name", "summary"]) {
      const name = fields[field];
      if (typeof name === "string" && name !== "") return name;
    }
  }
  return "";
}
