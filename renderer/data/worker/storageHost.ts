import type { CollectionName } from "#shared/model/collections.ts";
import type { Store } from "../storage/storage.ts";
import { createColumnStore } from "./columns/columnStore.ts";
import type { KeptColumns } from "./columns/keptColumns.ts";

const PAGE_ROWS = 2_000;

/** The store as read models see it: every collection as it lies on the disk, every change as it is made. */
export function createStorageHost({ engine, changes$, tableOf }: Store) {
  const keptColumns: KeptColumns = {
    store: createColumnStore(engine),
    points: () => ({
      customers: tableOf("customers").newestWrite(),
      policies: tableOf("policies").newestWrite(),
    }),
    count: (collection) => tableOf(collection).count(),
    async changedSince(collection, point, visit) {
      for (let after = point; ;) {
        const { rows, last } = tableOf(collection).changedSince(after, PAGE_ROWS);
        if (last === after) return;
        visit((rows as Stored[]).map((row) => ({ id: row.id, row: row._deleted ? null : row })));
        after = last;
      }
    },
  };
  return {
    changes$,
    /** Does not wait for the page: read models start before RxDB is loaded. */
    async tableOf(name: CollectionName) {
      const table = tableOf(name);
      return {
        page: async (afterId: string, limit: number) => table.page(afterId, limit),
        newest: async (field: string, limit: number) => table.newest(field, limit),
        count: async () => table.count(),
      };
    },
    keptColumns,
  };
}
export type StorageHost = ReturnType<typeof createStorageHost>;

type Stored = { id: string; _deleted: boolean };
