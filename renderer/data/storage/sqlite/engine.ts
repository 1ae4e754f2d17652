import type { HashRow } from "./rowHash.ts";

/** What one cell of a row holds. Booleans are stored as 0 and 1. */
export type SqlValue = string | number | Uint8Array | null;

/**
 * A synchronous SQLite connection: the storage needs no more of it than this. The browser's runs in a
 * worker (`wasmEngine.ts`), the tests' in Node (`tests/integration/storage/nodeEngine.ts`).
 */
export interface SqlEngine {
  /** Runs one or more statements without parameters. */
  exec(sql: string): void;
  /** Runs one statement, compiled once and kept. */
  run(sql: string, params?: readonly SqlValue[]): void;
  /** Visits rows in order; stops when `visit` returns false. */
  each(sql: string, params: readonly SqlValue[], visit: (row: SqlValue[]) => boolean | void): void;
  close(): void;
  /** For the manifest. */
  readonly hashRow: HashRow;
  /** How many transactions the file has had at least; kept outside of it. */
  readonly seen?: { read: () => number; write: (transactions: number) => void };
}

/** All or nothing; the error that ended it is thrown again. */
export function inTransaction<T>(engine: SqlEngine, work: () => T): T {
  engine.run("BEGIN IMMEDIATE");
  try {
    const result = work();
    engine.run("COMMIT");
    return result;
  } catch (error) {
    rollBack(engine);
    throw error;
  }
}

/** The same as a part of the transaction that the caller may be in; alone it is one transaction, one commit. */
export function asOne<T>(engine: SqlEngine, work: () => T): T {
  engine.run("SAVEPOINT one");
  try {
    const result = work();
    engine.run("RELEASE one");
    return result;
  } catch (error) {
    try {
      engine.run("ROLLBACK TO one");
      engine.run("RELEASE one");
    } catch {
      // As in `rollBack`.
    }
    throw error;
  }
}

function rollBack(engine: SqlEngine): void {
  try {
    engine.run("ROLLBACK");
  } catch {
    // A full disk has ended the transaction already; the first error is the one to tell.
  }
}

/** An identifier as SQL wants it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export function tableNamesOf(engine: SqlEngine): Set<string> {
  const names = new Set<string>();
  engine.each("SELECT name FROM sqlite_schema WHERE type = 'table'", [], ([name]) => {
    names.add(name as string);
  });
  return names;
}
