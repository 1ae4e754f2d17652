import type { SqlEngine } from "./engine.ts";

/**
 * The highest number that a cleanup took out of a table. SQLite gives the number after the highest
 * that is there, so it would give this one again, to readers that have seen it already.
 */
export function openLastNumber(engine: SqlEngine, tableName: string) {
  engine.exec(
    `CREATE TABLE IF NOT EXISTS "storage/last-number" (name TEXT PRIMARY KEY, n INTEGER NOT NULL)
       STRICT, WITHOUT ROWID`,
  );
  return {
    /** 0: none. */
    read(): number {
      let last = 0;
      engine.each(`SELECT n FROM "storage/last-number" WHERE name = ?`, [tableName], ([n]) => {
        last = n as number;
      });
      return last;
    },
    keep: (n: number) =>
      engine.run(`INSERT OR REPLACE INTO "storage/last-number" (name, n) VALUES (?, ?)`, [
        tableName,
        n,
      ]),
    forget: () => engine.run(`DELETE FROM "storage/last-number" WHERE name = ?`, [tableName]),
  };
}
