import { META_INSTANCE_SCHEMA_TITLE } from "rxdb";
import { carryDocument, NotCarriedError, type Doc, type Form } from "./carryDocument.ts";
import { copyTable, replaceBy, rowsOf, type Copy } from "./copyTable.ts";
import { inTransaction, quoted, tableNamesOf, type SqlEngine } from "./engine.ts";
import { openMigrationLog, type MigrationLog } from "./migrationLog.ts";
import { openRxCatalogue, type Connected } from "./rxCatalogue.ts";
import { olderVersions } from "./schemaVersions.ts";
import { dropTable, tableNameOf } from "./table.ts";

/** Rows carried over, of all that there are to carry. */
export type Progress = { done: number; total: number };

export type Hooks = {
  /** A document that cannot be carried over is kept by this, in the transaction that lets go of it. */
  onLeftOut: (collection: string, doc: Doc, reason: string) => void;
  /** Before the first row of a collection is copied: what was made of it may no longer be right. */
  onBegin?: (collection: string) => void;
};

/** Beyond so many, and this part of all, what fails is not the documents but the step. */
const FEW = 100;
const SMALL_PART = 0.01;

type Plan = { form: Form; from: number; unfinished: string[]; main: Copy; connected: Connected[] };

/**
 * Brings each collection that lies in an older version to the newest one, batch by batch: goes on where
 * it was killed, keeps the old tables until the new ones are whole and checked, and changes over in one
 * transaction with everything that RxDB keeps about the collection.
 *
 *  1. Until the change of a collection the old tables are as they were; after it they are gone.
 *  2. Each document is in the new table under its old number, or was handed to `onLeftOut`.
 *  3. Replication finds what it knew: nothing is sent or fetched twice, and what was not sent still will be.
 *
 * Nothing else may use the file meanwhile. The caller decides when the next batch is made.
 * @throws SqliteError `NEWER_BUILD`, `MIGRATION_FAILED`, `DISK_FULL`
 */
export function* migrateTables(
  engine: SqlEngine,
  forms: readonly Form[],
  hooks: Hooks,
): Generator<Progress> {
  const plans = plansOf(engine, forms);
  if (plans.length === 0) return;
  const log = openMigrationLog(engine);
  const progress: Progress = { done: 0, total: 0 };
  for (const { main, connected, from } of plans) {
    progress.total += rowsOf(engine, main.source);
    for (const one of connected) {
      progress.total += rowsOf(engine, tableNameOf(one.collectionName, from));
    }
  }
  yield { ...progress };
  for (const plan of plans) {
    hooks.onBegin?.(plan.form.collection);
    for (const stale of plan.unfinished) inTransaction(engine, () => dropTable(engine, stale));
    for (const rows of copyTable(engine, log, plan.main)) {
      progress.done += rows;
      yield { ...progress };
    }
    const copies = [plan.main];
    const lost = lostOf(engine, log, plan.main);
    for (const one of plan.connected) {
      const copy = copyOfConnected(one, plan, new Set(lost.map(({ doc }) => doc["id"])));
      copies.push(copy);
      for (const rows of copyTable(engine, log, copy)) {
        progress.done += rows;
        yield { ...progress };
      }
    }
    inTransaction(engine, () => {
      for (const { doc, reason } of lost) hooks.onLeftOut(plan.form.collection, doc, reason);
      for (const copy of copies) {
        takeAttachments(engine, copy);
        replaceBy(engine, log, copy);
      }
      openRxCatalogue(engine).forget(plan.form.collection, plan.from);
    });
  }
}

function plansOf(engine: SqlEngine, forms: readonly Form[]): Plan[] {
  const wanted = Object.fromEntries(forms.map((form) => [form.collection, form.schema.version]));
  const due = olderVersions(engine, wanted);
  if (due.length === 0) return [];
  const catalogue = openRxCatalogue(engine);
  const tables = tableNamesOf(engine);
  return due.flatMap(({ collection, versions: [from, ...between] }) => {
    const form = forms.find((one) => one.collection === collection);
    if (!form) return [];
    const source = tableNameOf(collection, from);
    const main: Copy = {
      source,
      target: tableNameOf(collection, form.schema.version),
      schema: form.schema,
      form: JSON.stringify([form.schema, Object.values(form.steps).map(String)]),
      carry: (text) => carryDocument(text, from, form),
      mayLeaveOut: Math.max(FEW, Math.floor(rowsOf(engine, source) * SMALL_PART)),
    };
    const connected = catalogue
      .connectedOf(collection, from)
      .filter((one) => tables.has(tableNameOf(one.collectionName, from)));
    const unfinished = between.map((version) => tableNameOf(collection, version));
    return [{ form, from, unfinished, main, connected }];
  });
}

type Lost = { doc: Doc; reason: string };

function lostOf(engine: SqlEngine, log: MigrationLog, { source }: Copy): Lost[] {
  const lost: Lost[] = [];
  for (const { n, reason } of log.leftOut(source)) {
    engine.each(`SELECT doc FROM ${quoted(source)} WHERE n = ?`, [n], ([doc]) => {
      lost.push({ doc: JSON.parse(doc as string) as Doc, reason });
    });
  }
  return lost;
}

/** A row of a replication's state: a checkpoint, or a document as the server is assumed to have it. */
type MetaRow = Doc & { itemId: string; isCheckpoint: "0" | "1"; docData?: Doc };

function copyOfConnected(
  { collectionName, schema }: Connected,
  { form, from, main }: Plan,
  lostIds: ReadonlySet<unknown>,
): Copy {
  const isReplication = schema.title === META_INSTANCE_SCHEMA_TITLE;
  return {
    ...main,
    source: tableNameOf(collectionName, from),
    target: tableNameOf(collectionName, form.schema.version),
    schema: { ...schema, version: form.schema.version },
    mayLeaveOut: Infinity,
    carry: (text) =>
      isReplication ? carryMeta(text, from, form, lostIds) : { doc: JSON.parse(text) as Doc, text },
  };
}

function carryMeta(text: string, from: number, form: Form, lostIds: ReadonlySet<unknown>) {
  const row = JSON.parse(text) as MetaRow;
  if (row.isCheckpoint === "1") {
    // What could not be carried over comes again from the server, if all is fetched again.
    if (row.itemId === "down" && lostIds.size > 0) throw new NotCarriedError("fetched again");
    return { doc: row, text };
  }
  if (lostIds.has(row.itemId)) throw new NotCarriedError("its document is not there");
  if (!row.docData) return { doc: row, text };
  const before = JSON.stringify(row.docData);
  const after = carryDocument(before, from, form);
  if (after.text === before) return { doc: row, text };
  const doc = { ...row, docData: after.doc };
  return { doc, text: JSON.stringify(doc) };
}

function takeAttachments(engine: SqlEngine, { source, target }: Copy): void {
  const [from, to] = [`${source}/attachments`, `${target}/attachments`];
  if (!tableNamesOf(engine).has(from)) return;
  engine.exec(`DROP TABLE IF EXISTS ${quoted(to)}`);
  engine.exec(`ALTER TABLE ${quoted(from)} RENAME TO ${quoted(to)}`);
}
