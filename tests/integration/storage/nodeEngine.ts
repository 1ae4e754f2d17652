import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { SqlEngine, SqlValue } from "#renderer/data/storage/sqlite/engine.ts";
import { keyedRowHash } from "#renderer/data/storage/sqlite/rowHash.ts";

const hashRow = await keyedRowHash(new Uint8Array(32));

/** Node's own SQLite behind the storage's engine: fast tests, in memory or on a file. */
export function nodeEngine(path = ":memory:"): SqlEngine {
  const database = new DatabaseSync(path);
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string) => {
    let statement = statements.get(sql);
    if (!statement) {
      statement = database.prepare(sql);
      statement.setReturnArrays(true);
      statements.set(sql, statement);
    }
    return statement;
  };
  return {
    exec: (sql) => database.exec(sql),
    run: (sql, params = []) => void prepared(sql).run(...params),
    each(sql, params, visit) {
      for (const row of prepared(sql).iterate(...params)) {
        if (visit(row as unknown as SqlValue[]) === false) return;
      }
    },
    close: () => database.close(),
    hashRow,
  };
}
