import { expose } from "comlink";
import { fillWithDefaultSettings, type RxDocumentData, type RxJsonSchema } from "rxdb";
import { openEngine } from "#renderer/data/storage/openEngine.ts";
import { tableNamesOf } from "#renderer/data/storage/sqlite/engine.ts";
import { sqliteStorage } from "#renderer/data/storage/sqlite/sqliteStorage.ts";
import { customerDoc } from "#renderer/data/worker/analysis/testing/documents.ts";
import customersV0 from "../../../fixtures/schemas/v0/customers.json";
import { keyBytes } from "./keyBytes.ts";

type Doc = { id: string };
const PAGE_ROWS = 2_000;

const open = async (databaseName: string, key: string) =>
  (await openEngine(databaseName, keyBytes(key), { mode: "create", onDamage: () => undefined }))
    .engine;

const api = {
  /** Writes customers as the first version of their schema had them. */
  async write(databaseName: string, key: string, count: number): Promise<void> {
    const storage = sqliteStorage(() => open(databaseName, key));
    const instance = await storage.createStorageInstance<Doc>({
      databaseInstanceToken: "old",
      databaseName,
      collectionName: "customers",
      schema: fillWithDefaultSettings(customersV0 as unknown as RxJsonSchema<Doc>),
      options: {},
      multiInstance: false,
      devMode: false,
    });
    for (let from = 0; from < count; from += PAGE_ROWS) {
      const rows = Array.from({ length: Math.min(PAGE_ROWS, count - from) }, (_, at) => {
        const document = {
          ...customerDoc({ id: `c-${from + at}`, remark: "字".repeat(200) }),
          _deleted: false,
          _attachments: {},
          _rev: "1-a",
          _meta: { lwt: 1_000 + from + at },
        } as RxDocumentData<Doc>;
        return { document };
      });
      instance.write(rows, "old");
    }
    await instance.close();
  },
  /** Tables of customers and their rows, while nobody has the file open. */
  async tables(databaseName: string, key: string): Promise<Record<string, number>> {
    const engine = await open(databaseName, key);
    const rows: Record<string, number> = {};
    for (const name of tableNamesOf(engine)) {
      if (!name.startsWith("customers-")) continue;
      engine.each(`SELECT count(*) FROM "${name}"`, [], ([n]) => {
        rows[name] = n as number;
      });
    }
    engine.close();
    return rows;
  },
};
export type OlderFile = typeof api;

expose(api);
