import {
  fillWithDefaultSettings,
  normalizeMangoQuery,
  prepareQuery,
  type BulkWriteRow,
  type EventBulk,
  type MangoQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageChangeEvent,
  type RxStorageInstance,
} from "rxdb";
import { remoteStorage } from "#renderer/data/storage/remote/remoteStorage.ts";
import { serveStorage } from "#renderer/data/storage/remote/serveStorage.ts";
import { StoreLink } from "#renderer/data/storage/remote/storeLink.ts";
import type { SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import { sqliteStorage, type SqliteStorage } from "#renderer/data/storage/sqlite/sqliteStorage.ts";
import { nodeEngine } from "../nodeEngine.ts";

export type AnyStorage = RxStorage<unknown, unknown>;
export type Instance<D> = RxStorageInstance<D, unknown, unknown>;
export type Bulk<D> = EventBulk<RxStorageChangeEvent<D>, { n: number }>;

/** The databases of one device by name: what is closed and opened again finds what it left. */
export function newDevice(wrap: (engine: SqlEngine) => SqlEngine = (engine) => engine) {
  const engines = new Map<string, SqlEngine>();
  return sqliteStorage(async (name) => {
    const engine = engines.get(name) ?? wrap(nodeEngine());
    engines.set(name, engine);
    return { ...engine, close: () => undefined };
  });
}

export type Way = { way: string; storageOf: (device: SqliteStorage) => AnyStorage };

/** The two ways in which the product reaches the store: in its worker, and through a port. */
export const WAYS: Way[] = [
  { way: "direct", storageOf: (device) => device },
  {
    way: "remote",
    storageOf(device) {
      const { port1, port2 } = new MessageChannel();
      serveStorage(device, port2, "owner");
      const link = new StoreLink();
      link.attach(port1);
      return remoteStorage(link);
    },
  },
];

export type Thing = { id: string; value?: string };

/** A schema as RxDB hands it to a storage. */
export const filled = <D>(schema: object): RxJsonSchema<RxDocumentData<D>> =>
  fillWithDefaultSettings<D>(schema as RxJsonSchema<D>);

export const thingSchema = (more: object = {}) =>
  filled<Thing>({
    version: 0,
    primaryKey: "id",
    type: "object",
    properties: {
      id: { type: "string", maxLength: 100 },
      value: { type: "string", maxLength: 100 },
    },
    required: ["id"],
    indexes: ["value"],
    ...more,
  });

export type Named = { databaseName: string; collectionName: string };
let counter = 0;
export const fresh = (): Named => ({
  databaseName: `database-${++counter}`,
  collectionName: "things",
});

export const openInstance = <D = Thing>(
  storage: AnyStorage,
  schema: RxJsonSchema<RxDocumentData<D>>,
  named: Named = fresh(),
): Promise<Instance<D>> =>
  storage.createStorageInstance<D>({
    databaseInstanceToken: `token-${++counter}`,
    ...named,
    schema,
    options: {},
    multiInstance: false,
    devMode: false,
  });

/** What RxDB adds to a document before it reaches a storage. */
export const stored = <D>(fields: D, more: Partial<RxDocumentData<Thing>> = {}) =>
  ({
    ...fields,
    _deleted: false,
    _attachments: {},
    _rev: "1-a",
    _meta: { lwt: 1_000 },
    ...more,
  }) as RxDocumentData<D>;

export const thing = (id: string, more: Partial<RxDocumentData<Thing>> = {}) =>
  stored<Thing>({ id, value: `value of ${id}` }, more);

export const inserts = <D>(...documents: RxDocumentData<D>[]): BulkWriteRow<D>[] =>
  documents.map((document) => ({ document }));

export const prepared = <D>(
  schema: RxJsonSchema<RxDocumentData<D>>,
  query: MangoQuery<RxDocumentData<D>>,
) => prepareQuery<D>(schema, normalizeMangoQuery<D>(schema, query as MangoQuery<D>));

export async function asked<D>(
  instance: Instance<D>,
  query: MangoQuery<RxDocumentData<D>>,
): Promise<RxDocumentData<D>[]> {
  return (await instance.query(prepared(instance.schema, query))).documents;
}

export const idsOf = (documents: readonly Thing[]): string[] => documents.map(({ id }) => id);

/** What another window hears comes through a port, so a moment later. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
