import type { RxDocumentData, RxJsonSchema } from "rxdb";
import { layoutOf } from "./columns.ts";
import { NotCarriedError, type Carried } from "./carryDocument.ts";
import { inTransaction, quoted, type SqlEngine } from "./engine.ts";
import { openLastNumber } from "./lastNumber.ts";
import { Change, manifestOf } from "./manifest.ts";
import type { MigrationLog } from "./migrationLog.ts";
import { SqliteError } from "./sqliteError.ts";
import { dropTable, openTable } from "./table.ts";

/** Rows and characters of one transaction: so much work a kill can cost, and so much memory is held. */
const BATCH_ROWS = 2_000;
const BATCH_CHARACTERS = 4_000_000;

export type Copy = {
  source: string;
  target: string;
  schema: RxJsonSchema<RxDocumentData<object>>;
  /** Tells two forms of one version apart, such as those of two builds. */
  form: string;
  /** @throws NotCarriedError */
  carry: (text: string) => Carried;
  /** More left out than this, and the fault is the form's: all stays as it was. */
  mayLeaveOut: number;
};

/**
 * Copies a table into its newest version, from where the last attempt came to; yields the rows of each
 * batch when it is on the disk. Every row keeps its number, so that what any reader knows by number
 * (replication above all) is as true of the copy as it was of the original.
 * @throws SqliteError `MIGRATION_FAILED`; nothing is left of the copy then
 */
export function* copyTable(engine: SqlEngine, log: MigrationLog, copy: Copy): Generator<number> {
  const { source, target, schema, form, carry } = copy;
  const primary = typeof schema.primaryKey === "string" ? schema.primaryKey : schema.primaryKey.key;
  let copied = log.copied(target, source, form);
  if (copied === null) {
    inTransaction(engine, () => {
      dropTable(engine, target);
      log.begin(target, source, form);
    });
    copied = 0;
  } else yield rowsUpTo(engine, source, copied);
  const layout = layoutOf(schema, primary);
  const table = openTable<object>(engine, target, layout, false);
  let leftOut = log.leftOut(source).length;
  for (;;) {
    const rows = nextRows(engine, source, copied);
    const last = rows.at(-1);
    if (!last) break;
    inTransaction(engine, () => {
      const change = new Change();
      for (const { n, text } of rows) {
        try {
          const carried = carry(text);
          table.put(change, n, carried.doc, undefined, carried.text);
        } catch (error) {
          if (!(error instanceof NotCarriedError)) throw error;
          log.leaveOut(source, { n, reason: error.message });
          leftOut += 1;
        }
      }
      manifestOf(engine).record(target, change);
      log.advance(target, last.n);
    });
    copied = last.n;
    if (leftOut > copy.mayLeaveOut) {
      giveUp(engine, log, copy);
      throw new SqliteError(
        "MIGRATION_FAILED",
        `${leftOut} rows of ${source} cannot be carried over`,
      );
    }
    yield rows.length;
  }
  openTable(engine, target, layout);
  verify(engine, log, copy);
}

export function giveUp(engine: SqlEngine, log: MigrationLog, { source, target }: Copy): void {
  inTransaction(engine, () => {
    dropTable(engine, target);
    log.end(target, source);
  });
}

/** The copy takes the place of its original; the caller's transaction. */
export function replaceBy(engine: SqlEngine, log: MigrationLog, { source, target }: Copy): void {
  const last = openLastNumber(engine, source).read();
  if (last > 0) openLastNumber(engine, target).keep(last);
  dropTable(engine, source);
  log.end(target, source);
}

/** Each row of the original is in the copy under its number, or is noted as left out. */
function verify(engine: SqlEngine, log: MigrationLog, { source, target }: Copy): void {
  const missing = number(
    engine,
    `SELECT count(*) FROM ${quoted(source)} AS old
       LEFT JOIN ${quoted(target)} AS new ON new.n = old.n WHERE new.n IS NULL`,
  );
  const leftOut = log.leftOut(source).length;
  if (missing !== leftOut) {
    throw new SqliteError("MIGRATION_FAILED", `${target} lacks ${missing - leftOut} rows`);
  }
}

function nextRows(engine: SqlEngine, source: string, after: number) {
  const rows: { n: number; text: string }[] = [];
  let characters = 0;
  const sql = `SELECT n, doc FROM ${quoted(source)} WHERE n > ? ORDER BY n LIMIT ?`;
  engine.each(sql, [after, BATCH_ROWS], ([n, doc]) => {
    rows.push({ n: n as number, text: doc as string });
    characters += (doc as string).length;
    return characters < BATCH_CHARACTERS;
  });
  return rows;
}

export const rowsOf = (engine: SqlEngine, table: string): number =>
  number(engine, `SELECT count(*) FROM ${quoted(table)}`);

const rowsUpTo = (engine: SqlEngine, table: string, n: number): number =>
  number(engine, `SELECT count(*) FROM ${quoted(table)} WHERE n <= ?`, [n]);

function number(engine: SqlEngine, sql: string, params: number[] = []): number {
  let value = 0;
  engine.each(sql, params, ([n]) => {
    value = n as number;
  });
  return value;
}
