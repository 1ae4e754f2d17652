/**
 * What was searched for in this window, each under a number. The address of a list holds the number:
 * browsers write addresses to the disk in plain (history, session), and the words are names and
 * telephones (SECURITY 2). A window that was reloaded knows them no longer and shows the whole list.
 */
const words: string[] = [""];
const numbers = new Map([["", 0]]);

/** The part of an address that leads to this search; nothing for none. */
export function searchOf(q: string): { search?: number } {
  let number = numbers.get(q);
  if (number === undefined) {
    number = words.push(q) - 1;
    numbers.set(q, number);
  }
  return number === 0 ? {} : { search: number };
}

export const wordsOf = ({ search = 0 }: { search?: number }): string => words[search] ?? "";
