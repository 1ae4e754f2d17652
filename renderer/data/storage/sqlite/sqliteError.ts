/** What is wrong with the file itself; reading on, or sending what it holds, would be wrong (P13). */
export const DAMAGE_CODES = [
  "WRONG_KEY_OR_DAMAGED",
  "DAMAGED",
  "DATABASE_MISSING",
  "DATABASE_OUTDATED",
] as const;
export type DamageCode = (typeof DAMAGE_CODES)[number];

/** What a failure of the store means to the person; the code stands on the screen (STYLE, errors). */
export type SqliteErrorCode =
  | DamageCode
  | "DISK_FULL"
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

export const isDamageCode = (code: string): code is DamageCode =>
  DAMAGE_CODES.some((one) => one === code);

/** The damage that an error tells of; null where the file is not to blame. */
export const damageOf = (error: unknown): DamageCode | null =>
  error instanceof SqliteError && isDamageCode(error.code) ? error.code : null;

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
