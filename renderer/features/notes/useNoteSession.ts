import { useEffect, useRef, useState } from "react";
import type { NoteId } from "#shared/model/brand.ts";
import { useBook } from "#renderer/data/book.tsx";
import { getPlatform } from "#renderer/platform/index.ts";
import { stampOf } from "./noteStore.ts";
import type { Awareness } from "y-protocols/awareness";
import { joinNote, type LiveNote } from "./liveNote.ts";
import { openNoteSession, type NoteSession, type NoteStatus } from "./noteSession.ts";

export type OpenNote = NoteSession & { awareness: Awareness };

/** The open note, null where there is none, undefined while it loads. Closing writes what waits. */
export function useNoteSession(noteId: NoteId): OpenNote | null | undefined {
  const book = useBook();
  const [session, setSession] = useState<OpenNote | null>();
  // The book is a new object at midnight; the open note outlives it.
  const latest = useRef(book);
  useEffect(() => {
    latest.current = book;
  });
  const { notes } = book.database;
  useEffect(() => {
    let isGone = false;
    let opened: NoteSession | null = null;
    let live: LiveNote | null = null;
    const open = async () => {
      const session = await openNoteSession(notes, noteId, () => stampOf(latest.current));
      if (isGone || !session) {
        await session?.close();
        if (!isGone) setSession(null);
        return;
      }
      opened = session;
      live = joinNote(latest.current, noteId, session.doc);
      setSession({ ...session, awareness: live.awareness });
    };
    void open();
    const flush = () => void opened?.flush();
    const forgetLock = getPlatform().lock.onLock(() => opened?.flush());
    window.addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      isGone = true;
      forgetLock();
      window.removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", flush);
      setSession(undefined);
      live?.leave();
      void opened?.close();
    };
  }, [notes, noteId]);
  return session;
}

export function useNoteStatus(session: NoteSession): NoteStatus {
  const [status, setStatus] = useState(session.status());
  useEffect(() => {
    const subscription = session.status$.subscribe(setStatus);
    return () => subscription.unsubscribe();
  }, [session]);
  return status;
}
