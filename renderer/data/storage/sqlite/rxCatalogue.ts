import {
  INTERNAL_STORAGE_NAME,
  INTERNAL_STORE_SCHEMA,
  type InternalStoreCollectionDocType,
  type RxDocumentData,
  type RxJsonSchema,
} from "rxdb";
import { layoutOf } from "./columns.ts";
import { tableNamesOf, type SqlEngine } from "./engine.ts";
import { openTable, tableNameOf } from "./table.ts";

type CollectionDoc = RxDocumentData<InternalStoreCollectionDocType>;
/** What belongs to a collection and is versioned with it, such as the state of its replications. */
export type Connected = { collectionName: string; schema: RxJsonSchema<RxDocumentData<object>> };

/** RxDB's own record of its collections, as a migration needs it. */
export function openRxCatalogue(engine: SqlEngine) {
  const tableName = tableNameOf(INTERNAL_STORAGE_NAME, INTERNAL_STORE_SCHEMA.version);
  const idOf = (collection: string, version: number) => `collection|${collection}-${version}`;
  const table = tableNamesOf(engine).has(tableName)
    ? openTable<CollectionDoc>(engine, tableName, layoutOf(INTERNAL_STORE_SCHEMA, "id"))
    : null;
  const find = (collection: string, version: number) =>
    table?.byIds([idOf(collection, version)], false)[0];
  return {
    connectedOf: (collection: string, version: number): Connected[] =>
      find(collection, version)?.data.connectedStorages ?? [],
    /** RxDB is to think no more of this version. */
    forget(collection: string, version: number): void {
      const doc = find(collection, version);
      if (!doc) return;
      const height = Number.parseInt(doc._rev, 10) + 1;
      const forgotten: CollectionDoc = {
        ...doc,
        _deleted: true,
        _rev: `${height}-migrated`,
        _meta: { ...doc._meta, lwt: Date.now() },
      };
      table?.putAll([forgotten]);
    },
  };
}
