import { useEffect, useMemo, useState } from "react";
import { Awareness } from "y-protocols/awareness";
import type { NoteId } from "#shared/model/brand.ts";
import { useBook } from "#renderer/data/book.tsx";
import { connectNote } from "#sync/client/notes.ts";
import type { NoteSession } from "./noteSession.ts";
import { personOf, type Person } from "./person.ts";

/**
 * Joins the live relay of a note. It is a comfort only: when it cannot be reached, writing goes on and the
 * durable path carries it (R16), so failures stay quiet.
 */
export function useLiveNote(session: NoteSession, noteId: NoteId): Awareness {
  const { session: person, staff } = useBook();
  const awareness = useMemo(() => new Awareness(session.doc), [session]);
  useEffect(() => {
    awareness.setLocalStateField("user", { id: staff.id, name: staff.name });
    const connection = connectNote(person, noteId, session.doc, awareness);
    return () => connection.close();
  }, [awareness, session, person, staff, noteId]);
  return awareness;
}

/** Who else has the note open now, each person once however many windows they have. */
export function useOthers(awareness: Awareness): Person[] {
  const [others, setOthers] = useState<Person[]>([]);
  useEffect(() => {
    const read = () => {
      const people = new Map<string, Person>();
      for (const [client, state] of awareness.getStates()) {
        const person = client === awareness.clientID ? null : personOf(state["user"]);
        if (person) people.set(person.id, person);
      }
      setOthers((before) => (sameIds(before, people) ? before : [...people.values()]));
    };
    read();
    awareness.on("change", read);
    return () => awareness.off("change", read);
  }, [awareness]);
  return others;
}

const sameIds = (before: Person[], now: Map<string, Person>) =>
  before.length === now.size && before.every(({ id }) => now.has(id));
