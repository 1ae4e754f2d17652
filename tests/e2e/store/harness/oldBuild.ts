// The book as builds before the encrypted file kept it: RxDB on Dexie, in plain text in IndexedDB.
import { createRxDatabase, type RxCollection, type RxDatabase } from "rxdb";
import { replicateRxCollection } from "rxdb/plugins/replication";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import customersV0 from "../../../fixtures/schemas/v0/customers.json";
import tasksV0 from "../../../fixtures/schemas/v0/tasks.json";

export const STAFF = "s-001";
export const DATABASE = "banyan-s-001";

/** A pushed document, and the name that the server is assumed to have; null for a new one. */
export type Pushed = { id: string; assumed: unknown; isDeleted: boolean };

type Collections = { customers: RxCollection<AnyDoc>; tasks: RxCollection<AnyDoc> };

/** One round with a server that has given all it has, and takes everything. */
export async function syncOnce(collection: RxCollection<AnyDoc>, server: AnyDoc[]) {
  const pulledFrom: unknown[] = [];
  const pushed: Pushed[] = [];
  const replication = replicateRxCollection<AnyDoc, { at: number }>({
    collection,
    replicationIdentifier: `banyan ${STAFF}`,
    live: false,
    pull: {
      batchSize: 100_000,
      handler: async (checkpoint) => {
        pulledFrom.push(checkpoint);
        const documents = checkpoint ? [] : server.map((doc) => ({ ...doc, _deleted: false }));
        return { documents, checkpoint: checkpoint ?? { at: 7 } };
      },
    },
    push: {
      handler: async (rows) => {
        for (const { newDocumentState: next, assumedMasterState: assumed } of rows) {
          pushed.push({
            id: next.id,
            assumed: assumed?.["name"] ?? null,
            isDeleted: next._deleted,
          });
        }
        return [];
      },
    },
  });
  await replication.awaitInitialReplication();
  await replication.cancel();
  return { pulledFrom, pushed };
}

export async function openOldBook(): Promise<RxDatabase<Collections>> {
  const database = await createRxDatabase<Collections>({
    name: DATABASE,
    storage: getRxStorageDexie(),
    multiInstance: true,
    eventReduce: true,
  });
  await database.addCollections({
    customers: { schema: customersV0 as never },
    tasks: { schema: tasksV0 as never },
  });
  return database;
}

const made = (name: string, store: string, keyPath: string | null) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    // Dexie multiplies its versions by ten.
    const opening = indexedDB.open(name, 10);
    opening.addEventListener("upgradeneeded", () => {
      opening.result.createObjectStore(store, keyPath ? { keyPath } : {});
    });
    opening.addEventListener("success", () => resolve(opening.result));
    opening.addEventListener("error", () => reject(opening.error ?? new Error("not made")));
  });

/** What lay beside the book: what needed attention, and the session. */
export async function writeBeside(): Promise<void> {
  const attention = await made(`banyan-attention-${STAFF}`, "items", "id");
  const change = {
    collection: "customers",
    id: "c-0",
    code: "LOST_TO_OTHER",
    field: "name",
    kept: "甲",
    lost: "乙",
  };
  await written(attention, "items", { id: "i-1", at: "2026-11-01T00:00:00.000Z", change });
  const shell = await made("banyan-shell", "secrets", null);
  await written(shell, "secrets", '{"refreshToken":"plain"}', "refreshToken");
}

const written = (database: IDBDatabase, store: string, value: unknown, key?: string) =>
  new Promise<void>((resolve) => {
    const transaction = database.transaction(store, "readwrite");
    transaction.objectStore(store).put(value, key);
    transaction.addEventListener("complete", () => {
      database.close();
      resolve();
    });
  });
