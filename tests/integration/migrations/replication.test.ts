import { createRxDatabase, type RxCollection, type RxDatabase } from "rxdb";
import { replicateRxCollection } from "rxdb/plugins/replication";
import { beforeEach, describe, expect, it } from "vitest";
import { tableNamesOf, type SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import { migrateTables } from "#renderer/data/storage/sqlite/migrateTables.ts";
import { sqliteStorage } from "#renderer/data/storage/sqlite/sqliteStorage.ts";
import { nodeEngine } from "../storage/nodeEngine.ts";
import { form, V0, V1 } from "./support.ts";

type Segment = { id: string; name?: string; title?: string; isPinned?: boolean };
type Segments = { segments: RxCollection<Segment> };
type Pushed = { id: string; assumed: unknown; isDeleted: boolean };

let engine: SqlEngine;
let opened = 0;
async function open(schema: object): Promise<RxDatabase<Segments>> {
  const storage = sqliteStorage(async () => ({ ...engine, close: () => undefined }));
  const database = await createRxDatabase<Segments>({
    name: "book",
    storage: { ...storage, name: `sqlite-${++opened}` },
    multiInstance: false,
  });
  await database.addCollections({ segments: { schema: schema as never, autoMigrate: false } });
  return database;
}

/** One round with a server that has given all it has, and takes everything. */
async function syncOnce({ segments }: RxDatabase<Segments>, server: Segment[]) {
  const pulledFrom: unknown[] = [];
  const pushed: Pushed[] = [];
  const replication = replicateRxCollection<Segment, { at: number }>({
    collection: segments,
    replicationIdentifier: "banyan s-001",
    live: false,
    pull: {
      handler: async (checkpoint) => {
        pulledFrom.push(checkpoint);
        const documents = checkpoint ? [] : server.map((doc) => ({ ...doc, _deleted: false }));
        return { documents, checkpoint: checkpoint ?? { at: 7 } };
      },
    },
    push: {
      handler: async (rows) => {
        for (const { newDocumentState: next, assumedMasterState: assumed } of rows) {
          pushed.push({ id: next.id, assumed, isDeleted: next._deleted });
        }
        return [];
      },
    },
  });
  await replication.awaitInitialReplication();
  await replication.cancel();
  return { pulledFrom, pushed };
}

const migrate = (more = {}) => {
  const kept: unknown[] = [];
  const steps = migrateTables(engine, [form(more)], {
    onLeftOut: (_, doc) => kept.push(doc["id"]),
  });
  for (const _ of steps);
  return kept;
};

const SERVER = ["a", "b", "c", "d"].map((id) => ({ id, name: `server's ${id}` }));
beforeEach(() => {
  engine = nodeEngine();
});

describe("X13 P3 P8 replication over a migration", () => {
  it("sends what was not sent, once, against the state that the server is known to have; fetches nothing again", async () => {
    const before = await open(V0);
    await syncOnce(before, SERVER);
    // Many sent changes first, so that numbers run far ahead of the count of documents.
    for (let nth = 0; nth < 20; nth += 1) {
      await (await before.segments.findOne("a").exec(true)).incrementalPatch({ name: `a${nth}` });
    }
    expect((await syncOnce(before, SERVER)).pushed).toHaveLength(1);
    await (await before.segments.findOne("b").exec(true)).incrementalPatch({ name: "unsent" });
    await (await before.segments.findOne("c").exec(true)).remove();
    await before.segments.insert({ id: "new", name: "unsent too" });
    await before.close();

    expect(migrate()).toEqual([]);
    const after = await open(V1);
    await after.segments.insert({ id: "later", title: "after", isPinned: true });
    const { pulledFrom, pushed } = await syncOnce(after, SERVER);
    expect(pulledFrom).toEqual([{ at: 7 }]);
    const assumed = (id: string) => ({
      id,
      title: `server's ${id}`,
      isPinned: false,
      _deleted: false,
    });
    expect(pushed).toEqual([
      { id: "b", assumed: assumed("b"), isDeleted: false },
      { id: "c", assumed: assumed("c"), isDeleted: true },
      { id: "new", assumed: undefined, isDeleted: false },
      { id: "later", assumed: undefined, isDeleted: false },
    ]);
    expect((await syncOnce(after, SERVER)).pushed).toEqual([]);
    const found = await after.segments.find({ sort: [{ id: "asc" }] }).exec();
    expect(found.map(({ id, title }) => [id, title])).toEqual([
      ["a", "a19"],
      ["b", "unsent"],
      ["d", "server's d"],
      ["later", "after"],
      ["new", "unsent too"],
    ]);
    await after.close();
  });

  it("fetches all again where a document could not be carried over, so that the server's comes back", async () => {
    const before = await open(V0);
    await syncOnce(before, SERVER);
    await (await before.segments.findOne("b").exec(true)).incrementalPatch({ name: "broken" });
    await before.close();
    expect(migrate()).toEqual(["b"]);

    const after = await open(V1);
    expect(await after.segments.findOne("b").exec()).toBeNull();
    const renamed = SERVER.map(({ id, name }) => ({ id, title: name, isPinned: false }));
    const { pulledFrom, pushed } = await syncOnce(after, renamed);
    expect([pulledFrom[0], pushed]).toEqual([undefined, []]);
    expect((await after.segments.findOne("b").exec(true)).title).toBe("server's b");
    await after.close();
  });

  it("leaves no table of the old version, and RxDB thinks no more of it", async () => {
    const before = await open(V0);
    await syncOnce(before, SERVER);
    await before.close();
    migrate();
    const tables = [...tableNamesOf(engine)].filter((name) => /^(segments|rx-rep)/.test(name));
    expect(tables.map((name) => name.at(-1))).toEqual(["1", "1"]);
    const after = await open(V1);
    const known = await after.internalStore.findDocumentsById(["collection|segments-0"], false);
    expect(known).toEqual([]);
    await after.close();
  });
});
