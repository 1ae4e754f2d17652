import type { IsoInstant, NoteId } from "#shared/model/brand.ts";
import type { Note } from "#shared/model/note.ts";
import type { Book } from "#renderer/data/book.tsx";
import { newId, newRecordFields, saveDocument } from "#renderer/data/save.ts";
import type { NoteContent } from "./compactCopy.ts";
import type { Stamp } from "./noteSession.ts";

export function stampOf(book: Book): Stamp {
  return { updatedAt: new Date().toISOString() as IsoInstant, updatedBy: book.staff.id };
}

/** Whom a note is about, and who may therefore see it: the serving agent and unit of that customer (D6). */
export type NoteSubject = Pick<Note, "customerId" | "agentId" | "unitId">;

/** Writes a new note, empty unless a content is given, and says its id. */
export async function createNote(
  book: Book,
  subject: NoteSubject,
  from?: { title: string; tags: string[]; content: NoteContent },
): Promise<NoteId> {
  const id = newId("note") as NoteId;
  const { agentId, unitId } = subject;
  const content = from?.content ?? { state: "", text: "" };
  const note: Note = {
    ...newRecordFields(book),
    ...(agentId ? { agentId } : {}),
    ...(unitId ? { unitId } : {}),
    id,
    kind: "customer",
    customerId: subject.customerId,
    title: from?.title ?? "",
    tags: from?.tags ?? [],
    ...content,
  };
  await saveDocument(book, "notes", note);
  return id;
}

/** Title and tags change by field: writing the whole note would put an older state over a newer one. */
export async function patchNote(
  book: Book,
  id: NoteId,
  patch: Partial<Pick<Note, "title" | "tags">>,
): Promise<void> {
  const note = await book.database.notes.findOne(id).exec();
  await note?.incrementalPatch({ ...patch, ...stampOf(book) });
}
