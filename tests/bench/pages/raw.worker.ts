import { expose } from "comlink";
import { inTransaction, type SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import {
  bookOf,
  COLLECTIONS,
  NEWEST_ROWS,
  timed,
  type BulkTimes,
  type Collection,
  type Row,
} from "./book.ts";
import { peerEngine } from "./peerEngine.ts";

/** The limit: the same engine, the same documents as JSON, the same indexes, and nothing else. */
const INDEXED = {
  customers: ["updatedAt", "householdId"],
  policies: ["customerId", "policyNo"],
} as const satisfies Record<Collection, readonly string[]>;
const TABLES = Object.keys(INDEXED) as Collection[];

let open: SqlEngine | undefined;

const api = {
  /** Stores the book and reads all of it, without leaving the worker. */
  async run(name: string, isEncrypted: boolean): Promise<BulkTimes> {
    const engine = await peerEngine(name, isEncrypted);
    for (const table of TABLES) {
      engine.exec(
        `CREATE TABLE ${table} (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, a TEXT, b TEXT,
           deleted INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
         CREATE INDEX ${table}_a ON ${table} (deleted, a, id);
         CREATE INDEX ${table}_b ON ${table} (deleted, b, id)`,
      );
    }
    let insertMs = 0;
    for await (const { collection, rows } of bookOf(COLLECTIONS)) {
      insertMs += await timed(() => insert(engine, collection, rows));
    }
    let rows = 0;
    const readAllMs = await timed(() => {
      for (const table of TABLES) {
        const all: unknown[] = [];
        engine.each(`SELECT doc FROM ${table}`, [], ([doc]) => {
          all.push(JSON.parse(doc as string));
        });
        rows += all.length;
      }
    });
    open = engine;
    return { insertMs, readAllMs, rows };
  },
  point: (id: string) => read("SELECT doc FROM customers WHERE id = ?", [id]),
  newest: () =>
    read("SELECT doc FROM customers WHERE deleted = 0 ORDER BY a DESC, id DESC LIMIT ?", [
      NEWEST_ROWS,
    ]),
  close: () => open?.close(),
};
export type RawApi = typeof api;

function insert(engine: SqlEngine, collection: Collection, rows: readonly Row[]): void {
  const sql = `INSERT INTO ${collection} (id, a, b, deleted, doc) VALUES (?, ?, ?, 0, ?)`;
  const [a, b] = INDEXED[collection];
  inTransaction(engine, () => {
    for (const row of rows) {
      engine.run(sql, [row.id, row[a] as string, row[b] as string, JSON.stringify(row)]);
    }
  });
}

/** JSON for the page to parse. */
function read(sql: string, params: (string | number)[]): string {
  const found: string[] = [];
  open?.each(sql, params, ([doc]) => {
    found.push(doc as string);
  });
  return `[${found.join(",")}]`;
}

expose(api);
