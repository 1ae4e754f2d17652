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
import type { OpenMode } from "#renderer/data/storage/openEngine.ts";
import { openEngine } from "#renderer/data/storage/openEngine.ts";
import { plainEngine } from "../../../support/plainEngine.ts";
import { keyBytes } from "./keyBytes.ts";

type Doc = { id: string; name: string; updatedAt: string };
type Row = RxDocumentData<Doc>;

const schema = fillWithDefaultSettings(rxSchemaOf("customers") as never) as never;
let instance: RxStorageInstance<Doc, unknown, unknown> | undefined;

let folder = "book";
let damage: string | null = null;
let verify: () => Promise<void> = async () => undefined;

async function directory(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const banyan = await root.getDirectoryHandle("banyan", { create: true });
  return banyan.getDirectoryHandle(folder, { create: true });
}

/** One of the closed files, for as long as `work` takes. */
async function withFile<T>(
  name: string,
  work: (file: FileSystemSyncAccessHandle) => T,
): Promise<T> {
  const access = await (await (await directory()).getFileHandle(name)).createSyncAccessHandle();
  try {
    return work(access);
  } finally {
    access.close();
  }
}

const PAGE_BYTES = 8_192;
const page = (file: FileSystemSyncAccessHandle, number: number): Uint8Array => {
  const bytes = new Uint8Array(PAGE_BYTES);
  file.read(bytes, { at: (number - 1) * PAGE_BYTES });
  return bytes;
};
const pagesOf = (file: FileSystemSyncAccessHandle): Uint8Array[] =>
  Array.from({ length: file.getSize() / PAGE_BYTES }, (_, at) => page(file, at + 1));
const put = (file: FileSystemSyncAccessHandle, number: number, bytes: Uint8Array): number =>
  file.write(new Uint8Array(bytes), { at: (number - 1) * PAGE_BYTES });

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);

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
  /** The code of what went wrong, or "open". @param pageKey null for a file as the product has none */
  async open(pageKey: string | null, mode: OpenMode = "create"): Promise<string> {
    folder = pageKey === null ? "book-plain" : "book";
    try {
      const onDamage = (code: string) => void (damage = code);
      const file = pageKey
        ? await openEngine("book", keyBytes(pageKey), { mode, onDamage })
        : { engine: await plainEngine(await directory()), verify: async () => undefined };
      verify = () => file.verify(file.engine);
      const storage = sqliteStorage(async () => file.engine);
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
      return codeOf(error);
    }
  },
  async insert(from: number, count: number, name = "林志遠"): Promise<number> {
    const rows = Array.from({ length: count }, (_, at) => ({ document: row(from + at, name) }));
    const { error } = await need().bulkWrite(rows, "probe");
    return count - error.length;
  },
  /** Writes documents that are there again, with another name. */
  async rename(from: number, count: number, name: string): Promise<void> {
    const ids = Array.from({ length: count }, (_, at) => `c-${from + at}`);
    const before = await need().findDocumentsById(ids, false);
    const rows = before.map((previous) => ({
      previous,
      document: { ...previous, name, _rev: "2-a", _meta: { lwt: previous._meta.lwt + 1 } },
    }));
    await need().bulkWrite(rows, "probe");
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
    damage = null;
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
  /** Reads every document; the code of what the store found damaged, or null. */
  async readAll(): Promise<string | null> {
    await api.newest(1_000_000).catch(() => undefined);
    return damage;
  },
  /** Holds every row against the manifest; the code of what was found, or null. */
  async verify(): Promise<string | null> {
    await verify().catch(() => undefined);
    return damage;
  },
  /** Flips one bit of a closed file. @param at a share of the file, or negative: bytes from its end */
  flip: (name: string, at: number): Promise<void> =>
    withFile(name, (file) => {
      const offset = at < 0 ? file.getSize() + at : at < 1 ? Math.floor(file.getSize() * at) : at;
      const byte = new Uint8Array(1);
      file.read(byte, { at: offset });
      byte[0] = (byte[0] ?? 0) ^ 1;
      file.write(byte, { at: offset });
    }),
  truncate: (name: string, share: number): Promise<void> =>
    withFile(name, (file) => file.truncate(Math.floor(file.getSize() * share))),
  remove: async (name: string): Promise<void> => (await directory()).removeEntry(name),
  /** Pages are counted from 1. */
  swapPages: (one: number, other: number): Promise<void> =>
    withFile("book.db", (file) => {
      const [a, b] = [page(file, one), page(file, other)];
      file.write(b, { at: (one - 1) * PAGE_BYTES });
      file.write(a, { at: (other - 1) * PAGE_BYTES });
    }),
  zeroPage: (number: number): Promise<void> =>
    withFile("book.db", (file) => {
      file.write(new Uint8Array(PAGE_BYTES), { at: (number - 1) * PAGE_BYTES });
    }),
  /** Keeps the pages of the closed database as they are now, in a file beside it; gives how many. */
  async keepPages(): Promise<number> {
    const content = await withFile("book.db", (file) => pagesOf(file));
    await (await directory()).getFileHandle("kept", { create: true });
    await withFile("kept", (file) => content.forEach((bytes, at) => put(file, at + 1, bytes)));
    return content.length;
  },
  /** The pages, of those that were kept, which have another content now; counted from 1. */
  async changedPages(): Promise<number[]> {
    const before = await withFile("kept", pagesOf);
    const now = await withFile("book.db", pagesOf);
    return before.flatMap((bytes, at) =>
      bytes.some((byte, offset) => byte !== now[at]?.[offset]) ? [at + 1] : [],
    );
  },
  /** Gives what stood there. */
  async putBack(number: number): Promise<Uint8Array> {
    const before = await withFile("kept", (file) => page(file, number));
    return withFile("book.db", (file) => {
      const now = page(file, number);
      put(file, number, before);
      return now;
    });
  },
  restore: (number: number, bytes: Uint8Array): Promise<number> =>
    withFile("book.db", (file) => put(file, number, bytes)),
  sizeOf: (name: string): Promise<number> => withFile(name, (file) => file.getSize()),
  async filesIn(path: string): Promise<string[]> {
    const names: string[] = [];
    const below =
      path === "" ? await directory() : await (await directory()).getDirectoryHandle(path);
    for await (const name of below.keys()) names.push(name);
    return names.toSorted();
  },
};
export type StoreProbe = typeof api;

expose(api);
