import {
  ensureRxStorageInstanceParamsAreCorrect,
  RXDB_VERSION,
  type RxStorage,
  type RxStorageInstanceCreationParams,
} from "rxdb";
import { Subject } from "rxjs";
import type { SqlEngine } from "./engine.ts";
import {
  SqliteInstance,
  type Bulk,
  type SqliteInternals,
  type SqliteOptions,
} from "./sqliteInstance.ts";
import { tableNameOf } from "./table.ts";

type Shared = {
  engine: Promise<SqlEngine>;
  users: number;
  /** By table: instances over one table hear what the others write. */
  written: Map<string, Subject<Bulk<never>>>;
};

export interface SqliteStorage extends RxStorage<SqliteInternals, SqliteOptions> {
  createStorageInstance<D>(
    params: RxStorageInstanceCreationParams<D, SqliteOptions>,
  ): Promise<SqliteInstance<D>>;
}

/** Hears every write of every collection, once, whoever wrote. */
export type OnWrite = (collectionName: string, schemaVersion: number, bulk: Bulk<never>) => void;

/**
 * RxDB's storage on SQLite. `open` is called once a database and must give an engine that nobody else
 * closes; it is closed when the last of its collections closes.
 */
export function sqliteStorage(
  open: (databaseName: string) => Promise<SqlEngine>,
  onWrite?: OnWrite,
): SqliteStorage {
  const databases = new Map<string, Shared>();

  function writtenOf<D>(
    { written }: Shared,
    { collectionName, schema }: RxStorageInstanceCreationParams<D, SqliteOptions>,
  ): Subject<Bulk<D>> {
    const name = tableNameOf(collectionName, schema.version);
    let written$ = written.get(name);
    if (!written$) {
      written.set(name, (written$ = new Subject()));
      if (onWrite) written$.subscribe((bulk) => onWrite(collectionName, schema.version, bulk));
    }
    return written$ as unknown as Subject<Bulk<D>>;
  }

  return {
    name: "banyan-sqlite",
    rxdbVersion: RXDB_VERSION,
    async createStorageInstance(params) {
      ensureRxStorageInstanceParamsAreCorrect(params);
      const { databaseName } = params;
      const shared = databases.get(databaseName) ?? {
        engine: open(databaseName),
        users: 0,
        written: new Map(),
      };
      databases.set(databaseName, shared);
      shared.users += 1;
      const release = () => {
        shared.users -= 1;
        if (shared.users > 0) return;
        databases.delete(databaseName);
        void shared.engine.then((engine) => engine.close());
      };
      try {
        return new SqliteInstance(params, await shared.engine, writtenOf(shared, params), release);
      } catch (error) {
        release();
        throw error;
      }
    },
  };
}
