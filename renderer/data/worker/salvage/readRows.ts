import { quoted, type SqlEngine } from "../../storage/sqlite/engine.ts";

export type Readable = { texts: Map<number, string>; unreadable: number[] };

/**
 * What can be read of a table in a damaged file: the JSON of documents by the number of their write, and
 * the numbers whose row is known to have been there and does not open. A walk ends at the first page that
 * does not open, so the table and each index are walked from both ends, and each row is then read by itself.
 * @param after numbers up to this one are of no interest
 */
export function readRows(engine: SqlEngine, table: string, after = 0): Readable {
  const texts = new Map<number, string>();
  const numbers = new Set<number>();
  const walk = (sql: string) =>
    attempt(() =>
      engine.each(sql, [], ([n]) => {
        if ((n as number) > after) numbers.add(n as number);
      }),
    );
  for (const index of indexesOf(engine, table)) {
    for (const order of ["ASC", "DESC"]) {
      walk(`SELECT n FROM ${quoted(table)} INDEXED BY ${quoted(index)} ORDER BY c0 ${order}`);
      walk(`SELECT n FROM ${quoted(table)} INDEXED BY ${quoted(index)}`);
    }
  }
  for (const order of ["ASC", "DESC"]) {
    attempt(() =>
      engine.each(
        `SELECT n, doc FROM ${quoted(table)} NOT INDEXED WHERE n > ? ORDER BY n ${order}`,
        [after],
        ([n, doc]) => {
          const isKnown = texts.has(n as number);
          texts.set(n as number, doc as string);
          // The other walk has been here; what lies beyond is known.
          return !isKnown;
        },
      ),
    );
  }
  for (const n of numbers) {
    if (texts.has(n)) continue;
    attempt(() =>
      engine.each(`SELECT doc FROM ${quoted(table)} WHERE n = ?`, [n], ([doc]) => {
        texts.set(n, doc as string);
      }),
    );
  }
  return { texts, unreadable: [...numbers].filter((n) => !texts.has(n)) };
}

function indexesOf(engine: SqlEngine, table: string): string[] {
  const names: string[] = [];
  attempt(() =>
    engine.each(
      `SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?`,
      [table],
      ([name]) => void names.push(name as string),
    ),
  );
  return names;
}

/** A page that does not open ends this attempt and no other. */
export function attempt(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
