import { fillWithDefaultSettings, type RxDocumentData, type RxJsonSchema } from "rxdb";
import { Subject, type Observable } from "rxjs";
import { collections, type CollectionName } from "#shared/model/collections.ts";
import { rxSchemaOf } from "#shared/model/rxSchema.ts";
import type { SqlEngine } from "./sqlite/engine.ts";
import { rawTable, type RawTable } from "./sqlite/rawTable.ts";
import { sqliteStorage, type SqliteStorage } from "./sqlite/sqliteStorage.ts";

export type RowChange = { id: string; row: unknown };
export type CollectionChange = { collection: CollectionName; rows: RowChange[] };

/** The open store: everything of one person on this device, in one file. */
export type Store = {
  engine: SqlEngine;
  /** For RxDB; its collections, local documents and replication state all lie in the file (R1). */
  storage: SqliteStorage;
  /** Every change of a collection at its current schema version, whichever window made it. */
  changes$: Observable<CollectionChange>;
  /** Reads past RxDB; before RxDB has come too. */
  tableOf: (name: CollectionName) => RawTable;
};

/** RxDB's storage and the raw reads, on one engine. Whoever opened the engine closes it. */
export function openStore(engine: SqlEngine): Store {
  const changes$ = new Subject<CollectionChange>();
  const tables = new Map<CollectionName, RawTable>();
  // RxDB closes what it opens; the raw reads go on.
  const lent: SqlEngine = { ...engine, close: () => undefined };

  const storage = sqliteStorage(
    async () => lent,
    (name, schemaVersion, { events }) => {
      if (!isCollection(name) || collections[name].version !== schemaVersion) return;
      const rows = events.map(({ documentId, operation, documentData }) => ({
        id: documentId,
        row: operation === "DELETE" ? null : documentData,
      }));
      changes$.next({ collection: name, rows });
    },
  );

  function tableOf(name: CollectionName): RawTable {
    let table = tables.get(name);
    if (!table) {
      const schema: unknown = fillWithDefaultSettings(rxSchemaOf(name) as never);
      table = rawTable(lent, name, schema as RxJsonSchema<RxDocumentData<{ id: string }>>);
      tables.set(name, table);
    }
    return table;
  }

  return { engine: lent, storage, changes$: changes$.asObservable(), tableOf };
}

const isCollection = (name: string): name is CollectionName => name in collections;
