import type { ReplicationPullHandlerResult } from "rxdb";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import type { CollectionName } from "#shared/model/collections.ts";
import { SyncError } from "../protocol/errors.ts";
import { pullAnswer, type Checkpoint, type PullAnswer } from "../protocol/wire.ts";
import type { ClientSession } from "./session.ts";
import type { StatusBoard } from "./status.ts";

type Page = ReplicationPullHandlerResult<AnyDoc, Checkpoint>;

/**
 * RxDB's pull. Its loop ends at a page that is not full, and ours may shrink (a document in two
 * scopes counts once), so pages are joined until one is full or nothing is left.
 */
export function pullHandlerFor(
  collection: CollectionName,
  session: ClientSession,
  board: StatusBoard,
) {
  return async (last: Checkpoint | undefined, batchSize: number): Promise<Page> => {
    try {
      const page = await fullPage(collection, session, last, batchSize);
      board.succeeded();
      return page;
    } catch (failure) {
      board.failed(failure);
      throw failure;
    }
  };
}

async function fullPage(
  collection: CollectionName,
  session: ClientSession,
  last: Checkpoint | undefined,
  limit: number,
): Promise<Page> {
  const documents = new Map<string, AnyDoc>();
  let checkpoint = last;
  for (;;) {
    const answer = await pullOnce(session, { collection, checkpoint, limit });
    for (const doc of answer.documents) documents.set(doc.id, doc);
    checkpoint = answer.checkpoint;
    if (answer.complete || documents.size >= limit) break;
  }
  return { checkpoint, documents: [...documents.values()] as Page["documents"] };
}

type PullInput = { collection: CollectionName; checkpoint: Checkpoint | undefined; limit: number };

async function pullOnce(session: ClientSession, input: PullInput): Promise<PullAnswer> {
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
      return pullOnce(session, { ...input, checkpoint: undefined });
    throw failure;
  }
}
