import type { Book } from "./book.ts";
import { createHaystack } from "./haystack.ts";
import type { createHoldings } from "./holdings.ts";

/**
 * Finds people by name, ID, telephone and policy number. Names and codes are kept apart: a code is plain
 * ASCII, half the size and all that digits can mean, and a Chinese text is looked for in names alone.
 */
export function createSearch({ people }: Book, holdings: ReturnType<typeof createHoldings>) {
  const codesOf = (row: number) => {
    if (!people.at.isHere[row]) return "";
    const own = people.codesOf(row);
    const held = holdings.codesOf(row);
    return own && held ? `${own}\n${held}` : own || held;
  };
  const codes = createHaystack((row) => asciiOf(codesOf(row)), people.length);
  const words = createHaystack((row) => {
    const rare = wideOf(codesOf(row));
    return rare ? `${people.wordsOf(row)}\n${rare}` : people.wordsOf(row);
  }, people.length);

  return {
    touch(row: number) {
      codes.touch(row);
      words.touch(row);
    },
    prepare() {
      codes.prepare();
      words.prepare();
    },
    /** How well each row fits (`FIT`). @param needle in the form in which text is searched, not empty */
    fits(needle: string): Uint8Array {
      const fits = new Uint8Array(people.length());
      words.search(needle, fits);
      if (isAscii(needle)) codes.search(needle, fits);
      return fits;
    },
  };
}

// oxlint-disable-next-line no-control-regex -- ASCII is what it means
const WIDE = /[^\u0000-\u007f]/;
const isAscii = (text: string) => !WIDE.test(text);
const linesOf = (text: string, keep: (line: string) => boolean) =>
  text.split("\n").filter(keep).join("\n");
const asciiOf = (text: string) => (isAscii(text) ? text : linesOf(text, isAscii));
/** Policy numbers with letters beyond ASCII are searched as words are. */
const wideOf = (text: string) => (isAscii(text) ? "" : linesOf(text, (line) => !isAscii(line)));
