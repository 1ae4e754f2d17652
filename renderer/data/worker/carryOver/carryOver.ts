import { INTERNAL_STORAGE_NAME, INTERNAL_STORE_SCHEMA } from "rxdb";
import { collections as wanted, type CollectionName } from "#shared/model/collections.ts";
import { layoutOf } from "../../storage/sqlite/columns.ts";
import { inTransaction, tableNamesOf, type SqlEngine } from "../../storage/sqlite/engine.ts";
import type { Progress } from "../../storage/sqlite/migrateTables.ts";
import { openTable, tableNameOf } from "../../storage/sqlite/table.ts";
import { attentionTable, type AttentionItem } from "../attention/attentionStore.ts";
import { openCarryLog, type CarryLog } from "./carryLog.ts";
import { numberOfCheckpoint } from "./checkpoints.ts";
import { keepUnsent } from "./keepUnsent.ts";
import {
  pointOf,
  type OldBook,
  type OldCollection,
  type OldDoc,
  type OldPlace,
} from "./oldBook.ts";

const BATCH_ROWS = 1_000;
/** A write takes its time before it is on the disk: so much before the first read is looked at again at the end. */
const OVERLAP_MS = 10_000;

const CATALOGUE = tableNameOf(INTERNAL_STORAGE_NAME, INTERNAL_STORE_SCHEMA.version);
const nameOf = ({ collectionName, version }: OldPlace) => tableNameOf(collectionName, version);
const tableFor = (engine: SqlEngine, place: OldPlace) =>
  openTable<OldDoc>(engine, nameOf(place), layoutOf(place.schema, "id"));

/**
 * Takes over, once, what an older build kept in plain text: every document in the order of writing,
 * deleted and unsent ones too, what replication knew, and what needed attention. It goes into tables of
 * the version that it has; the migration follows. Goes on where it was killed; the old databases stay
 * until this file holds everything, and are removed then.
 *
 *  1. A document that was not sent has a higher number than the point up to which was sent, so it is sent.
 *  2. What an old window writes meanwhile is taken over as well, or refused by its database.
 */
export async function* carryOver(
  engine: SqlEngine,
  book: OldBook,
): AsyncGenerator<Progress, void, undefined> {
  const log = openCarryLog(engine);
  if (log.state() === "over") return;
  if (log.state() !== "carried") yield* carry(engine, book, log);
  await book.remove();
  inTransaction(engine, () => {
    log.become("over");
    log.forgetTables();
  });
}

async function* carry(engine: SqlEngine, book: OldBook, log: CarryLog): AsyncGenerator<Progress> {
  const collections = await book.collections();
  const places = collections.flatMap((collection) => [collection, ...collection.connected]);
  if (log.state() === null) {
    if (hasBeenUsed(engine)) {
      for (const collection of collections) await keepUnsent(engine, book, collection);
      finish(engine, log, await book.attention());
      return;
    }
    inTransaction(engine, () => {
      log.become("copying");
      for (const place of places) log.begin(nameOf(place), Date.now());
    });
  }

  const progress: Progress = { done: 0, total: 0 };
  for (const place of places) progress.total += (await book.tableOf(place)?.count()) ?? 0;
  yield { ...progress };
  for (const place of places) {
    for await (const rows of copy(engine, book, log, place)) {
      progress.done = Math.min(progress.done + rows, progress.total);
      yield { ...progress };
    }
  }
  for (const place of places) await end(engine, book, log, place);
  const items = await book.attention();
  inTransaction(engine, () => {
    for (const collection of collections) settle(engine, collection);
    finish(engine, log, items);
  });
}

function finish(engine: SqlEngine, log: CarryLog, items: readonly AttentionItem[]): void {
  const attention = attentionTable(engine);
  for (const { id, at, change } of items) attention.insert(change, at, id);
  log.become("carried");
}

/** Whether RxDB has opened this file before. */
const hasBeenUsed = (engine: SqlEngine): boolean => tableNamesOf(engine).has(CATALOGUE);

async function* copy(
  engine: SqlEngine,
  book: OldBook,
  log: CarryLog,
  place: OldPlace,
): AsyncGenerator<number> {
  const old = book.tableOf(place);
  const name = nameOf(place);
  const state = log.table(name);
  const table = tableFor(engine, place);
  if (!old || state?.isEnded) return;
  let last = state?.last ?? null;
  if (last) yield table.newest();
  for (;;) {
    const docs = await old.after(last, BATCH_ROWS);
    const newest = docs.at(-1);
    if (!newest) return;
    const reached = pointOf(newest);
    inTransaction(engine, () => {
      table.putAll(docs);
      log.advance(name, reached);
    });
    last = reached;
    yield docs.length;
  }
}

/** What was written while the others were read; then the old table is empty. */
async function end(engine: SqlEngine, book: OldBook, log: CarryLog, place: OldPlace) {
  const name = nameOf(place);
  const state = log.table(name);
  if (!state || state.isEnded) return;
  const { last, begunMs } = state;
  const since = last && { lwt: Math.min(last.lwt, begunMs) - OVERLAP_MS, id: "" };
  await book.tableOf(place)?.end(since, (docs) =>
    inTransaction(engine, () => {
      const table = tableFor(engine, place);
      const known = new Map(table.byIds(docs.map(({ id }) => id)).map((doc) => [doc.id, doc._rev]));
      table.putAll(docs.filter((doc) => known.get(doc.id) !== doc._rev));
      log.end(name);
    }),
  );
}

/** What replication knew by times it knows by numbers now; RxDB is told of an older version, for its migration. */
function settle(engine: SqlEngine, collection: OldCollection): void {
  for (const place of collection.connected) {
    const table = tableFor(engine, place);
    const [row] = table.byIds(["up|1"]);
    if (!row) continue;
    const checkpointData = { n: numberOfCheckpoint(engine, collection, row["checkpointData"]) };
    table.putAll([{ ...row, checkpointData }]);
  }
  const { collectionName, version, schema, connected } = collection;
  if (version === wanted[collectionName as CollectionName].version) return;
  const key = `${collectionName}-${version}`;
  const catalogue = openTable(engine, CATALOGUE, layoutOf(INTERNAL_STORE_SCHEMA, "id"));
  const entry = {
    id: `collection|${key}`,
    key,
    context: "collection",
    data: {
      name: collectionName,
      version,
      schema,
      schemaHash: "carried over",
      connectedStorages: connected.map((one) => ({
        collectionName: one.collectionName,
        schema: one.schema,
      })),
    },
    _deleted: false,
    _attachments: {},
    _rev: "1-carried",
    _meta: { lwt: Date.now() },
  };
  catalogue.putAll([entry]);
}
