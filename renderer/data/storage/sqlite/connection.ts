/* oxlint-disable no-underscore-dangle -- the compiled module's own names */
import type { SqlEngine, SqlValue } from "./engine.ts";
import { sqliteError } from "./sqliteError.ts";
import type { WaSqliteModule } from "./wasmModule.ts";

const ROW = 100;
const DONE = 101;
const READ_WRITE_CREATE = 0x6;
/** SQLite copies what is bound, so the scratch memory may be used again at once. */
const COPY = -1;
const TYPE = { integer: 1, real: 2, text: 3, blob: 4 } as const;
const POINTER_BYTES = 8;

/** Settings of every connection, in this order, before anything is read. */
export const SETTINGS = [
  "page_size = 8192",
  "locking_mode = EXCLUSIVE",
  "journal_mode = WAL",
  // Each commit reaches the disk before it is acknowledged (P1); WAL's own default does not.
  "synchronous = FULL",
  "cache_size = -65536",
  // Temporary files would lie on the disk in plain text.
  "temp_store = MEMORY",
];

type Connection = Pick<SqlEngine, "exec" | "run" | "each" | "close"> & { wipe: () => void };

/** Opens `book.db` through a file layer that was registered before. */
export function connect(module: WaSqliteModule, vfsName: string): Connection {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const statements = new Map<string, number>();
  let scratch = 0;
  let scratchBytes = 0;

  /** Memory for at least `size` bytes, kept from call to call. */
  function room(size: number): number {
    if (size > scratchBytes) {
      if (scratch) module._free(scratch);
      scratchBytes = Math.max(size, 65_536, scratchBytes * 2);
      scratch = module._malloc(scratchBytes);
    }
    return scratch;
  }

  /** Writes text into the scratch memory, ended by a zero; gives its size in bytes. */
  function write(text: string): number {
    const at = room(text.length * 3 + 1);
    const { written } = encoder.encodeInto(text, module.HEAPU8.subarray(at, at + scratchBytes));
    module.HEAPU8[at + written] = 0;
    return written;
  }

  const out = module._malloc(POINTER_BYTES);
  const name = module._malloc(64);
  encoder.encodeInto(`${vfsName}\0`, module.HEAPU8.subarray(name, name + 64));
  write("book.db");
  const opened = module._sqlite3_open_v2(scratch, out, READ_WRITE_CREATE, name);
  const db = module.getValue(out, "*");
  module._free(name);

  function check(code: number): void {
    if (code === 0 || code === ROW || code === DONE) return;
    throw sqliteError(
      module._sqlite3_extended_errcode(db),
      module.UTF8ToString(module._sqlite3_errmsg(db)),
    );
  }
  check(opened);

  function prepared(sql: string): number {
    const known = statements.get(sql);
    if (known) return known;
    const size = write(sql);
    check(module._sqlite3_prepare_v2(db, scratch, size + 1, out, 0));
    const statement = module.getValue(out, "*");
    statements.set(sql, statement);
    return statement;
  }

  function bind(statement: number, params: readonly SqlValue[]): void {
    params.forEach((value, index) => {
      const at = index + 1;
      if (value === null) check(module._sqlite3_bind_null(statement, at));
      else if (typeof value === "string") {
        const size = write(value);
        check(module._sqlite3_bind_text(statement, at, scratch, size, COPY));
      } else if (typeof value === "number") {
        const isSmall = value === (value | 0);
        check(
          isSmall
            ? module._sqlite3_bind_int(statement, at, value)
            : module._sqlite3_bind_double(statement, at, value),
        );
      } else {
        const memory = room(value.byteLength);
        module.HEAPU8.set(value, memory);
        check(module._sqlite3_bind_blob(statement, at, memory, value.byteLength, COPY));
      }
    });
  }

  function cell(statement: number, at: number): SqlValue {
    const type = module._sqlite3_column_type(statement, at);
    if (type === TYPE.integer || type === TYPE.real)
      return module._sqlite3_column_double(statement, at);
    if (type !== TYPE.text && type !== TYPE.blob) return null;
    const start =
      type === TYPE.text
        ? module._sqlite3_column_text(statement, at)
        : module._sqlite3_column_blob(statement, at);
    const bytes = module.HEAPU8.subarray(
      start,
      start + module._sqlite3_column_bytes(statement, at),
    );
    return type === TYPE.text ? decoder.decode(bytes) : bytes.slice();
  }

  function each(
    sql: string,
    params: readonly SqlValue[],
    visit: (row: SqlValue[]) => boolean | void,
  ): void {
    const statement = prepared(sql);
    try {
      bind(statement, params);
      const columns = module._sqlite3_column_count(statement);
      for (;;) {
        const code = module._sqlite3_step(statement);
        if (code !== ROW) {
          check(code);
          return;
        }
        const row: SqlValue[] = [];
        for (let at = 0; at < columns; at += 1) row.push(cell(statement, at));
        if (visit(row) === false) return;
      }
    } finally {
      // Its code repeats the error of the step, which was thrown already.
      module._sqlite3_reset(statement);
    }
  }

  return {
    exec(sql) {
      write(sql);
      check(module._sqlite3_exec(db, scratch, 0, 0, 0));
    },
    /** Overwrites what was last handed to SQLite. */
    wipe: () => void module.HEAPU8.fill(0, scratch, scratch + scratchBytes),
    run: (sql, params = []) => each(sql, params, () => undefined),
    each,
    close() {
      for (const statement of statements.values()) module._sqlite3_finalize(statement);
      statements.clear();
      check(module._sqlite3_close_v2(db));
    },
  };
}
