import type { RxReplicationWriteToMasterRow, WithDeleted } from "rxdb";
import { isDeleted, type AnyDoc } from "#shared/merge/anyDoc.ts";
import type { CollectionName } from "#shared/model/collections.ts";
import { SyncError, isSyncErrorCode, type SyncErrorCode } from "../protocol/errors.ts";
import { LIMITS } from "../protocol/limits.ts";
import { pushAnswer, type PushAnswer } from "../protocol/wire.ts";
import { backoffMs, sleep } from "./backoff.ts";
import { markRefused } from "./refusals.ts";
import type { ClientSession } from "./session.ts";
import type { StatusBoard } from "./status.ts";

/** A change that did not become the record's state; the window keeps it for the user (P8). */
export type Attention = {
  collection: CollectionName;
  id: string;
  /** `NOT_CARRIED_OVER`: an older build wrote it in a form that this one could not take over (R20). */
  code: SyncErrorCode | "LOST_TO_OTHER" | "NOT_CARRIED_OVER";
  /** Of one field, where another person's value stayed; else the whole refused document. */
  field?: string;
  kept?: unknown;
  lost: unknown;
};
export type PushDeps = {
  session: ClientSession;
  board: StatusBoard;
  onAttention: (item: Attention) => Promise<void>;
  /** Nothing is sent before it says yes. */
  mayPush: Promise<boolean>;
  /** Aborted when replication stops. */
  stop: AbortSignal;
};
type Row = RxReplicationWriteToMasterRow<AnyDoc>;

/** RxDB's push: sends rows until the server has acknowledged them, under one batch id (R2). */
export function pushHandlerFor(collection: CollectionName, deps: PushDeps) {
  return async (rows: Row[]): Promise<WithDeleted<AnyDoc>[]> => {
    const sent = deps.board.sending(
      collection,
      rows.map((row) => row.newDocumentState.id),
    );
    const isFree = await Promise.race([deps.mayPush, aborted(deps.stop)]);
    if (!isFree) throw new SyncError("OFFLINE");
    const conflicts: AnyDoc[] = [];
    for (const part of parts(rows.map((row) => wireRow(collection, row)))) {
      const answer = await deliver(deps, part);
      await report(collection, deps, rows, answer);
      conflicts.push(...answer.conflicts);
    }
    sent();
    return conflicts as WithDeleted<AnyDoc>[];
  };
}

const aborted = (signal: AbortSignal): Promise<false> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(false);
    else signal.addEventListener("abort", () => resolve(false), { once: true });
  });

type WireRow = { collection: CollectionName; assumed?: AnyDoc; next: AnyDoc };

function wireRow(collection: CollectionName, row: Row): WireRow {
  const next = plain(row.newDocumentState);
  const assumed = row.assumedMasterState && plain(row.assumedMasterState);
  if (!assumed) return { collection, next };
  // The server merges note bytes with its own: sending the old ones too would only double the batch.
  if (collection === "notes")
    return { collection, next, assumed: { ...assumed, state: "", text: "" } };
  return { collection, next, assumed };
}

/** RxDB's own fields stay at home. */
function plain(doc: AnyDoc): AnyDoc {
  const { _attachments, _meta, _rev, ...rest } = doc;
  return rest;
}

/** Batches that fit the server's limit, with room for the envelope. */
function parts(rows: WireRow[]): WireRow[][] {
  const batches: WireRow[][] = [];
  let bytes = Infinity;
  for (const row of rows) {
    const size = new TextEncoder().encode(JSON.stringify(row)).byteLength;
    const last = batches.at(-1);
    if (last && bytes + size < LIMITS.pushBytes * 0.8 && last.length < LIMITS.batchRows) {
      last.push(row);
      bytes += size;
    } else {
      batches.push([row]);
      bytes = size;
    }
  }
  return batches;
}

async function deliver(deps: PushDeps, rows: WireRow[]): Promise<PushAnswer> {
  const { session, board, stop } = deps;
  const body = { batchId: crypto.randomUUID(), deviceId: session.deviceId, rows };
  for (let attempt = 0; !stop.aborted; attempt++) {
    try {
      const answer = pushAnswer.safeParse(
        await session.request("/api/sync/push", { method: "POST", body }),
      );
      if (!answer.success) throw new SyncError("BAD_ANSWER");
      board.succeeded();
      return answer.data;
    } catch (failure) {
      board.failed(failure);
      const code = failure instanceof SyncError ? failure.code : "INTERNAL";
      if (code === "TOO_LARGE" || code === "BAD_REQUEST") return refusedByEnvelope(rows, code);
      const asked = failure instanceof SyncError ? failure.retryAfterSeconds : undefined;
      await sleep(
        asked === undefined ? backoffMs(attempt) : asked * 1_000,
        AbortSignal.any([stop, awake()]),
      );
    }
  }
  throw new SyncError("OFFLINE");
}

/** The network is back: no need to wait any longer. */
function awake(): AbortSignal {
  const controller = new AbortController();
  // A window or a worker; Node has neither.
  const here: Partial<EventTarget> = globalThis;
  here.addEventListener?.("online", () => controller.abort(), { once: true });
  return controller.signal;
}

/** A batch that no server will ever take must not stop the others behind it (B29). */
function refusedByEnvelope(rows: WireRow[], code: SyncErrorCode): PushAnswer {
  return {
    losers: [],
    refused: rows.map(({ collection, next }) => ({ collection, id: next.id, code })),
    conflicts: rows.map(({ assumed, next }) => ({
      ...(assumed ?? { id: next.id }),
      _deleted: assumed ? isDeleted(assumed) : true,
    })),
  };
}

async function report(collection: CollectionName, deps: PushDeps, rows: Row[], answer: PushAnswer) {
  for (const { id, code } of answer.refused) {
    const row = rows.find(({ newDocumentState }) => newDocumentState.id === id);
    if (!row) continue;
    const lost = row.newDocumentState;
    // Kept before the local copy is overwritten: a crash between must not lose it (P8).
    await deps.onAttention({
      collection,
      id,
      code: isSyncErrorCode(code) ? code : "INTERNAL",
      lost,
    });
    markRefused(collection, lost);
  }
  for (const { id, field, kept, lost } of answer.losers) {
    await deps.onAttention({ collection, id, code: "LOST_TO_OTHER", field, kept, lost });
  }
}
