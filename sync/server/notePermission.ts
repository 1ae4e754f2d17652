import { isDeleted } from "#shared/merge/anyDoc.ts";
import { canRead } from "#shared/access/scopes.ts";
import { canWrite } from "#shared/access/canWrite.ts";
import { loadDocument } from "../store/documents.ts";
import type { ServerContext } from "./context.ts";

/** What somebody may do with a note now; "none" for a note that is not there and for who has left (H9). */
export async function notePermission(
  context: ServerContext,
  staffId: string,
  noteId: string,
): Promise<"none" | "read" | "write"> {
  const actor = await context.actors.get(staffId).catch(() => undefined);
  if (!actor) return "none";
  const note = await loadDocument(context.store.db, "notes", noteId);
  if (!note || isDeleted(note.doc) || !canRead(actor, note.scopes)) return "none";
  return canWrite(actor, "notes", note.doc, note.doc) ? "write" : "read";
}
