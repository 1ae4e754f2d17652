import {
  addRxPlugin,
  createRxDatabase,
  type RxCollection,
  type RxDatabase,
  type RxStorage,
} from "rxdb";
import { RxDBMigrationSchemaPlugin } from "rxdb/plugins/migration-schema";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import { onTestFinished } from "vitest";
import type { CollectionName } from "#shared/model/collections.ts";
import { migrations } from "#shared/model/migrations.ts";
import { rxSchemaOf } from "#shared/model/rxSchema.ts";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import { conflictHandlerFor } from "#sync/client/conflictHandler.ts";
import type { Attention } from "#sync/client/pushHandler.ts";
import {
  signIn,
  type ClientSession,
  type StoredSession,
  type TokenStore,
} from "#sync/client/session.ts";
import { startReplication, type Sync } from "#sync/client/startReplication.ts";
import { PASSWORD } from "./company.ts";

addRxPlugin(RxDBMigrationSchemaPlugin);

export function memoryTokens(): TokenStore {
  let kept: StoredSession | null = null;
  return {
    load: async () => kept,
    save: async (session) => void (kept = session),
    clear: async () => void (kept = null),
  };
}

export type Client = {
  session: ClientSession;
  database: RxDatabase;
  attention: Attention[];
  of: (name: CollectionName) => RxCollection<AnyDoc>;
  get: (name: CollectionName, id: string) => Promise<AnyDoc | undefined>;
  online: () => Sync;
  offline: () => Promise<void>;
};

type Options = { storage?: RxStorage<unknown, unknown>; deviceId?: string };

let made = 0;

/** A device with a local database of its own; open only what a test needs: D2 counts per process. */
export async function testClient(
  serverUrl: string,
  account: string,
  names: readonly CollectionName[],
  { storage = getRxStorageMemory(), ...given }: Options = {},
): Promise<Client> {
  const name = `device-${++made}`;
  const deviceId = given.deviceId ?? name;
  const connection = { serverUrl, deviceId, tokenStore: memoryTokens() };
  const session = await signIn(connection, { account, password: PASSWORD });
  const database = await createRxDatabase({
    name,
    storage,
    multiInstance: false,
  });
  await database.addCollections(
    Object.fromEntries(
      names.map((name) => [
        name,
        {
          schema: rxSchemaOf(name) as never,
          migrationStrategies: migrations[name] ?? {},
          conflictHandler: conflictHandlerFor(name),
        },
      ]),
    ),
  );
  const attention: Attention[] = [];
  let sync: Sync | undefined;
  const of = (name: CollectionName) => database.collections[name] as RxCollection<AnyDoc>;
  const client: Client = {
    session,
    database,
    attention,
    of,
    get: async (name, id) => (await of(name).findOne(id).exec())?.toMutableJSON(),
    online: () => {
      sync = startReplication({
        database,
        session,
        onAttention: async (item) => void attention.push(item),
      });
      return sync;
    },
    offline: async () => {
      await sync?.stop();
      sync = undefined;
    },
  };
  onTestFinished(async () => {
    await client.offline();
    await database.close();
  });
  return client;
}

/** Polls until `check` gives something true; says what it last gave. */
export async function until<T>(check: () => Promise<T> | T, timeoutMs = 10_000): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
