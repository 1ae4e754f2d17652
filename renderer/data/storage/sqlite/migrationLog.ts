import type { SqlEngine } from "./engine.ts";

export type LeftOut = { n: number; reason: string };

/** How far the copying of each table has come, in the file itself, so that a kill costs one batch. */
export function openMigrationLog(engine: SqlEngine) {
  engine.exec(
    `CREATE TABLE IF NOT EXISTS "storage/migration" (target TEXT PRIMARY KEY, source TEXT NOT NULL,
       form TEXT NOT NULL, copied INTEGER NOT NULL) STRICT, WITHOUT ROWID;
     CREATE TABLE IF NOT EXISTS "storage/left-out" (source TEXT NOT NULL, n INTEGER NOT NULL,
       reason TEXT NOT NULL, PRIMARY KEY (source, n)) STRICT, WITHOUT ROWID`,
  );
  return {
    /** Number of the last row copied; null where another form, or nothing, was copied so far. */
    copied(target: string, source: string, form: string): number | null {
      let copied: number | null = null;
      const sql = `SELECT copied FROM "storage/migration" WHERE target = ? AND source = ? AND form = ?`;
      engine.each(sql, [target, source, form], ([n]) => {
        copied = n as number;
      });
      return copied;
    },
    begin(target: string, source: string, form: string): void {
      this.end(target, source);
      engine.run(
        `INSERT INTO "storage/migration" (target, source, form, copied) VALUES (?, ?, ?, 0)`,
        [target, source, form],
      );
    },
    advance: (target: string, n: number) =>
      engine.run(`UPDATE "storage/migration" SET copied = ? WHERE target = ?`, [n, target]),
    leaveOut: (source: string, { n, reason }: LeftOut) =>
      engine.run(`INSERT INTO "storage/left-out" (source, n, reason) VALUES (?, ?, ?)`, [
        source,
        n,
        reason,
      ]),
    leftOut(source: string): LeftOut[] {
      const found: LeftOut[] = [];
      const sql = `SELECT n, reason FROM "storage/left-out" WHERE source = ? ORDER BY n`;
      engine.each(sql, [source], ([n, reason]) => {
        found.push({ n: n as number, reason: reason as string });
      });
      return found;
    },
    end(target: string, source: string): void {
      engine.run(`DELETE FROM "storage/migration" WHERE target = ?`, [target]);
      engine.run(`DELETE FROM "storage/left-out" WHERE source = ?`, [source]);
    },
  };
}
export type MigrationLog = ReturnType<typeof openMigrationLog>;
