import { collections, type CollectionName } from "../model/collections.ts";
import { isDeleted, type AnyDoc } from "./anyDoc.ts";
import { jsonEqual } from "./equal.ts";
import type { Merged } from "./mergeRecord.ts";

/*      first ✓ ── merge ── later ✓        Two valid records may merge into one that is not: each side
 *              merged ✗                   removes the coverage that the other keeps, or adds tags up to
 *      field of first, later kept ✓       the limit. Such a field stays as committed (R12, R13, P8).   */

/** The merge with every field that its schema refuses as it was committed first, the later one reported. */
export function validMerge(
  collection: CollectionName,
  first: AnyDoc,
  later: AnyDoc,
  { merged, losers }: Merged,
): Merged {
  const wrong = wrongFields(collection, merged).filter(
    (field) => !jsonEqual(merged[field], first[field]),
  );
  if (wrong.length === 0) return { merged, losers };
  const valid = { ...merged };
  for (const field of wrong) {
    if (first[field] === undefined) delete valid[field];
    else valid[field] = first[field];
  }
  const others = losers.filter(({ field }) => !wrong.includes(field.split(".")[0] ?? ""));
  const lost = wrong.map((field) => ({
    field,
    kept: first[field] ?? null,
    lost: later[field] ?? null,
  }));
  return { merged: valid, losers: [...others, ...lost] };
}

/**
 * The state that a sender says they had seen, without the fields that no record could have had: what
 * they wrote there would decide the merge. A field as the server holds it stays, valid or not.
 */
export function soundBase(
  collection: CollectionName,
  assumed: AnyDoc | undefined,
  stored: AnyDoc,
): AnyDoc | undefined {
  if (!assumed || isDeleted(assumed)) return assumed;
  const base = { ...assumed };
  for (const field of wrongFields(collection, assumed)) {
    if (!jsonEqual(assumed[field], stored[field])) delete base[field];
  }
  return base;
}

/** Names of the fields that the schema refuses, unknown ones included. */
function wrongFields(collection: CollectionName, doc: AnyDoc): string[] {
  const content = Object.fromEntries(
    Object.entries(doc).filter(([field]) => !field.startsWith("_")),
  );
  const checked = collections[collection].schema.safeParse(content);
  const fields = checked.error?.issues.flatMap((issue) =>
    issue.path.length === 0 && issue.code === "unrecognized_keys"
      ? issue.keys
      : [String(issue.path[0] ?? "")],
  );
  return [...new Set(fields)];
}
