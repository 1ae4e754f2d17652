/** What a failure of the store means to the person; the code stands on the screen (STYLE, errors). */
export type SqliteErrorCode =
  | "WRONG_KEY_OR_DAMAGED"
  | "DISK_FULL"
  | "DAMAGED"
  /** A newer build has had this file; an older one does not know its schemas. */
  | "NEWER_BUILD"
  /** Too many documents could not be carried to the newest schema; they lie as they were. */
  | "MIGRATION_FAILED"
  | "STORE_FAILED";

export class SqliteError extends Error {
  readonly code: SqliteErrorCode;
  constructor(code: SqliteErrorCode, message: string) {
    super(message);
    this.name = "SqliteError";
    this.code = code;
  }
}

const FULL = 13;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;
const IO_FAILED = 10;
/** A page whose authentication tag does not fit its content. */
const DATA_FAILED = IO_FAILED | (32 << 8);

/** @param extended SQLite's extended result code; its lowest byte is the primary one. */
export function sqliteError(extended: number, message: string): SqliteError {
  const primary = extended & 0xff;
  if (primary === FULL) return new SqliteError("DISK_FULL", message);
  if (primary === NOT_A_DATABASE) return new SqliteError("WRONG_KEY_OR_DAMAGED", message);
  if (primary === CORRUPT || extended === DATA_FAILED) return new SqliteError("DAMAGED", message);
  return new SqliteError("STORE_FAILED", `${message} (${extended})`);
}
