import type { RxStorage, RxStorageInstance, RxStorageInstanceCreationParams } from "rxdb";
import { Subject } from "rxjs";
import { collections, type CollectionName } from "#shared/model/collections.ts";
import { createLocalStorage, openTable, type StoredTable } from "../storage/storage.ts";

export type RowChange = { id: string; row: unknown };
export type CollectionChange = { collection: CollectionName; rows: RowChange[] };
type Instance = RxStorageInstance<unknown, unknown, unknown>;

/**
 * The local storage, with an ear on it: read models in this worker see every collection as it is
 * opened and every change as it is written, without a second copy of the data.
 */
export function createStorageHost(databaseName: string) {
  const base = createLocalStorage();
  const changes$ = new Subject<CollectionChange>();
  const tables = new Map<CollectionName, Promise<StoredTable>>();

  const storage: RxStorage<unknown, unknown> = {
    name: base.name,
    rxdbVersion: base.rxdbVersion,
    async createStorageInstance<Row>(params: RxStorageInstanceCreationParams<Row, unknown>) {
      const instance = await base.createStorageInstance(params);
      const name = params.collectionName;
      if (isCollection(name) && params.schema.version === collections[name].version) {
        register(name, instance as unknown as Instance);
      }
      return instance;
    },
  };

  function register(name: CollectionName, instance: Instance) {
    instance.changeStream().subscribe((bulk) => {
      changes$.next({
        collection: name,
        rows: bulk.events.map((event) => ({
          id: event.documentId,
          row: event.operation === "DELETE" ? null : event.documentData,
        })),
      });
    });
  }

  /** Does not wait for the page: read models start before RxDB is loaded. */
  function tableOf(name: CollectionName): Promise<StoredTable> {
    const known = tables.get(name);
    if (known) return known;
    const opening = openTable(databaseName, name);
    tables.set(name, opening);
    return opening;
  }

  return { storage, changes$: changes$.asObservable(), tableOf };
}
export type StorageHost = ReturnType<typeof createStorageHost>;

const isCollection = (name: string): name is CollectionName => name in collections;
