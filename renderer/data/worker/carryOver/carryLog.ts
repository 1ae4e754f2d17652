import type { SqlEngine } from "../../storage/sqlite/engine.ts";
import type { Point } from "./oldBook.ts";

/**
 * How far the carrying over has come, in the encrypted file itself.
 *
 *  - `copying`: tables are read; the old ones are whole.
 *  - `carried`: everything is in this file; what is left of the old databases may go.
 *  - `over`: they are gone, and nobody looks for them again.
 */
export type CarryState = "copying" | "carried" | "over";
/** `begunMs`: when it was first read, by this device's clock. */
type TableState = { begunMs: number; last: Point | null; isEnded: boolean };

export function openCarryLog(engine: SqlEngine) {
  engine.exec(
    `CREATE TABLE IF NOT EXISTS "banyan/carry-over" (id INTEGER PRIMARY KEY CHECK (id = 1),
       state TEXT NOT NULL) STRICT;
     CREATE TABLE IF NOT EXISTS "banyan/carry-over-table" (name TEXT PRIMARY KEY, begun INTEGER NOT NULL,
       last TEXT NOT NULL, ended INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  );
  return {
    state(): CarryState | null {
      let state: CarryState | null = null;
      engine.each(`SELECT state FROM "banyan/carry-over"`, [], ([text]) => {
        state = text as CarryState;
      });
      return state;
    },
    become: (state: CarryState) =>
      engine.run(`INSERT OR REPLACE INTO "banyan/carry-over" (id, state) VALUES (1, ?)`, [state]),
    /** Null for a table that was not begun. */
    table(name: string): TableState | null {
      let found: TableState | null = null;
      const sql = `SELECT begun, last, ended FROM "banyan/carry-over-table" WHERE name = ?`;
      engine.each(sql, [name], ([begun, last, ended]) => {
        found = {
          begunMs: begun as number,
          last: JSON.parse(last as string) as Point | null,
          isEnded: ended === 1,
        };
      });
      return found;
    },
    begin: (name: string, nowMs: number) =>
      engine.run(
        `INSERT INTO "banyan/carry-over-table" (name, begun, last, ended) VALUES (?, ?, 'null', 0)`,
        [name, nowMs],
      ),
    advance: (name: string, last: Point) =>
      engine.run(`UPDATE "banyan/carry-over-table" SET last = ? WHERE name = ?`, [
        JSON.stringify(last),
        name,
      ]),
    end: (name: string) =>
      engine.run(`UPDATE "banyan/carry-over-table" SET ended = 1 WHERE name = ?`, [name]),
    forgetTables: () => engine.run(`DELETE FROM "banyan/carry-over-table"`),
  };
}
export type CarryLog = ReturnType<typeof openCarryLog>;
