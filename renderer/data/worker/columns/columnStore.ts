import { inTransaction, type SqlEngine } from "../../storage/sqlite/engine.ts";
import { decodeFrozen, encodeFrozen, type Frozen } from "./frozen.ts";

/** Raise it when the columns change their shape: what an older version kept is then read anew. */
const FORMAT = 1;
/** Bytes of one row: so long a write keeps the worker from answering. */
const BLOCK_BYTES = 2 ** 21;

export const PARTS = ["people", "policies", "coverages"] as const;
export type Part = (typeof PARTS)[number];
export const BOOK_COLLECTIONS = ["customers", "policies"] as const;
export type BookCollection = (typeof BOOK_COLLECTIONS)[number];
export const isBookCollection = (name: string): name is BookCollection =>
  (BOOK_COLLECTIONS as readonly string[]).includes(name);
/** The number of the newest write of each collection that the columns hold. */
export type Points = Readonly<Record<BookCollection, number>>;
export type StoredColumns = Readonly<{ parts: Record<Part, Frozen>; points: Points }>;

function createTables(engine: SqlEngine): void {
  engine.exec(
    `CREATE TABLE IF NOT EXISTS "banyan/columns" (version INTEGER NOT NULL, part TEXT NOT NULL,
       nth INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (version, part, nth)) STRICT;
     CREATE TABLE IF NOT EXISTS "banyan/columns-meta" (id INTEGER PRIMARY KEY CHECK (id = 1),
       version INTEGER NOT NULL, meta TEXT NOT NULL) STRICT`,
  );
}

/** What is kept is read by nobody any more: the documents are others than they were. */
export function forgetColumns(engine: SqlEngine): void {
  createTables(engine);
  engine.run(`DELETE FROM "banyan/columns-meta"`);
}

/**
 * Where the columns of the book wait between two openings: beside the documents, in the same encrypted
 * file. They are a copy that can always be read anew from the documents, so what does not fit is dropped.
 */
export function createColumnStore(engine: SqlEngine) {
  createTables(engine);

  type Meta = { format: number; bytes: Record<Part, number>; points: Points };

  function current(): { version: number; meta: Meta } | null {
    let found: { version: number; meta: Meta } | null = null;
    engine.each(`SELECT version, meta FROM "banyan/columns-meta"`, [], ([version, meta]) => {
      found = { version: version as number, meta: JSON.parse(meta as string) as Meta };
    });
    return found;
  }

  function bytesOf(version: number, part: Part, size: number): Uint8Array {
    const bytes = new Uint8Array(size);
    let at = 0;
    const sql = `SELECT data FROM "banyan/columns" WHERE version = ? AND part = ? ORDER BY nth`;
    engine.each(sql, [version, part], ([data]) => {
      bytes.set(data as Uint8Array, at);
      at += (data as Uint8Array).byteLength;
    });
    if (at !== size) throw new Error(`Columns of ${part} are not whole`);
    return bytes;
  }

  return {
    /** What was kept, or null: nothing yet, another format, or not whole. */
    read(): StoredColumns | null {
      const kept = current();
      if (kept?.meta.format !== FORMAT) return null;
      const { version, meta } = kept;
      try {
        const entries = PARTS.map(
          (part) => [part, decodeFrozen(bytesOf(version, part, meta.bytes[part]))] as const,
        );
        return {
          parts: Object.fromEntries(entries) as StoredColumns["parts"],
          points: meta.points,
        };
      } catch {
        return null;
      }
    },
    /**
     * Keeps the columns block by block, with a pause after each so that the worker can answer; whoever
     * reads meanwhile, or after a kill, finds the ones before. `isStale` ends it early.
     */
    async write(
      { parts, points }: StoredColumns,
      pause: () => Promise<void>,
      isStale: () => boolean,
    ): Promise<void> {
      const version = (current()?.version ?? 0) + 1;
      engine.run(`DELETE FROM "banyan/columns" WHERE version >= ?`, [version]);
      const bytes = {} as Record<Part, number>;
      const insert = `INSERT INTO "banyan/columns" (version, part, nth, data) VALUES (?, ?, ?, ?)`;
      for (const part of PARTS) {
        const block = encodeFrozen(parts[part]);
        bytes[part] = block.byteLength;
        for (let nth = 0; nth * BLOCK_BYTES < block.byteLength; nth += 1) {
          const data = block.subarray(nth * BLOCK_BYTES, (nth + 1) * BLOCK_BYTES);
          engine.run(insert, [version, part, nth, data]);
          await pause();
          if (isStale()) return;
        }
      }
      const meta: Meta = { format: FORMAT, bytes, points };
      inTransaction(engine, () => {
        engine.run(
          `INSERT INTO "banyan/columns-meta" (id, version, meta) VALUES (1, ?, ?)
             ON CONFLICT (id) DO UPDATE SET version = excluded.version, meta = excluded.meta`,
          [version, JSON.stringify(meta)],
        );
        engine.run(`DELETE FROM "banyan/columns" WHERE version < ?`, [version]);
      });
    },
  };
}
export type ColumnStore = ReturnType<typeof createColumnStore>;
