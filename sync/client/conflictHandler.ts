import type { RxConflictHandler } from "rxdb";
import type { CollectionName } from "#shared/model/collections.ts";
import { isDeleted, type AnyDoc } from "#shared/merge/anyDoc.ts";
import { isIdentical, isSameDoc, resolve } from "#shared/merge/resolve.ts";
import { takeRefusal } from "./refusals.ts";

/**
 * For RxDB's `addCollections`: the same merge as the server's (R12). Where the merge leaves what the
 * server holds, the server's very state is taken, so that nothing is pushed again.
 */
export function conflictHandlerFor(collection: CollectionName): RxConflictHandler<AnyDoc> {
  return {
    isEqual: (a, b) => isIdentical(collection, a, b),
    resolve: async ({ assumedMasterState, realMasterState, newDocumentState }) => {
      const [real, own] = [realMasterState as AnyDoc, newDocumentState as AnyDoc];
      if (takeRefusal(collection, own)) return withMark(real);
      const { merged } = resolve(collection, assumedMasterState, real, own);
      return withMark(isSameDoc(collection, merged, real) ? real : merged);
    },
  };
}

const withMark = (doc: AnyDoc) => ({ ...doc, _deleted: isDeleted(doc) });
