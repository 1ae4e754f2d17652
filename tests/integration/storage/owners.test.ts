import {
  createRxDatabase,
  fillWithDefaultSettings,
  type RxCollection,
  type RxDatabase,
  type RxStorage,
} from "rxdb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { remoteStorage } from "#renderer/data/storage/remote/remoteStorage.ts";
import { serveStorage } from "#renderer/data/storage/remote/serveStorage.ts";
import { StoreLink } from "#renderer/data/storage/remote/storeLink.ts";
import type { SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import { rawTable } from "#renderer/data/storage/sqlite/rawTable.ts";
import { SqliteError } from "#renderer/data/storage/sqlite/sqliteError.ts";
import { sqliteStorage } from "#renderer/data/storage/sqlite/sqliteStorage.ts";
import { nodeEngine } from "./nodeEngine.ts";

type Person = { id: string; name: string };
type People = { people: RxCollection<Person> };
type Window = { link: StoreLink; database: RxDatabase<People>; people: RxCollection<Person> };

const schema = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 20 },
    name: { type: "string", maxLength: 20 },
  },
  required: ["id", "name"],
  indexes: ["name"],
} as const;

/** One data worker: a connection of its own to the one file, which outlives it. */
function owner(name: string, engine: SqlEngine) {
  const ports: MessagePort[] = [];
  let afterCommit = () => {};
  const die = () => ports.forEach((port) => port.close());
  const connection: SqlEngine = {
    ...engine,
    run(sql, params) {
      engine.run(sql, params);
      if (sql === "COMMIT") afterCommit();
    },
    close: () => undefined,
  };
  const storage = sqliteStorage(async () => connection);
  return {
    connect(link: StoreLink) {
      const { port1, port2 } = new MessageChannel();
      ports.push(port2);
      const served = serveStorage(storage, port2, name);
      link.attach(port1);
      return served;
    },
    /** As a crash: nothing that was asked is answered any more, nothing is said. */
    die,
    /** Resolves when the next commit is on the disk, of which nobody hears any more. */
    dieAfterNextCommit: () =>
      new Promise<void>((resolve) => {
        afterCommit = () => {
          die();
          resolve();
        };
      }),
  };
}

let counter = 0;
async function openWindow(serving: ReturnType<typeof owner>): Promise<Window> {
  const link = new StoreLink();
  serving.connect(link);
  counter += 1;
  const database = await createRxDatabase<People>({
    name: "book",
    // Two windows in one process: RxDB tells databases apart by the storage's name and theirs.
    storage: { ...remoteStorage(link), name: `window-${counter}` } as RxStorage<unknown, unknown>,
    multiInstance: false,
    eventReduce: true,
  });
  await database.addCollections({ people: { schema } });
  return { link, database, people: database.people };
}

const namesIn = async ({ people }: Window) =>
  (await people.find().exec()).map(({ name }) => name).sort();
const settled = () => new Promise((resolve) => setTimeout(resolve, 60));

let engine: SqlEngine;
let first: ReturnType<typeof owner>;
const windows: Window[] = [];
async function open(serving = first): Promise<Window> {
  const window = await openWindow(serving);
  windows.push(window);
  return window;
}
beforeEach(() => {
  engine = nodeEngine();
  first = owner("first", engine);
});
afterEach(async () => {
  await Promise.all(windows.splice(0).map(({ database }) => database.close()));
});

describe("windows of one person on one store", () => {
  it("X14 each hears what the other writes, and closing one leaves the other at work", async () => {
    const [one, other] = [await open(), await open()];
    const seen: string[][] = [];
    other.people.find().$.subscribe((found) => seen.push(found.map(({ name }) => name).sort()));
    await one.people.insert({ id: "a", name: "林志遠" });
    await settled();
    expect(seen.at(-1)).toEqual(["林志遠"]);
    await one.database.close();
    await other.people.insert({ id: "b", name: "陳雅婷" });
    expect(await namesIn(other)).toEqual(["林志遠", "陳雅婷"].sort());
  });

  it("a page of a first sync comes to the other window in parts, each document once", async () => {
    const [one, other] = [await open(), await open()];
    const told: string[] = [];
    const parts: number[] = [];
    other.people.eventBulks$.subscribe(({ events }) => {
      parts.push(events.length);
      told.push(...events.map(({ documentId }) => documentId));
    });
    const ids = Array.from({ length: 1_050 }, (_, at) => `p${at}`);
    await one.people.bulkInsert(ids.map((id) => ({ id, name: id })));
    await settled();
    expect(told).toEqual(ids);
    expect(Math.max(...parts)).toBeLessThanOrEqual(200);
  });

  it("R22 a page that replication brings is one short message to the other window; its queries ask the store", async () => {
    const [one, other] = [await open(), await open()];
    const seen: string[][] = [];
    const told: number[] = [];
    other.people.find().$.subscribe((found) => seen.push(found.map(({ name }) => name)));
    other.people.eventBulks$.subscribe(({ events }) => told.push(events.length));
    const ids = Array.from({ length: 1_050 }, (_, at) => `p${String(at).padStart(4, "0")}`);
    const { storageInstance } = one.people;
    const write = (rows: object[]) =>
      storageInstance.bulkWrite(rows as never, "replication-downstream-x");
    const unwritten = { _deleted: false, _rev: "1-x", _meta: { lwt: 1 }, _attachments: {} };
    await write(ids.map((id) => ({ document: { id, name: "new", ...unwritten } })));
    await settled();
    expect(told).toEqual([101]);
    expect(seen.at(-1)).toEqual(ids.map(() => "new"));

    // A document that a window may hold is told by itself.
    const held = await other.people.findOne("p0007").exec(true);
    const stored = await storageInstance.findDocumentsById(ids, false);
    await write(stored.map((previous) => ({ previous, document: { ...previous, name: "newer" } })));
    await settled();
    expect(told.slice(1).reduce((sum, events) => sum + events, 0)).toBe(ids.length);
    expect(held.getLatest().name).toBe("newer");
  });

  it("X14 both edit one document: the later write sees the conflict and keeps both changes", async () => {
    const [one, other] = [await open(), await open()];
    await one.people.insert({ id: "a", name: "" });
    await settled();
    const add = async ({ people }: Window, letter: string) => {
      const doc = await people.findOne("a").exec(true);
      await doc.incrementalModify((data) => ({ ...data, name: data.name + letter }));
    };
    await Promise.all(Array.from({ length: 10 }, () => [add(one, "x"), add(other, "y")]).flat());
    const { name } = await one.people.findOne("a").exec(true);
    expect(Array.from(name).sort().join("")).toBe("x".repeat(10) + "y".repeat(10));
  });

  it("X14 a window that died gives its collections free and takes nothing from the others", async () => {
    const lost = new StoreLink();
    const served = first.connect(lost);
    await remoteStorage(lost).createStorageInstance<Person>({
      databaseInstanceToken: "t",
      databaseName: "book",
      collectionName: "people",
      schema: fillWithDefaultSettings(schema as never),
      options: {},
      multiInstance: false,
      devMode: false,
    });
    const other = await open();
    await served.close();
    await other.people.insert({ id: "a", name: "n" });
    expect(await namesIn(other)).toEqual(["n"]);
    lost.close();
  });
});

describe("the owner dies", () => {
  it("X14 a write without an answer is made by the next owner, one that it had made is not made twice", async () => {
    const window = await open();
    await window.people.insert({ id: "a", name: "0" });
    const doc = await window.people.findOne("a").exec(true);
    // It does what it is asked, and dies before it says so.
    const written = first.dieAfterNextCommit();
    const writing = doc.incrementalModify((data) => ({ ...data, name: `${data.name}1` }));
    await written;
    const unsent = window.people.insert({ id: "b", name: "b" });
    const second = owner("second", engine);
    second.connect(window.link);
    await Promise.all([writing, unsent]);
    expect(await namesIn(window)).toEqual(["01", "b"]);
  });

  it("X14 what another window wrote just before is seen after the change of owner", async () => {
    const [one, other] = [await open(), await open()];
    const seen: string[][] = [];
    one.people.find().$.subscribe((found) => seen.push(found.map(({ name }) => name).sort()));
    await settled();
    first.die();
    const second = owner("second", engine);
    second.connect(other.link);
    await other.people.insert({ id: "a", name: "late" });
    second.connect(one.link);
    await settled();
    expect(seen.at(-1)).toEqual(["late"]);
    await one.people.insert({ id: "b", name: "later" });
    await settled();
    expect(seen.at(-1)).toEqual(["late", "later"]);
  });
});

describe("failures and raw reads", () => {
  it("X11 a full disk refuses the write by its code, without the document; the next write works", async () => {
    let isFull = false;
    const full: SqlEngine = {
      ...engine,
      run(sql, params) {
        if (isFull && sql.startsWith("INSERT")) throw new SqliteError("DISK_FULL", "disk is full");
        engine.run(sql, params);
      },
    };
    const window = await open(owner("full", full));
    isFull = true;
    const refused: unknown = await window.people
      .incrementalUpsert({ id: "a", name: "林志遠" })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "DISK_FULL" });
    expect(String(refused)).not.toContain("林志遠");
    isFull = false;
    await window.people.insert({ id: "b", name: "n" });
    expect(await namesIn(window)).toEqual(["n"]);
  });

  it("raw reads work before RxDB has come, and see what it writes", async () => {
    const raw = rawTable(engine, "people", fillWithDefaultSettings(schema as never));
    expect(raw.page("", 10)).toEqual({ rows: [], lastId: "" });
    expect([raw.newest("name", 5), raw.count()]).toEqual([[], 0]);
    const { people } = await open();
    await people.bulkInsert(
      ["a", "b", "c", "d"].map((id, at) => ({ id, name: `n${(at * 3) % 4}` })),
    );
    await people.findOne("b").remove();
    const ids = (rows: unknown[]) => rows.map((row) => (row as Person).id);
    expect(ids(raw.page("", 2).rows)).toEqual(["a", "c"]);
    expect(raw.page("", 2).lastId).toBe("c");
    expect(ids(raw.page("c", 2).rows)).toEqual(["d"]);
    expect(raw.page("d", 2)).toEqual({ rows: [], lastId: "d" });
    expect(ids(raw.newest("name", 2))).toEqual(["c", "d"]);
    expect(raw.count()).toBe(3);
    expect(() => raw.newest("age", 2)).toThrow("no index");
    const walked: string[] = [];
    for (let after = 0; ;) {
      const { rows, last } = raw.changedSince(after, 2);
      if (last === after) break;
      walked.push(...ids(rows));
      after = last;
    }
    // The deleted one was written last.
    expect(walked).toEqual(["a", "c", "d", "b"]);
    expect(raw.newestWrite()).toBe(5);
  });
});
