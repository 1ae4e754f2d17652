import type { CollectionName } from "../model/collections.ts";
import { isDeleted, type AnyDoc } from "./anyDoc.ts";
import { jsonEqual } from "./equal.ts";
import { isMergedField, SET_FIELDS } from "./fields.ts";
import { mergeConsents } from "./mergeConsents.ts";
import { mergeSet } from "./mergeSet.ts";

/** A value that was not taken because another was committed before it (R13). */
export type Loser = { field: string; kept: unknown; lost: unknown };
export type Merged = { merged: AnyDoc; losers: Loser[] };

/*      base ──── first (committed) ────┐
 *        └────── later (arriving) ─────┴── merged
 *  1. Only one side changed a field: that side.   2. Both equal: that value.
 *  3. Both differ: the one committed first stays, the later arrival is reported (R12).
 *  4. No clock is read.   5. merge(b, merge(b, f, l), l) = merge(b, f, l).                    */
export function mergeRecord(
  collection: CollectionName,
  base: AnyDoc | undefined,
  first: AnyDoc,
  later: AnyDoc,
): Merged {
  if (isDeleted(first) || isDeleted(later)) {
    return mergeDeletion(collection, base, first, later);
  }
  const merged: AnyDoc = { ...first };
  const losers: Loser[] = [];
  for (const field of new Set([...Object.keys(first), ...Object.keys(later)])) {
    if (!isMergedField(collection, first, field)) continue;
    const [b, f, l] = [base?.[field], first[field], later[field]];
    if (field === "consents") merged[field] = mergeConsents(b, f, l);
    else if (jsonEqual(f, l) || (base !== undefined && jsonEqual(b, l))) continue;
    else if (base !== undefined && jsonEqual(b, f)) set(merged, field, l);
    else if (SET_FIELDS[field]) {
      merged[field] = mergeSet(list(b), list(f), list(l), SET_FIELDS[field], (key, kept, lost) =>
        losers.push({ field: `${field}.${key}`, kept, lost }),
      );
    } else losers.push({ field, kept: f ?? null, lost: l ?? null });
  }
  return { merged, losers };
}

/** R17: who edits after a delete, or deletes after an unseen edit, is told and changes nothing. */
function mergeDeletion(
  collection: CollectionName,
  base: AnyDoc | undefined,
  first: AnyDoc,
  later: AnyDoc,
): Merged {
  if (isDeleted(first) === isDeleted(later)) return { merged: first, losers: [] };
  if (isDeleted(later) && base !== undefined && sameContent(collection, base, first)) {
    return { merged: later, losers: [] };
  }
  const lost = isDeleted(later) ? true : later;
  return { merged: first, losers: [{ field: "_deleted", kept: isDeleted(first), lost }] };
}

function sameContent(collection: CollectionName, a: AnyDoc, b: AnyDoc): boolean {
  return isSameRecord(collection, { ...a, _deleted: false }, { ...b, _deleted: false });
}

/** Same in everything people decide; what the server computes may differ. */
export function isSameRecord(collection: CollectionName, a: AnyDoc, b: AnyDoc): boolean {
  if (isDeleted(a) !== isDeleted(b)) return false;
  if (isDeleted(a)) return a.id === b.id;
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...fields].every(
    (field) => !isMergedField(collection, a, field) || jsonEqual(a[field], b[field]),
  );
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function set(doc: AnyDoc, field: string, value: unknown) {
  if (value === undefined) delete doc[field];
  else doc[field] = value;
}
