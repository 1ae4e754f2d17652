import type { ImportBatchId, IsoInstant } from "#shared/model/brand.ts";
import type { Case } from "#shared/model/work.ts";
import type { RecordFields } from "#shared/model/record.ts";
import {
  batchOpenedAt,
  contentPrint,
  PART_OPENED_AT,
  PART_STATE,
  partId,
  type BatchData,
  type BatchState,
  type PartData,
} from "./batchRecord.ts";
import { checkDocument, withValues, type ImportedDoc } from "./documents.ts";
import type { WriteBatch } from "./session.ts";
import type { ImportStore } from "./store.ts";
import type { Json, PlannedWrite } from "./types.ts";

/** Few enough that a chunk is no long task and its before-images no large document. */
const CHUNK_WRITES = { customers: 200, policies: 100 } as const;

export type CommitOptions = {
  store: ImportStore;
  batchId: string;
  /** File, kind and counts as the dry run found them. */
  about: Omit<BatchData, "created" | "updated" | "failed">;
  /** Stamps of a new record; `updatedBy` is the importer. */
  fields: RecordFields;
  now: () => string;
  nextWrites: (restart: boolean) => Promise<WriteBatch>;
  isCancelled: () => boolean;
  onProgress: (share: number, written: number) => void;
  /** Lets the window draw between two chunks. */
  pause: () => Promise<void>;
};
export type CommitResult = {
  /** The case that records the batch, and from which it is undone. */
  batchId: string;
  state: BatchState;
  created: number;
  updated: number;
  /** Rows whose document could not be written after all, because the book had changed meanwhile. */
  failedRows: number[];
};

/**
 * Writes what the dry run promised, chunk by chunk, each after its before-images: whatever happens in
 * between, what has been written can be undone. A cancelled import keeps what is written, and says so.
 */
export async function commitImport(options: CommitOptions): Promise<CommitResult> {
  const { store, nextWrites } = options;
  const result: CommitResult = {
    batchId: options.batchId,
    state: "running",
    created: 0,
    updated: 0,
    failedRows: [],
  };
  const openedAt = batchOpenedAt(options.now());
  const record = (state: BatchState) =>
    store.put("cases", [batchCase(options, result, state, openedAt)]);
  await record("running");
  let part = 0;
  let restart = true;
  for (;;) {
    const { writes, share, isLast } = await nextWrites(restart);
    restart = false;
    if (isLast || options.isCancelled()) break;
    for (const chunk of chunksOf(writes)) {
      if (options.isCancelled()) break;
      await writeChunk(options, chunk, part, result);
      part += 1;
      options.onProgress(share, result.created + result.updated);
      await options.pause();
    }
  }
  result.state = options.isCancelled() ? "cancelled" : "committed";
  await record(result.state);
  return result;
}

function* chunksOf(writes: PlannedWrite[]): Generator<PlannedWrite[]> {
  const size = CHUNK_WRITES[writes[0]?.collection ?? "customers"];
  for (let i = 0; i < writes.length; i += size) yield writes.slice(i, i + size);
}

async function writeChunk(
  { store, batchId, fields, now }: CommitOptions,
  writes: PlannedWrite[],
  part: number,
  result: CommitResult,
): Promise<void> {
  const collection = writes[0]?.collection ?? "customers";
  const existing = await store.get(
    collection,
    writes.map(({ id }) => id),
  );
  const stamp = { updatedAt: now(), updatedBy: fields.updatedBy, importBatchId: batchId };
  const docs: ImportedDoc[] = [];
  const before: Json[] = [];
  let created = 0;
  for (const { id, isNew, values, row } of writes) {
    const old = existing.get(id) ?? null;
    const draft = {
      ...(isNew ? { ...fields, createdAt: stamp.updatedAt } : {}),
      ...withValues(collection, old, values),
      ...stamp,
      id,
    };
    const check = checkDocument(collection, draft);
    if (isNew !== (old === null) || !check.ok) {
      result.failedRows.push(row);
      continue;
    }
    docs.push(check.doc);
    if (old) before.push(old);
    else created += 1;
  }
  const data: PartData = {
    collection,
    entries: docs.map((doc) => ({ id: doc.id, print: contentPrint(doc) })),
    before,
  };
  await store.put("cases", [partCase(batchId, part, data, fields)]);
  await store.put(collection, docs);
  result.created += created;
  result.updated += before.length;
}

function batchCase(
  { batchId, about, fields, now }: CommitOptions,
  { created, updated, failedRows }: CommitResult,
  state: BatchState,
  openedAt: string,
): Case {
  const data: BatchData = { ...about, created, updated, failed: failedRows.length };
  return {
    ...fields,
    id: batchId as Case["id"],
    kind: "import_batch",
    title: about.fileName.slice(0, 300) || "import",
    state,
    ownerId: fields.updatedBy,
    openedAt: openedAt as IsoInstant,
    ...(state !== "running" && { closedAt: now() as IsoInstant }),
    data,
    updatedAt: now() as IsoInstant,
    importBatchId: batchId as ImportBatchId,
  };
}

function partCase(batchId: string, part: number, data: PartData, fields: RecordFields): Case {
  return {
    ...fields,
    id: partId(batchId, part),
    kind: "import_batch",
    title: batchId,
    state: PART_STATE,
    ownerId: fields.updatedBy,
    openedAt: PART_OPENED_AT,
    data,
    importBatchId: batchId as ImportBatchId,
  };
}
