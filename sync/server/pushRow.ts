import { collections, type CollectionName } from "#shared/model/collections.ts";
import { canRead } from "#shared/access/scopes.ts";
import type { Actor } from "#shared/access/actor.ts";
import { canWrite } from "#shared/access/canWrite.ts";
import { isDeleted, type AnyDoc } from "#shared/merge/anyDoc.ts";
import type { Loser } from "#shared/merge/mergeRecord.ts";
import { isSameDoc, resolve } from "#shared/merge/resolve.ts";
import { soundBase } from "#shared/merge/validMerge.ts";
import type { SyncErrorCode } from "../protocol/errors.ts";
import type { PushBody } from "../protocol/wire.ts";
import { writeAudit } from "../store/audit.ts";
import { loadDocument, moveChildren, saveDocument, type Stored } from "../store/documents.ts";
import type { FeedEntry } from "../store/feed.ts";
import { keep, type KeptKind } from "../store/kept.ts";
import { isBounded } from "./bounds.ts";
import { canonicalNote } from "./pushNote.ts";
import { wasVisible } from "./formerOwner.ts";
import { ownedByWinner, withServerFields } from "./serverFields.ts";
import type { PushContext } from "./pushContext.ts";

export type PushRow = PushBody["rows"][number];
export type RowOutcome = {
  entries: FeedEntry[];
  losers: Loser[];
  /** What the server holds, where it is not what was pushed. */
  conflict?: AnyDoc;
  code?: SyncErrorCode;
};

const NOTHING: RowOutcome = { entries: [], losers: [] };

/** Applies one row: check, merge with what was committed since (R12), save, tell the feeds. */
export async function pushRow(context: PushContext, row: PushRow): Promise<RowOutcome> {
  const { tx, actor } = context;
  const { collection } = row;
  const before = await loadDocument(tx, collection, row.next.id);
  if (!isBounded(collection, row.next) || !isBounded(collection, row.assumed ?? {})) {
    return refuse(context, row, visible(actor, before), "INVALID_DOCUMENT");
  }
  // Deleted before it was ever sent: nothing to tell anybody.
  if (!before && isDeleted(row.next)) return NOTHING;
  if (before && !canRead(actor, before.scopes)) return hidden(context, row, before);
  const next = await withServerFields(context, collection, row.next, before?.doc);
  if (typeof next === "string") return refuse(context, row, before, next);
  const valid = inSchema(collection, next);
  if (!valid) return refuse(context, row, before, "INVALID_DOCUMENT");
  if (!canWrite(actor, collection, valid, live(before))) {
    return refuse(context, row, before, "NOT_ALLOWED");
  }
  const note = collection === "notes" ? canonicalNote(valid, live(before)) : valid;
  if (typeof note === "string") {
    if (before) await keepRow(context, row, "loser", before, row.next);
    return refuse(context, row, before, note);
  }
  return before ? change(context, row, before, note) : create(context, row, note);
}

/** What a refusal may show: nothing of a document that is out of sight (B12). */
const visible = (actor: Actor, before: Stored | undefined) =>
  before && canRead(actor, before.scopes) ? before : undefined;

const live = (before: Stored | undefined) =>
  before === undefined || isDeleted(before.doc) ? undefined : before.doc;

/** The document as its schema gives it back, its lines without what cannot be seen (B21). */
function inSchema(collection: CollectionName, next: AnyDoc): AnyDoc | undefined {
  if (isDeleted(next)) return next;
  const { _deleted, ...content } = next;
  const { data } = collections[collection].schema.safeParse(content);
  return data && { ...(data as AnyDoc), _deleted: false };
}

async function create(context: PushContext, row: PushRow, next: AnyDoc): Promise<RowOutcome> {
  const entries = await saveDocument(context.tx, row.collection, next, undefined);
  const isAsSent = isSameDoc(row.collection, next, row.next);
  return { entries, losers: [], ...(isAsSent ? {} : { conflict: next }) };
}

async function change(
  context: PushContext,
  row: PushRow,
  before: Stored,
  next: AnyDoc,
): Promise<RowOutcome> {
  const { tx, actor, at } = context;
  const { collection } = row;
  const base = soundBase(collection, row.assumed, before.doc);
  const { losers, ...three } = resolve(collection, base, before.doc, next);
  const merged = ownedByWinner(collection, three.merged, before.doc, next);
  const hasChanged = !isSameDoc(collection, merged, before.doc);
  const result = hasChanged ? { ...merged, updatedAt: at, updatedBy: actor.staffId } : before.doc;
  if (hasChanged && !canWrite(actor, collection, result, live(before))) {
    return refuse(context, row, before, "NOT_ALLOWED");
  }
  // The merge keeps valid records valid; one that was not, or grows too large, stays as it is (P8).
  if (hasChanged && !(isBounded(collection, result) && inSchema(collection, result))) {
    await keepRow(context, row, "loser", before, row.next);
    return refuse(context, row, before, "INVALID_DOCUMENT");
  }
  if (losers.length > 0) {
    await keepRow(context, row, isDeleted(before.doc) ? "after_delete" : "loser", before, losers);
  }
  const entries = hasChanged ? await saveDocument(tx, collection, result, before) : [];
  if (collection === "customers" && hasChanged && !sameOwner(result, before.doc)) {
    entries.push(...(await moveChildren(tx, result.id, result as never)));
  }
  const isAsSent = isSameDoc(collection, result, row.next);
  const isTooLate = isDeleted(before.doc) && !isAsSent;
  return {
    entries,
    losers,
    ...(isAsSent ? {} : { conflict: result }),
    ...(isTooLate ? { code: "ALREADY_DELETED" as const } : {}),
  };
}

const sameOwner = (a: AnyDoc, b: AnyDoc) =>
  isDeleted(a) || (a.agentId === b.agentId && a.unitId === b.unitId);

/** Not in sight: a former owner's edit waits for review (R18), anybody else learns nothing (B12). */
async function hidden(context: PushContext, row: PushRow, before: Stored): Promise<RowOutcome> {
  const wasTheirs = await wasVisible(context.tx, context.actor, row.collection, row.next.id);
  if (!wasTheirs) {
    const refused = await refuse(context, row, undefined, "NOT_AVAILABLE", true);
    // A deletion of what is not there is acknowledged, so this one is too (B12).
    return isDeleted(row.next) ? NOTHING : refused;
  }
  await keepRow(context, row, "quarantine", before, row.next);
  return refuse(context, row, undefined, "FORMER_OWNER", true);
}

function keepRow(
  { tx, actor, session, at }: PushContext,
  { collection, next }: PushRow,
  kind: KeptKind,
  before: Stored,
  content: unknown,
) {
  const { staffId } = actor;
  const { deviceId } = session;
  return keep(tx, {
    at,
    kind,
    collection,
    id: next.id,
    staffId,
    deviceId,
    baseRev: before.rev,
    content,
  });
}

/** Ids that our windows make; any other text may stand where a sender writes an id (H11). */
const MADE_ID = /^(?:[a-z]{1,12}-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function refuse(
  { tx, actor, session, at }: PushContext,
  { collection, next }: PushRow,
  before: Stored | undefined,
  code: SyncErrorCode,
  isOurs = before !== undefined || MADE_ID.test(next.id),
): Promise<RowOutcome> {
  await writeAudit(tx, {
    at,
    actor: actor.staffId,
    device: session.deviceId,
    action: "push.refused",
    entity: `${collection} ${isOurs ? next.id : "new"}`,
    detail: code,
  });
  const conflict = before?.doc ?? { id: next.id, _deleted: true };
  return { entries: [], losers: [], conflict, code };
}
