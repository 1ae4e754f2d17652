import { expose } from "comlink";
import { fillWithDefaultSettings, type RxDocumentData } from "rxdb";
import { wasmEngine } from "#renderer/data/storage/sqlite/wasmEngine.ts";
import { openStore, type Store } from "#renderer/data/storage/storage.ts";
import { createBookReader } from "#renderer/data/worker/bookReader.ts";
import { createStorageHost } from "#renderer/data/worker/storageHost.ts";
import {
  createTargets,
  type TargetRequest,
  type WhyRequest,
} from "#renderer/data/worker/targets/targets.ts";
import { rxSchemaOf } from "#shared/model/rxSchema.ts";
import { targetQuery } from "#shared/targeting/sql/targetQuery.ts";
import { plainEngine } from "../../../support/plainEngine.ts";
import { bookOf, type BookCollection } from "../../pages/book.ts";

const BOOK = ["customers", "policies", "activities", "cases"] as const;
type Row = RxDocumentData<Record<string, unknown>>;
let store: Store;
let targets: ReturnType<typeof createTargets>;

async function instanceOf(collectionName: BookCollection) {
  return store.storage.createStorageInstance<Record<string, unknown>>({
    databaseInstanceToken: "bench",
    databaseName: "bench",
    collectionName,
    schema: fillWithDefaultSettings(rxSchemaOf(collectionName) as never),
    options: {},
    multiInstance: false,
    devMode: false,
  });
}

const rowOf = (doc: object, lwt: number) =>
  ({ ...doc, _deleted: false, _attachments: {}, _rev: `${lwt}-b`, _meta: { lwt } }) as Row;

/** The product's targets on the product's store, with a key or without. */
const api = {
  async load(isEncrypted: boolean): Promise<void> {
    const root = await navigator.storage.getDirectory();
    const directory = await root.getDirectoryHandle(isEncrypted ? "target" : "target-plain", {
      create: true,
    });
    const key = new Uint8Array(32).fill(7);
    store = openStore(await (isEncrypted ? wasmEngine(directory, key) : plainEngine(directory)));
    const instances = Object.fromEntries(
      await Promise.all(BOOK.map(async (name) => [name, await instanceOf(name)] as const)),
    );
    for await (const { collection, rows } of bookOf(BOOK)) {
      await instances[collection]?.bulkWrite(
        rows.map((doc) => ({ document: rowOf(doc, 1) })),
        "bench",
      );
    }
    targets = createTargets(store, createBookReader(createStorageHost(store)));
  },
  find: (request: TargetRequest) => targets.api.find(request),
  why: (request: WhyRequest) => targets.api.why(request),
  /** The same SQL alone, read to its end. */
  raw({ criteria, today }: TargetRequest): number {
    let rows = 0;
    const { sql, params } = targetQuery(criteria, today, ["person"]);
    store.engine.each(sql, params, () => void (rows += 1));
    return rows;
  },
  /** Changes the income of a customer, as a window would. */
  async change(id: string, annualIncomeTwd: number): Promise<void> {
    const customers = await instanceOf("customers");
    const [previous] = await customers.findDocumentsById([id], false);
    if (!previous) throw new Error(`${id} is not in the book`);
    const document = { ...previous, ...rowOf({}, annualIncomeTwd), annualIncomeTwd };
    await customers.bulkWrite([{ previous, document }], "bench");
  },
};
export type TargetBenchApi = typeof api;
expose(api);
