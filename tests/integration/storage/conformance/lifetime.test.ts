import { describe, expect, it } from "vitest";
import {
  asked,
  fresh,
  idsOf,
  inserts,
  newDevice,
  openInstance,
  prepared,
  thing,
  thingSchema,
  WAYS,
} from "./support.ts";

const schema = thingSchema();

describe.each(WAYS)("opening, closing, removing, $way", ({ storageOf }) => {
  it("opens twenty collections of one database at once, and closes them", async () => {
    const storage = storageOf(newDevice());
    const { databaseName } = fresh();
    const instances = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        openInstance(storage, schema, { databaseName, collectionName: `c${at}` }),
      ),
    );
    await Promise.all(instances.map((one, at) => one.bulkWrite(inserts(thing(`p${at}`)), "test")));
    for (const [at, one] of instances.entries()) {
      expect(idsOf(await asked(one, { selector: {} }))).toEqual([`p${at}`]);
    }
    await Promise.all(instances.map((one) => one.close()));
  });

  it.each([
    ["UT5", { keyCompression: true }],
    ["UT6", { encrypted: ["value"] }],
    ["UT6", { attachments: { encrypted: true } }],
  ])(
    "refuses with %s what a wrapper around the storage should have done: %j",
    async (code, more) => {
      const demanding = { ...schema, ...more };
      await expect(openInstance(storageOf(newDevice()), demanding)).rejects.toThrow(code);
    },
  );

  it("finds again what it left, after a close and an opening", async () => {
    const storage = storageOf(newDevice());
    const named = fresh();
    const first = await openInstance(storage, schema, named);
    await first.bulkWrite(inserts(thing("a")), "test");
    await first.close();
    const again = await openInstance(storage, schema, named);
    expect(await again.findDocumentsById(["a"], false)).toEqual([thing("a")]);
    expect((await again.bulkWrite(inserts(thing("a")), "test")).error).toMatchObject([
      { status: 409 },
    ]);
    await again.close();
  });

  it("closes as often as it is asked to, and refuses everything afterwards", async () => {
    const instance = await openInstance(storageOf(newDevice()), schema);
    await Promise.all([instance.close(), instance.close()]);
    await instance.close();
    const query = prepared(schema, { selector: {} });
    await expect(instance.bulkWrite(inserts(thing("a")), "test")).rejects.toThrow("closed");
    await expect(instance.findDocumentsById(["a"], true)).rejects.toThrow("closed");
    await expect(instance.query(query)).rejects.toThrow("closed");
    await expect(instance.count(query)).rejects.toThrow("closed");
    await expect(instance.cleanup(0)).rejects.toThrow("closed");
    await expect(instance.getChangedDocumentsSince!(1)).rejects.toThrow("closed");
  });

  it("makes the writes that were asked for before it was closed", async () => {
    const storage = storageOf(newDevice());
    const named = fresh();
    const instance = await openInstance(storage, schema, named);
    const writing = Array.from({ length: 50 }, (_, at) =>
      instance.bulkWrite(inserts(thing(`p${at}`)), "test"),
    );
    await instance.close();
    expect(await Promise.all(writing)).toEqual(writing.map(() => ({ error: [] })));
    const again = await openInstance(storage, schema, named);
    expect(await asked(again, { selector: {} })).toHaveLength(50);
    await again.close();
  });

  it("removes all data, and nothing of other collections", async () => {
    const storage = storageOf(newDevice());
    const named = fresh();
    const [one, other] = [
      await openInstance(storage, schema, named),
      await openInstance(storage, schema, { ...named, collectionName: "others" }),
    ];
    await one.bulkWrite(inserts(thing("a")), "test");
    await other.bulkWrite(inserts(thing("b")), "test");
    await one.remove();
    const again = await openInstance(storage, schema, named);
    expect(await again.findDocumentsById(["a"], true)).toEqual([]);
    expect(await asked(other, { selector: {} })).toEqual([thing("b")]);
    await again.close();
    await other.close();
  });

  it("may be closed after it was removed, not removed after it was closed", async () => {
    const storage = storageOf(newDevice());
    const one = await openInstance(storage, schema);
    await one.remove();
    await one.close();
    const other = await openInstance(storage, schema);
    await other.close();
    await expect(other.remove()).rejects.toThrow("closed");
  });

  it("X14 answers a question of one window while another closes", async () => {
    const device = newDevice();
    const named = fresh();
    const [one, other] = [
      await openInstance(storageOf(device), schema, named),
      await openInstance(storageOf(device), schema, named),
    ];
    await one.bulkWrite(inserts(thing("a")), "test");
    const asking = asked(other, { selector: {}, limit: 1 });
    const closing = one.close();
    expect(await asking).toEqual([thing("a")]);
    await closing;
    await other.remove();
  });

  it("R20 keeps the versions of a collection apart, and databases of other names", async () => {
    const storage = storageOf(newDevice());
    const named = fresh();
    const [v0, v1, foreign] = [
      await openInstance(storage, schema, named),
      await openInstance(storage, thingSchema({ version: 1 }), named),
      await openInstance(storage, schema, fresh()),
    ];
    await v0.bulkWrite(inserts(thing("a", { value: "zero" })), "test");
    await v1.bulkWrite(inserts(thing("a", { value: "one" }), thing("b")), "test");
    expect(idsOf(await asked(v0, { selector: {} }))).toEqual(["a"]);
    expect(idsOf(await asked(v1, { selector: {} }))).toEqual(["a", "b"]);
    expect((await v0.findDocumentsById(["a"], false))[0]?.value).toBe("zero");
    expect(await asked(foreign, { selector: {} })).toEqual([]);
    await v0.remove();
    expect(await asked(v1, { selector: {} })).toHaveLength(2);
    await Promise.all([v1.close(), foreign.close()]);
  });

  describe("cleanup", () => {
    it("forgets what was deleted long ago, and nothing else", async () => {
      const instance = await openInstance(storageOf(newDevice()), schema);
      const now = Date.now();
      await instance.bulkWrite(
        inserts(
          thing("old", { _deleted: true, _meta: { lwt: now - 10_000 } }),
          thing("live", { _meta: { lwt: now - 10_000 } }),
          thing("new", { _deleted: true, _meta: { lwt: now - 10 } }),
        ),
        "test",
      );
      const ids = ["old", "new", "live"];
      while (!(await instance.cleanup(5_000)));
      expect(idsOf(await instance.findDocumentsById(ids, true)).sort()).toEqual(["live", "new"]);
      while (!(await instance.cleanup(0)));
      expect(idsOf(await instance.findDocumentsById(ids, true))).toEqual(["live"]);
      expect(await instance.cleanup(0)).toBe(true);
      await instance.close();
    });

    it("goes step by step through many, so that others are served between", async () => {
      const instance = await openInstance(storageOf(newDevice()), schema);
      const gone = Array.from({ length: 2_500 }, (_, at) =>
        thing(`p${at}`, { _deleted: true, _meta: { lwt: 1 } }),
      );
      await instance.bulkWrite(inserts(...gone, thing("live")), "test");
      const steps: boolean[] = [];
      do steps.push(await instance.cleanup(0));
      while (!steps.at(-1));
      expect(steps).toEqual([false, false, true]);
      expect((await instance.getChangedDocumentsSince!(5_000)).documents).toEqual([thing("live")]);
      await instance.close();
    });
  });
});
