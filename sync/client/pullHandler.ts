import type { ReplicationPullHandlerResult } from "rxdb";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import type { CollectionName } from "#shared/model/collections.ts";
import { SyncError } from "../protocol/errors.ts";
import { pullAnswer, type Checkpoint, type PullAnswer } from "../protocol/wire.ts";
import { sleep } from "./backoff.ts";
import type { ClientSession } from "./session.ts";
import type { StatusBoard } from "./status.ts";

type Page = ReplicationPullHandlerResult<AnyDoc, Checkpoint>;

/**
 * RxDB's pull. Its loop ends at a page that is not full, and ours may shrink (a document in two
 * scopes counts once), so pages are joined until one is full or nothing is left.
 */
export function pullHandlerFor(collection: CollectionName, { session, board, stop }: PullDeps) {
  return async (last: Checkpoint | undefined, batchSize: number): Promise<Page> => {
    try {
      const page = await fullPage(collection, { session, stop }, last, batchSize);
      board.succeeded();
      return page;
    } catch (failure) {
      board.failed(failure);
      throw failure;
    }
  };
}

export type PullDeps = { session: ClientSession; board: StatusBoard; stop: AbortSignal };
type Source = Omit<PullDeps, "board">;

async function fullPage(
  collection: CollectionName,
  source: Source,
  last: Checkpoint | undefined,
  limit: number,
): Promise<Page> {
  const documents = new Map<string, AnyDoc>();
  let checkpoint = last;
  for (;;) {
    const answer = await pullOnce(source, { collection, checkpoint, limit });
    for (const doc of answer.documents) documents.set(doc.id, doc);
    checkpoint = answer.checkpoint;
    if (answer.complete || documents.size >= limit) break;
  }
  return { checkpoint, documents: [...documents.values()] as Page["documents"] };
}

type PullInput = { collection: CollectionName; checkpoint: Checkpoint | undefined; limit: number };

async function pullOnce(source: Source, input: PullInput): Promise<PullAnswer> {
  const { session, stop } = source;
  const body = input.checkpoint ? input : { collection: input.collection, limit: input.limit };
  try {
    const raw = await session.request("/api/sync/pull", { method: "POST", body });
    const answer = pullAnswer.safeParse(raw);
    if (!answer.success) throw new SyncError("BAD_ANSWER");
    return answer.data;
  } catch (failure) {
    const mustRestart =
      failure instanceof SyncError &&
      (failure.code === "EPOCH_CHANGED" || failure.code === "FOREIGN_SCOPE");
    // A restored server, or another role: from the start (R9).
    if (mustRestart && input.checkpoint)
      return pullOnce(source, { ...input, checkpoint: undefined });
    // A first sync asks faster than the server lets one device ask: that is no fault, only a wait.
    const waitSeconds = failure instanceof SyncError ? failure.retryAfterSeconds : undefined;
    if (waitSeconds !== undefined && !stop.aborted) {
      await sleep(waitSeconds * 1_000, stop);
      return pullOnce(source, input);
    }
    throw failure;
  }
}
