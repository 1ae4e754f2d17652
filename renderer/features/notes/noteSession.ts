import type { RxCollection } from "rxdb";
import { BehaviorSubject, type Observable } from "rxjs";
import * as Y from "yjs";
import type { IsoInstant, NoteId, StaffId } from "#shared/model/brand.ts";
import type { Note } from "#shared/model/note.ts";
import { fromBase64, toBase64 } from "#shared/merge/base64.ts";
import { mergeNoteState, type NoteMerge } from "#shared/merge/mergeNote.ts";

/*  keystroke -> Y.Doc --(quiet for a moment)--> merge into the stored note -> replication
 *                ^                                        |
 *                +------- what replication brought -------+
 *
 *  1. A write adds to the note as it stands in the store at that moment; it never replaces it.
 *  2. "saved" is said only after the local store has answered, and only if nothing was typed since.
 *  3. Text that the store refuses stays in the open document.
 */

/** `tooLarge`: the merged note passed the limit (R15). `deleted`: someone removed the note meanwhile (R17). */
export type NoteStatus = "saved" | "unsaved" | "tooLarge" | "deleted" | "failed";

export type Stamp = { updatedAt: IsoInstant; updatedBy: StaffId };

export type NoteSession = {
  doc: Y.Doc;
  status$: Observable<NoteStatus>;
  status(): NoteStatus;
  /** Size of the note when last written, plus what was typed since, in bytes. */
  bytes(): number;
  /** Writes at once what waits; resolves when the store has answered. Never throws: see `status`. */
  flush(): Promise<void>;
  /** Writes what waits, then lets go of the document. */
  close(): Promise<void>;
};

const QUIET_MS = 300;
/** A person who never pauses is saved as often as this. */
const LONGEST_WAIT_MS = 500;
const RETRY_MS = 3_000;

/** Opens a stored note for editing; null where there is no such note. One Y.Doc, one clientID (R16). */
export async function openNoteSession(
  notes: RxCollection<Note>,
  noteId: NoteId,
  stamp: () => Stamp,
): Promise<NoteSession | null> {
  const first = await notes.findOne(noteId).exec();
  if (!first) return null;

  const doc = new Y.Doc();
  const status$ = new BehaviorSubject<NoteStatus>("saved");
  let bytes = 0;
  let isDirty = false;
  let dirtySince = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();

  const adopt = (state: string) => {
    const update = fromBase64(state);
    // Empty: a note in which nothing was ever written.
    if (!update?.byteLength) return;
    bytes = Math.max(bytes, update.byteLength);
    Y.applyUpdate(doc, update);
  };
  adopt(first.state);

  doc.on(
    "update",
    (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      // Others' changes by the live relay are made durable by their own devices (R16); the store's are so already.
      if (!transaction.local) return;
      bytes += update.byteLength;
      const now = Date.now();
      if (!isDirty) dirtySince = now;
      isDirty = true;
      if (status$.value !== "deleted") status$.next("unsaved");
      schedule(Math.min(QUIET_MS, Math.max(0, dirtySince + LONGEST_WAIT_MS - now)));
    },
  );

  const stored = notes.findOne(noteId).$.subscribe((note) => {
    if (!note) {
      status$.next("deleted");
      return;
    }
    // Restored by the one who deleted it: what was typed meanwhile joins it.
    if (status$.value === "deleted") status$.next(isDirty ? "unsaved" : "saved");
    adopt(note.state);
    if (isDirty) schedule(QUIET_MS);
  });

  function schedule(delayMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delayMs);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    writing = writing.then(write);
    return writing;
  }

  async function write(): Promise<void> {
    if (!isDirty) return;
    // Cleared before writing, so that what is typed meanwhile schedules another write.
    isDirty = false;
    try {
      const next = await addToStore(notes, noteId, Y.encodeStateAsUpdate(doc), stamp);
      if (next.bytes !== undefined) bytes = next.bytes;
      if (next.status !== "saved") isDirty = true;
      status$.next(isDirty && next.status === "saved" ? "unsaved" : next.status);
      if (next.status === "failed") schedule(RETRY_MS);
    } catch {
      isDirty = true;
      status$.next("failed");
      schedule(RETRY_MS);
    }
  }

  return {
    doc,
    status$,
    status: () => status$.value,
    bytes: () => bytes,
    flush,
    async close() {
      await flush();
      clearTimeout(timer);
      stored.unsubscribe();
      status$.complete();
      doc.destroy();
    },
  };
}

async function addToStore(
  notes: RxCollection<Note>,
  noteId: NoteId,
  update: Uint8Array,
  stamp: () => Stamp,
): Promise<{ status: NoteStatus; bytes?: number }> {
  const note = await notes.findOne(noteId).exec();
  if (!note) return { status: "deleted" };
  const added = toBase64(update);
  let merge = mergeNoteState(note.state, added);
  if (hasNews(merge)) {
    // Replication may have written since the read: merge again with what stands there now.
    await note.incrementalModify((current) => {
      merge = mergeNoteState(current.state, added);
      return hasNews(merge)
        ? { ...current, state: merge.state, text: merge.text, ...stamp() }
        : current;
    });
  }
  if (merge.kind === "merged") return { status: "saved", bytes: (merge.state.length / 4) * 3 };
  return { status: merge.code === "NOTE_TOO_LARGE" ? "tooLarge" : "failed" };
}

/** Without news nothing is written, so nothing is sent and no row echoes. */
const hasNews = (merge: NoteMerge): merge is NoteMerge & { kind: "merged" } =>
  merge.kind === "merged" && merge.hasChanged;
