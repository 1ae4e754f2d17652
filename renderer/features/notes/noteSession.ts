import type { RxCollection } from "rxdb";
import { BehaviorSubject, type Observable } from "rxjs";
import * as Y from "yjs";
import type { IsoInstant, NoteId, StaffId } from "#shared/model/brand.ts";
import type { Note } from "#shared/model/note.ts";
import { fromBase64, toBase64 } from "#shared/merge/base64.ts";
import { mergeNoteState, type NoteMerge } from "#shared/merge/mergeNote.ts";
import { hasKnownContent } from "#shared/merge/noteContent.ts";

/*  keystroke -> Y.Doc --(quiet for a moment)--> merge into the stored note -> replication
 *                ^                                        |
 *                +------- what replication brought -------+
 *
 *  1. A write adds to the note as it stands in the store at that moment; it never replaces it.
 *  2. "saved" is said only after the local store has answered, and only if nothing was typed since.
 *  3. Text that the store refuses stays in the open document.
 *  4. A document with content that this version does not know is shown and never written: the editor would
 *     delete from it what it cannot show.
 */

/**
 * `tooLarge`: the merged note passed the limit (R15). `deleted`: someone removed the note meanwhile (R17).
 * `foreign`: it holds content that this version does not know, and stays so until it is opened again (B31, P8).
 */
export type NoteStatus = "saved" | "unsaved" | "tooLarge" | "deleted" | "failed" | "foreign";

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
  const isForeign = () => status$.value === "foreign";
  const say = (status: NoteStatus) => {
    if (!isForeign()) status$.next(status);
  };
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
  if (!hasKnownContent(doc)) say("foreign");

  // Before anybody who follows the text is told: the editor lets go of it in time.
  doc.on("beforeObserverCalls", (transaction: Y.Transaction) => {
    if (!transaction.local && !isForeign() && !hasKnownContent(doc)) say("foreign");
  });

  doc.on(
    "update",
    (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      // Others' changes by the live relay are made durable by their own devices (R16); the store's are so already.
      if (!transaction.local || isForeign()) return;
      bytes += update.byteLength;
      const now = Date.now();
      if (!isDirty) dirtySince = now;
      isDirty = true;
      if (status$.value !== "deleted") say("unsaved");
      schedule(Math.min(QUIET_MS, Math.max(0, dirtySince + LONGEST_WAIT_MS - now)));
    },
  );

  const stored = notes.findOne(noteId).$.subscribe((note) => {
    if (isForeign()) return;
    if (!note) {
      say("deleted");
      return;
    }
    // Restored by the one who deleted it: what was typed meanwhile joins it.
    if (status$.value === "deleted") say(isDirty ? "unsaved" : "saved");
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
    if (!isDirty || isForeign()) return;
    // Cleared before writing, so that what is typed meanwhile schedules another write.
    isDirty = false;
    try {
      const next = await addToStore(notes, noteId, Y.encodeStateAsUpdate(doc), stamp);
      if (next.bytes !== undefined) bytes = next.bytes;
      if (next.status !== "saved") isDirty = true;
      say(isDirty && next.status === "saved" ? "unsaved" : next.status);
      if (next.status === "failed") schedule(RETRY_MS);
    } catch {
      isDirty = true;
      say("failed");
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
