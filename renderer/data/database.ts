import {
  addRxPlugin,
  createRxDatabase,
  type RxCollection,
  type RxCollectionCreator,
  type RxDatabase,
  type RxStorage,
} from "rxdb";
import { RxDBQueryBuilderPlugin } from "rxdb/plugins/query-builder";
import {
  COLLECTION_NAMES,
  type CollectionName,
  type Documents,
} from "#shared/model/collections.ts";
import { rxSchemaOf } from "#shared/model/rxSchema.ts";
import { conflictHandlerFor } from "#sync/client/conflictHandler.ts";

addRxPlugin(RxDBQueryBuilderPlugin);

export type BanyanCollections = { [C in CollectionName]: RxCollection<Documents[C]> };
export type BanyanDatabase = RxDatabase<BanyanCollections>;

/** Opens the person's database on this device, with all twelve collections (ARCHITECTURE D2). */
export async function openDatabase(
  name: string,
  storage: RxStorage<unknown, unknown>,
): Promise<BanyanDatabase> {
  const database = await createRxDatabase<BanyanCollections>({
    name,
    storage,
    multiInstance: true,
    eventReduce: true,
    closeDuplicates: true,
  });
  const creators: Record<string, RxCollectionCreator> = {};
  for (const collection of COLLECTION_NAMES) {
    creators[collection] = {
      schema: rxSchemaOf(collection),
      // The worker has brought the file to these schemas before (`worker/migration`).
      autoMigrate: false,
      conflictHandler: conflictHandlerFor(collection),
    };
    // Twelve schemas at once would keep a window from answering.
    await new Promise((resolve) => setTimeout(resolve));
  }
  await database.addCollections(creators);
  return database;
}
