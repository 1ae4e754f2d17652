import { expose } from "comlink";
import {
  fillWithDefaultSettings,
  normalizeMangoQuery,
  prepareQuery,
  type RxDocumentData,
  type RxStorageInstance,
} from "rxdb";
import { rxSchemaOf } from "#shared/model/rxSchema.ts";
import { sqliteStorage } from "#renderer/data/storage/sqlite/sqliteStorage.ts";
import { wasmEngine } from "#renderer/data/storage/sqlite/wasmEngine.ts";

type Doc = { id: string; name: string; updatedAt: string };
type Row = RxDocumentData<Doc>;

const schema = fillWithDefaultSettings(rxSchemaOf("customers") as never) as never;
let instance: RxStorageInstance<Doc, unknown, unknown> | undefined;

const directory = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("book", { create: true });

const row = (at: number, name: string): Row =>
  ({
    id: `c-${at}`,
    name,
    householdId: `h-${at}`,
    updatedAt: new Date(1_700_000_000_000 + at * 1_000).toISOString(),
    _deleted: false,
    _attachments: {},
    _rev: "1-a",
    _meta: { lwt: 1_000 + at },
  }) as unknown as Row;

const need = () => {
  if (!instance) throw new Error("not open");
  return instance;
};

const api = {
  /** The code of what went wrong, or "open". */
  async open(pageKey: string | null): Promise<string> {
    try {
      const storage = sqliteStorage(async () => wasmEngine(await directory(), pageKey));
      instance = (await storage.createStorageInstance({
        databaseInstanceToken: "t",
        databaseName: "book",
        collectionName: "customers",
        schema,
        options: {},
        multiInstance: false,
        devMode: false,
      })) as unknown as RxStorageInstance<Doc, unknown, unknown>;
      return "open";
    } catch (error) {
      return error instanceof Error && "code" in error ? String(error.code) : String(error);
    }
  },
  async insert(from: number, count: number, name = "林志遠"): Promise<number> {
    const rows = Array.from({ length: count }, (_, at) => ({ document: row(from + at, name) }));
    const { error } = await need().bulkWrite(rows, "probe");
    return count - error.length;
  },
  async newest(limit: number): Promise<string[]> {
    const query = normalizeMangoQuery<Row>(schema, {
      selector: { _deleted: { $eq: false } },
      sort: [{ updatedAt: "desc" }],
      limit,
    } as never);
    const { documents } = await need().query(prepareQuery(schema, query));
    return documents.map(({ id }) => id);
  },
  async count(): Promise<number> {
    const query = normalizeMangoQuery<Row>(schema, {
      selector: { _deleted: { $eq: false } },
    });
    return (await need().count(prepareQuery(schema, query))).count;
  },
  async close(): Promise<void> {
    await instance?.close();
    instance = undefined;
  },
  /** Names of the files, and whether any of the texts stands in them, in UTF-8 or UTF-16. */
  async findInFiles(texts: string[]): Promise<{ bytes: number; found: string[] }> {
    const found = new Set<string>();
    let bytes = 0;
    for await (const [name, handle] of (await directory()).entries()) {
      const content = new Uint8Array(
        await (await (handle as FileSystemFileHandle).getFile()).arrayBuffer(),
      );
      bytes += content.length;
      const binary = Array.from({ length: Math.ceil(content.length / 32_768) }, (_, at) =>
        String.fromCharCode(...content.subarray(at * 32_768, (at + 1) * 32_768)),
      ).join("");
      for (const text of texts) {
        const utf8 = String.fromCharCode(...new TextEncoder().encode(text));
        const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
        const utf16 = units.map((unit) => String.fromCharCode(unit & 255, unit >> 8)).join("");
        if (binary.includes(utf8) || binary.includes(utf16)) found.add(`${text} in ${name}`);
      }
    }
    return { bytes, found: [...found] };
  },
  /** Flips one bit of the closed database file; negative positions count from the end. */
  async flip(position: number): Promise<void> {
    const handle = await (await directory()).getFileHandle("book.db");
    const access = await handle.createSyncAccessHandle();
    const at = position < 0 ? access.getSize() + position : position;
    const byte = new Uint8Array(1);
    access.read(byte, { at });
    byte[0] = (byte[0] ?? 0) ^ 1;
    access.write(byte, { at });
    access.close();
  },
  async truncate(share: number): Promise<void> {
    const handle = await (await directory()).getFileHandle("book.db");
    const access = await handle.createSyncAccessHandle();
    access.truncate(Math.floor(access.getSize() * share));
    access.close();
  },
};
export type StoreProbe = typeof api;

expose(api);
