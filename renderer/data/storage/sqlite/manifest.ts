import { inTransaction, quoted, type SqlEngine, type SqlValue } from "./engine.ts";
import type { RowHash } from "./rowHash.ts";

/** A row that went, as a verification that is under way must know it. */
type Removed = { n: number; hash: RowHash };
type OnRemoved = (rows: readonly Removed[]) => void;

/** What a table should hold: rows, the sum of their numbers, the sum of their hashes (32 bits each). */
export type Totals = { rows: number; numbers: number; hash: RowHash };

/** Sums of 32 bits wrap around, in SQL and here alike. */
const WRAP = 4_294_967_296;
export const plus = (a: number, b: number): number => (a + b) % WRAP;
export const minus = (a: number, b: number): number => (a - b + WRAP) % WRAP;

/** Collects what one transaction changes in one table. */
export class Change {
  rows = 0;
  numbers = 0;
  hash: [number, number] = [0, 0];
  readonly removed: Removed[] = [];

  added(n: number, [high, low]: RowHash): void {
    this.rows += 1;
    this.numbers += n;
    this.hash = [plus(this.hash[0], high), plus(this.hash[1], low)];
  }

  gone(n: number, hash: RowHash): void {
    this.rows -= 1;
    this.numbers -= n;
    this.hash = [minus(this.hash[0], hash[0]), minus(this.hash[1], hash[1])];
    this.removed.push({ n, hash });
  }
}

/**
 * The manifest (R21): of each table what it should hold, changed in the very transaction that changes the
 * table. The tags of the pages do not notice an older copy of a page, or of the file; this does. Beside the
 * file stands how many transactions it has seen at least, because an older file agrees with itself.
 */
export class Manifest {
  readonly #engine: SqlEngine;
  readonly #listeners = new Map<string, OnRemoved>();
  #transactions: number;

  constructor(engine: SqlEngine) {
    this.#engine = engine;
    engine.exec(
      `CREATE TABLE IF NOT EXISTS "storage/manifest" (name TEXT PRIMARY KEY, rows INTEGER NOT NULL,
         numbers INTEGER NOT NULL, high INTEGER NOT NULL, low INTEGER NOT NULL,
         transactions INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    );
    this.#transactions = transactionsOf(engine);
  }

  /** A table that is new, or older than the manifest, is counted once. */
  enter(name: string): void {
    if (this.totals(name)) return;
    const change = new Change();
    this.#engine.each(`SELECT n, doc FROM ${quoted(name)}`, [], ([n, doc]) => {
      change.added(n as number, this.#engine.hashRow(doc as string));
    });
    this.#engine.run(`INSERT INTO "storage/manifest" VALUES (?, ?, ?, ?, ?, 0)`, [
      name,
      change.rows,
      change.numbers,
      ...change.hash,
    ]);
  }

  /** One transaction over one table, its manifest included. */
  transaction<T>(name: string, work: (change: Change) => T): T {
    const change = new Change();
    const result = inTransaction(this.#engine, () => {
      const made = work(change);
      this.record(name, change);
      return made;
    });
    this.#transactions += 1;
    this.#engine.seen?.write(this.#transactions);
    if (change.removed.length > 0) this.#listeners.get(name)?.(change.removed);
    return result;
  }

  /** Enters a change; within the caller's transaction. */
  record(name: string, change: Change): void {
    this.#engine.run(
      `UPDATE "storage/manifest" SET rows = rows + ?, numbers = numbers + ?,
         high = (high + ?) % ${WRAP}, low = (low + ?) % ${WRAP}, transactions = transactions + 1
       WHERE name = ?`,
      [change.rows, change.numbers, ...change.hash, name],
    );
  }

  totals(name: string): Totals | null {
    let totals: Totals | null = null;
    const sql = `SELECT rows, numbers, high, low FROM "storage/manifest" WHERE name = ?`;
    this.#engine.each(sql, [name], (row) => {
      const [rows, numbers, high, low] = row as [number, number, number, number];
      totals = { rows, numbers, hash: [high, low] };
    });
    return totals;
  }

  names(): string[] {
    const names: string[] = [];
    this.#engine.each(`SELECT name FROM "storage/manifest" ORDER BY name`, [], ([name]) => {
      names.push(name as string);
    });
    return names;
  }

  /** Tells of rows that go, when their transaction is durable; returns the end of it. */
  onRemoved(name: string, listener: OnRemoved): () => void {
    this.#listeners.set(name, listener);
    return () => void this.#listeners.delete(name);
  }

  /** The table is dropped; what it has seen still counts. */
  clear(name: string): void {
    this.#engine.run(
      `UPDATE "storage/manifest" SET rows = 0, numbers = 0, high = 0, low = 0 WHERE name = ?`,
      [name],
    );
  }
}

const manifests = new WeakMap<SqlEngine, Manifest>();

/** The one manifest of an open file. */
export function manifestOf(engine: SqlEngine): Manifest {
  let manifest = manifests.get(engine);
  if (!manifest) manifests.set(engine, (manifest = new Manifest(engine)));
  return manifest;
}

/** How many transactions the file knows of. */
export function transactionsOf(engine: SqlEngine): number {
  const tables = `SELECT count(*) FROM sqlite_schema WHERE name = 'storage/manifest'`;
  if (single(engine, tables) === 0) return 0;
  return Number(single(engine, `SELECT sum(transactions) FROM "storage/manifest"`) ?? 0);
}

function single(engine: SqlEngine, sql: string): SqlValue {
  let value: SqlValue = null;
  engine.each(sql, [], ([cell]) => {
    value = cell ?? null;
  });
  return value;
}
