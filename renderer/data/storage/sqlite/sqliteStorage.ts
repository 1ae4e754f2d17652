import { RXDB_VERSION, type RxStorage } from "rxdb";
import { ensureRxStorageInstanceParamsAreCorrect } from "rxdb";
import type { SqlEngine } from "./engine.ts";
import { SqliteInstance, type SqliteInternals, type SqliteOptions } from "./sqliteInstance.ts";

type Shared = { engine: Promise<SqlEngine>; users: number };

/**
 * RxDB's storage on SQLite. `open` is called once a database and must give an engine that nobody else
 * uses; it is closed when the last of its collections closes.
 */
export function sqliteStorage(
  open: (databaseName: string) => Promise<SqlEngine>,
): RxStorage<SqliteInternals, SqliteOptions> {
  const databases = new Map<string, Shared>();

  return {
    name: "banyan-sqlite",
    rxdbVersion: RXDB_VERSION,
    async createStorageInstance(params) {
      ensureRxStorageInstanceParamsAreCorrect(params);
      const { databaseName } = params;
      const shared = databases.get(databaseName) ?? { engine: open(databaseName), users: 0 };
      databases.set(databaseName, shared);
      shared.users += 1;
      const release = () => {
        shared.users -= 1;
        if (shared.users > 0) return;
        databases.delete(databaseName);
        void shared.engine.then((engine) => engine.close());
      };
      try {
        return new SqliteInstance(params, await shared.engine, release);
      } catch (error) {
        release();
        throw error;
      }
    },
  };
}
