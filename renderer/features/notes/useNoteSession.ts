import { useEffect, useRef, useState } from "react";
import type { NoteId } from "#shared/model/brand.ts";
import { useBook } from "#renderer/data/book.tsx";
import { stampOf } from "./noteStore.ts";
import { openNoteSession, type NoteSession, type NoteStatus } from "./noteSession.ts";

/** The open note, null where there is none, undefined while it loads. Closing writes what waits. */
export function useNoteSession(noteId: NoteId): NoteSession | null | undefined {
  const book = useBook();
  const [session, setSession] = useState<NoteSession | null>();
  // The book is a new object at midnight; the open note outlives it.
  const latest = useRef(book);
  useEffect(() => {
    latest.current = book;
  });
  const { notes } = book.database;
  useEffect(() => {
    let isGone = false;
    let opened: NoteSession | null = null;
    const open = async () => {
      opened = await openNoteSession(notes, noteId, () => stampOf(latest.current));
      if (isGone) await opened?.close();
      else setSession(opened);
    };
    void open();
    const flush = () => void opened?.flush();
    window.addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      isGone = true;
      window.removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", flush);
      setSession(undefined);
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
