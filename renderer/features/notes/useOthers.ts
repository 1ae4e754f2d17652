import { useEffect, useState } from "react";
import type { Awareness } from "y-protocols/awareness";
import { personOf, type Person } from "./person.ts";

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
