import {
  fillWithDefaultSettings,
  getSchemaByObjectPath,
  INTERNAL_STORAGE_NAME,
  INTERNAL_STORE_SCHEMA,
} from "rxdb";
import { collections, type CollectionName } from "#shared/model/collections.ts";
import type { AttentionItem } from "../attention/attentionStore.ts";
import { settled, settledAlone, withDatabase } from "./idb.ts";
import { SHELL, type Leftovers } from "./leftovers.ts";
import type {
  OldBook,
  OldCollection,
  OldDoc,
  OldPlace,
  OldSchema,
  OldTable,
  Point,
} from "./oldBook.ts";

/** As Dexie names stores and indexes. */
const DOCS = "docs";
const IN_ORDER = "[_meta.lwt+id]";

/** The old book as RxDB's Dexie storage wrote it, read without Dexie: its databases are plain ones. */
export function indexedOldBook({ tables, attention, hasShell }: Leftovers): OldBook {
  const find = ({ collectionName, version }: Pick<OldPlace, "collectionName" | "version">) =>
    tables.find((one) => one.collectionName === collectionName && one.version === version);

  return {
    async collections(): Promise<OldCollection[]> {
      const known = await recordOf(find);
      const lowest = new Map<CollectionName, number>();
      for (const { collectionName, version } of tables) {
        if (!isCollection(collectionName)) continue;
        lowest.set(collectionName, Math.min(version, lowest.get(collectionName) ?? version));
      }
      // Where two versions lie there, a migration was not finished, and the lower one is whole.
      return [...lowest].map(([collectionName, version]) => {
        const entry = known.find((one) => one.name === collectionName && one.version === version);
        const connected = (entry?.connectedStorages ?? []).map((one) => ({ ...one, version }));
        return { collectionName, version, schema: entry?.schema ?? BARE, connected };
      });
    },
    tableOf(place) {
      const database = find(place);
      return database ? tableIn(database.name, place.schema) : null;
    },
    async attention() {
      const items = await Promise.all(attention.map(itemsIn));
      return items.flat();
    },
    async remove() {
      const names = [...tables.map(({ name }) => name), ...attention, ...(hasShell ? [SHELL] : [])];
      // RxDB's own record goes last: without it nobody could tell what the others are.
      const last = names.filter((name) => name.endsWith(`--${INTERNAL_STORAGE_NAME}`));
      for (const name of [...names.filter((name) => !last.includes(name)), ...last]) {
        await settledAlone(indexedDB.deleteDatabase(name));
      }
    },
  };
}

const isCollection = (name: string): name is CollectionName => name in collections;

/** Enough to keep rows of a version that nobody describes any more. */
const BARE: OldSchema = fillWithDefaultSettings({
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: { id: { type: "string", maxLength: 200 } },
  required: ["id"],
  indexes: [],
});

type Entry = {
  name: string;
  version: number;
  schema: OldSchema;
  connectedStorages: { collectionName: string; schema: OldSchema }[];
};

/** What RxDB had recorded of its collections. */
async function recordOf(
  find: (place: Pick<OldPlace, "collectionName" | "version">) => { name: string } | undefined,
): Promise<Entry[]> {
  const record = find({
    collectionName: INTERNAL_STORAGE_NAME,
    version: INTERNAL_STORE_SCHEMA.version,
  });
  if (!record) return [];
  const docs = await tableIn(record.name, INTERNAL_STORE_SCHEMA as unknown as OldSchema).after(
    null,
    1_000,
  );
  return docs.flatMap(({ context, data, _deleted }) =>
    context === "collection" && !_deleted ? [data as Entry] : [],
  );
}

function tableIn(name: string, schema: OldSchema): OldTable {
  const fromOld = readerOf(schema);
  const read = <T>(ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> =>
    withDatabase(name, async (database) => {
      if (!database.objectStoreNames.contains(DOCS)) return undefined;
      return settled(ask(database.transaction(DOCS, "readonly").objectStore(DOCS)));
    });
  return {
    count: async () => (await read((store) => store.count())) ?? 0,
    async get(id) {
      const doc: unknown = await read((store) => store.get(id));
      return doc === undefined ? undefined : fromOld(doc);
    },
    async after(point, limit) {
      const docs = await read((store) => store.index(IN_ORDER).getAll(rangeAfter(point), limit));
      return ((docs ?? []) as unknown[]).map(fromOld);
    },
    async end(since, take) {
      const { version } = (await indexedDB.databases()).find((one) => one.name === name) ?? {};
      if (version === undefined) return;
      const opening = indexedDB.open(name, version + 1);
      let failure: unknown;
      opening.addEventListener("upgradeneeded", () => {
        const { result: database, transaction } = opening;
        if (!transaction || !database.objectStoreNames.contains(DOCS)) return;
        const rest = transaction.objectStore(DOCS).index(IN_ORDER).getAll(rangeAfter(since));
        rest.addEventListener("success", () => {
          try {
            take((rest.result as unknown[]).map(fromOld));
            for (const store of database.objectStoreNames) database.deleteObjectStore(store);
          } catch (error) {
            failure = error;
            transaction.abort();
          }
        });
      });
      try {
        (await settledAlone(opening)).close();
      } catch (error) {
        throw failure ?? error;
      }
    },
  };
}

const rangeAfter = (point: Point | null): IDBKeyRange | null =>
  point && IDBKeyRange.lowerBound([point.lwt, point.id], true);

/** IndexedDB cannot index booleans, so they were kept as "1" and "0" where an index names them. */
function readerOf(schema: OldSchema): (kept: unknown) => OldDoc {
  const indexed = new Set(["_deleted", ...(schema.indexes ?? []).flat()]);
  const booleans = [...indexed].filter((field) => {
    const { type } = getSchemaByObjectPath(schema, field as never) as { type?: unknown };
    return type === "boolean";
  });
  return (kept) => {
    const doc = structuredClone(kept) as Record<string, unknown>;
    for (const field of booleans) {
      const path = field.split(".");
      const last = path.pop() ?? "";
      const holder = path.reduce<Record<string, unknown>>(
        (part, key) => part[key] as Record<string, unknown>,
        doc,
      );
      holder[last] = holder[last] === "1";
    }
    return doc as OldDoc;
  };
}

async function itemsIn(name: string): Promise<AttentionItem[]> {
  return withDatabase(name, async (database) => {
    if (!database.objectStoreNames.contains("items")) return [];
    const store = database.transaction("items", "readonly").objectStore("items");
    return (await settled(store.getAll())) as AttentionItem[];
  });
}
