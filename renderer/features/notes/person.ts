/** What presence says of a person; the server overwrites it with who they are (B32), so read it with care. */
export type Person = { id: string; name: string };

export function personOf(user: unknown): Person | null {
  if (typeof user !== "object" || user === null) return null;
  const { staffId, name } = user as { staffId?: unknown; name?: unknown };
  if (typeof name !== "string" || name === "") return null;
  return { id: typeof staffId === "string" ? staffId : name, name: name.slice(0, 40) };
}

/** Colours of people come from the chart palette by place; `personColours` lays them out as CSS variables. */
const COLOURS = 7;

/** The same person has the same colour on every seat, whoever else is there; a CSS value. */
export function personColour(person: Person | null): string {
  let hash = 0;
  for (const character of person?.id ?? "")
    hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return `var(--person-${hash % COLOURS})`;
}

/** Stands as `style` on an element around everything that uses `personColour`; follows the theme. */
export function personColours(palette: readonly string[]): Record<`--person-${number}`, string> {
  return Object.fromEntries(
    Array.from({ length: COLOURS }, (_, place) => [
      `--person-${place}`,
      palette[place] ?? "currentColor",
    ]),
  );
}
