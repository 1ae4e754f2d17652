import {
  addRxPlugin,
  createRxDatabase,
  type RxCollection,
  type RxCollectionCreator,
  type RxDatabase,
} from "rxdb";
import { RxDBAttachmentsPlugin } from "rxdb/plugins/attachments";
import { RxDBLocalDocumentsPlugin } from "rxdb/plugins/local-documents";
import { replicateRxCollection } from "rxdb/plugins/replication";
import { describe, expect, it } from "vitest";
import { newDevice, settled, WAYS, type AnyStorage } from "./support.ts";

addRxPlugin(RxDBLocalDocumentsPlugin);
addRxPlugin(RxDBAttachmentsPlugin);

type Person = { id: string; name: string; ageYears: number };
type People = { people: RxCollection<Person> };

const people: RxCollectionCreator<Person> = {
  schema: {
    version: 0,
    primaryKey: "id",
    type: "object",
    properties: {
      id: { type: "string", maxLength: 20 },
      name: { type: "string", maxLength: 40 },
      ageYears: { type: "integer", minimum: 0, maximum: 200, multipleOf: 1 },
    },
    required: ["id", "name", "ageYears"],
    indexes: ["name", "ageYears"],
    attachments: {},
  },
  localDocuments: true,
};

let counter = 0;
async function openDatabase(storage: AnyStorage, name = `on-top-${++counter}`) {
  const database: RxDatabase<People> = await createRxDatabase<People>({
    name,
    // RxDB tells the databases of one process apart by the storage's name and theirs.
    storage: { ...storage, name: `${storage.name}-${++counter}` },
    multiInstance: false,
    eventReduce: true,
    localDocuments: true,
  });
  await database.addCollections({ people });
  return database;
}
const person = (id: string, ageYears = 30): Person => ({ id, name: `name of ${id}`, ageYears });

describe.each(WAYS)("RxDB on the storage, $way", ({ storageOf }) => {
  it("inserts, finds, changes and removes", async () => {
    const database = await openDatabase(storageOf(newDevice()));
    await database.people.bulkInsert([person("a", 20), person("b", 40), person("c", 60)]);
    const query = database.people.find({
      selector: { ageYears: { $gt: 20 } },
      sort: [{ name: "desc" }],
      limit: 1,
    });
    expect((await query.exec()).map(({ id }) => id)).toEqual(["c"]);
    const doc = await database.people.findOne("c").exec(true);
    await doc.incrementalPatch({ ageYears: 5 });
    expect((await query.exec()).map(({ id }) => id)).toEqual(["b"]);
    await database.people.findOne("b").remove();
    expect(await query.exec()).toEqual([]);
    expect(await database.people.count().exec()).toBe(2);
    await database.people.upsert(person("b", 41));
    expect((await query.exec()).map(({ ageYears }) => ageYears)).toEqual([41]);
    await expect(database.people.insert(person("a"))).rejects.toMatchObject({ code: "CONFLICT" });
    await database.close();
  });

  it("keeps live queries, counts and documents in step with what another window writes", async () => {
    const device = newDevice();
    const name = `shared-${++counter}`;
    const [one, other] = [
      await openDatabase(storageOf(device), name),
      await openDatabase(storageOf(device), name),
    ];
    const seen: { names: string[]; count: number; age: number | undefined } = {
      names: [],
      count: -1,
      age: undefined,
    };
    one.people.find({ sort: [{ ageYears: "asc" }] }).$.subscribe((found) => {
      seen.names = found.map(({ id }) => id);
    });
    one.people.count().$.subscribe((count) => (seen.count = count));
    one.people.findOne("a").$.subscribe((found) => (seen.age = found?.ageYears));
    await settled();
    await other.people.bulkInsert([person("a", 50), person("b", 20)]);
    await settled();
    expect(seen).toEqual({ names: ["b", "a"], count: 2, age: 50 });
    await (await other.people.findOne("a").exec(true)).incrementalPatch({ ageYears: 1 });
    await other.people.findOne("b").remove();
    await settled();
    expect(seen).toEqual({ names: ["a"], count: 1, age: 1 });
    await one.close();
    await other.people.insert(person("c"));
    expect(await other.people.count().exec()).toBe(2);
    await other.close();
  });

  it("keeps local documents of the database and of a collection, and attachments", async () => {
    const storage = storageOf(newDevice());
    const name = `local-${++counter}`;
    const first = await openDatabase(storage, name);
    await first.insertLocal("place", { screen: "today" });
    await first.people.insertLocal("place", { at: "b" });
    const doc = await first.people.insert(person("a"));
    await doc.putAttachment({ id: "face", data: new Blob(["字"]), type: "text/plain" });
    await first.close();

    const again = await openDatabase(storage, name);
    expect((await again.getLocal("place"))?.get("screen")).toBe("today");
    expect((await again.people.getLocal("place"))?.get("at")).toBe("b");
    const found = await again.people.findOne("a").exec(true);
    expect(await found.getAttachment("face")?.getStringData()).toBe("字");
    await again.close();
  });

  it("opens a database again and again, twelve collections at once, and removes it", async () => {
    const storage = storageOf(newDevice());
    const name = `twelve-${++counter}`;
    const names = Array.from({ length: 12 }, (_, at) => `people${at}`);
    for (let round = 0; round < 3; round += 1) {
      const database = await createRxDatabase<Record<string, RxCollection<Person>>>({
        name,
        storage: { ...storage, name: `${storage.name}-${++counter}` },
        multiInstance: false,
      });
      await database.addCollections(Object.fromEntries(names.map((one) => [one, people])));
      for (const one of names) {
        await database.collections[one]?.insert(person(`${one}-${round}`));
        expect(await database.collections[one]?.count().exec()).toBe(round + 1);
      }
      if (round < 2) await database.close();
      else await database.remove();
    }
    const after = await openDatabase(storage, name);
    expect(await after.people.count().exec()).toBe(0);
    await after.close();
  });

  it("keeps two databases apart that are open in turn", async () => {
    const storage = storageOf(newDevice());
    const [mine, yours] = [`mine-${++counter}`, `yours-${counter}`];
    for (const [name, count] of [
      [mine, 1],
      [yours, 1],
      [mine, 2],
      [yours, 2],
    ] as const) {
      const database = await openDatabase(storage, name);
      await database.people.insert(person(`${name}-${count}`));
      expect(await database.people.count().exec()).toBe(count);
      await database.close();
    }
  });

  it("R1 keeps what replication knows, so that nothing is sent or fetched a second time", async () => {
    const storage = storageOf(newDevice());
    const name = `replicated-${++counter}`;
    const fetched: unknown[] = [];
    const sent: string[] = [];
    const replicate = async (database: RxDatabase<People>) => {
      const replication = replicateRxCollection<Person, { at: number }>({
        collection: database.people,
        replicationIdentifier: "test",
        live: false,
        pull: {
          handler: async (checkpoint) => {
            fetched.push(checkpoint);
            if (checkpoint) return { documents: [], checkpoint };
            const documents = [{ ...person("from the server"), _deleted: false }];
            return { documents, checkpoint: { at: 1 } };
          },
        },
        push: {
          handler: async (rows) => {
            sent.push(...rows.map(({ newDocumentState }) => newDocumentState.id));
            return [];
          },
        },
      });
      await replication.awaitInitialReplication();
    };
    const first = await openDatabase(storage, name);
    await first.people.insert(person("mine"));
    await replicate(first);
    await first.people.insert(person("offline"));
    await first.close();

    const again = await openDatabase(storage, name);
    await replicate(again);
    expect(fetched).toEqual([undefined, { at: 1 }]);
    expect(sent).toEqual(["mine", "offline"]);
    expect(await again.people.count().exec()).toBe(3);
    await again.close();
  });
});
