import { Dexie } from "dexie";
import { fillWithDefaultSettings, type RxJsonSchema, type RxStorage } from "rxdb";
import { getDexieDbWithTables, getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import type { CollectionName } from "#shared/model/collections.ts";
import { rxSchemaOf } from "#shared/model/rxSchema.ts";

/**
 * The one place that names the local storage engine. It runs in the data worker only; the page
 * reaches it through RxDB's storage-remote, so replacing the engine changes this file alone.
 */
export const createLocalStorage = (): RxStorage<unknown, unknown> => getRxStorageDexie();

/** As Dexie holds it: IndexedDB cannot index booleans. */
type StoredRow = { id: string; _deleted: string };

/** The rows of one collection, read past RxDB; opened (and made, the first time) on its own. */
export async function openTable(databaseName: string, collection: CollectionName) {
  const outline: unknown = rxSchemaOf(collection);
  const schema = fillWithDefaultSettings(
    outline as RxJsonSchema<{ id: string; _deleted: boolean }>,
  );
  const { dexieTable } = await getDexieDbWithTables(databaseName, collection, {}, schema);
  const live = (row: StoredRow) => row._deleted !== "1";

  return {
    /** Live rows with an id after `afterId`, in id order; `lastId === afterId` means the end. */
    async page(afterId: string, limit: number): Promise<{ rows: unknown[]; lastId: string }> {
      const page: StoredRow[] = await dexieTable.where("id").above(afterId).limit(limit).toArray();
      return { rows: page.filter(live), lastId: page.at(-1)?.id ?? afterId };
    },
    /** The newest live rows by an indexed field, newest first; at most `limit`. */
    async newest(field: string, limit: number): Promise<unknown[]> {
      // The stored indexes begin with the deletion mark, so this walks live rows only.
      return dexieTable
        .where(`[_deleted+${field}+id]`)
        .between(["0", Dexie.minKey, Dexie.minKey], ["0", Dexie.maxKey, Dexie.maxKey])
        .reverse()
        .limit(limit)
        .toArray();
    },
    count: (): Promise<number> => dexieTable.count(),
  };
}
export type StoredTable = Awaited<ReturnType<typeof openTable>>;
