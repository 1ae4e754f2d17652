import { getChangedDocumentsSince, type RxDocumentData } from "rxdb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  idsOf,
  inserts,
  newDevice,
  openInstance,
  prepared,
  thing,
  thingSchema,
  WAYS,
  type Instance,
  type Thing,
} from "./support.ts";

type Row = RxDocumentData<Thing>;
const schema = thingSchema();

describe.each(WAYS)("reads, $way", ({ storageOf }) => {
  let instance: Instance<Thing>;
  beforeEach(async () => {
    instance = await openInstance(storageOf(newDevice()), schema);
  });
  afterEach(() => instance.close());

  const add = (...docs: Row[]) => instance.bulkWrite(inserts(...docs), "test");
  const update = async (previous: Row, more: Partial<Row>): Promise<Row> => {
    const document = { ...previous, _rev: `${previous._rev}+`, ...more };
    expect(await instance.bulkWrite([{ previous, document }], "test")).toEqual({ error: [] });
    return document;
  };
  const since = async (limit: number, checkpoint?: unknown) => {
    const { documents, checkpoint: next } = await getChangedDocumentsSince(
      instance,
      limit,
      checkpoint,
    );
    return { documents, ids: idsOf(documents), checkpoint: next };
  };

  describe("findDocumentsById", () => {
    it("gives live documents, and deleted ones beside them when asked", async () => {
      await add(thing("a"), thing("b"), thing("gone"));
      await update(thing("gone"), { _deleted: true });
      const ids = ["gone", "a", "unknown", "b"];
      expect(idsOf(await instance.findDocumentsById(ids, false)).sort()).toEqual(["a", "b"]);
      expect(idsOf(await instance.findDocumentsById(ids, true)).sort()).toEqual(["a", "b", "gone"]);
      expect(await instance.findDocumentsById([], true)).toEqual([]);
    });

    it("gives a document once however often its id is named", async () => {
      await add(thing("a"));
      expect(await instance.findDocumentsById(["a", "a"], false)).toHaveLength(1);
    });
  });

  describe("count", () => {
    const count = async (query: object) => instance.count(prepared(schema, query));

    it("counts deleted documents too, unless the query says otherwise", async () => {
      expect(await count({ selector: {} })).toEqual({ count: 0, mode: "fast" });
      await add(thing("a"), thing("b"));
      await update(thing("b"), { _deleted: true });
      expect((await count({ selector: {} })).count).toBe(2);
      expect((await count({ selector: { _deleted: { $eq: false } } })).count).toBe(1);
    });

    it("is fast where the index decides and slow where it does not", async () => {
      await add(thing("a"), thing("b"), thing("c"));
      const values = ["value of a", "value of c"];
      expect(await count({ selector: { value: { $in: values } } })).toEqual({
        count: 2,
        mode: "fast",
      });
      expect(await count({ selector: { value: { $regex: "[ab]$" } } })).toEqual({
        count: 2,
        mode: "slow",
      });
    });

    it("counts what the query would give: after skip, up to limit", async () => {
      await add(thing("a"), thing("b"), thing("c"), thing("d"));
      for (const selector of [{}, { value: { $regex: "value" } }]) {
        expect((await count({ selector, skip: 1, limit: 2 })).count).toBe(2);
        expect((await count({ selector, skip: 3, limit: 2 })).count).toBe(1);
        expect((await count({ selector, skip: 5 })).count).toBe(0);
      }
    });
  });

  describe("getChangedDocumentsSince", () => {
    it("gives each document in its newest state, once, and the same checkpoint when nothing came", async () => {
      expect((await since(10)).ids).toEqual([]);
      await add(thing("a"));
      const first = await since(10);
      expect(first.ids).toEqual(["a"]);
      expect(await since(10, first.checkpoint)).toEqual({
        documents: [],
        ids: [],
        checkpoint: first.checkpoint,
      });
      const deleted = await update(thing("a"), { _deleted: true });
      expect((await since(10, first.checkpoint)).documents).toEqual([deleted]);
      expect((await since(10)).documents).toEqual([deleted]);
    });

    it("walks 25 changes in the order of writing by fours, though fours share their time", async () => {
      const docs = Array.from({ length: 25 }, (_, at) =>
        thing(`p${String(at)}`, { _meta: { lwt: 1_000 + Math.floor(at / 4) } }),
      );
      await add(...docs);
      const seen: string[] = [];
      let checkpoint: unknown;
      for (;;) {
        const batch = await since(4, checkpoint);
        seen.push(...batch.ids);
        checkpoint = batch.checkpoint;
        if (batch.ids.length < 4) break;
      }
      expect(seen).toEqual(idsOf(docs));
    });

    it("misses nothing that is written between two steps, whatever the clocks say", async () => {
      await add(thing("a", { _meta: { lwt: 9_000 } }), thing("b", { _meta: { lwt: 9_000 } }));
      const one = await since(1);
      // The clock was set back; and one was changed that had been read already.
      await add(thing("c", { _meta: { lwt: 5 } }));
      await update(thing("a", { _meta: { lwt: 9_000 } }), { value: "again", _meta: { lwt: 6 } });
      const two = await since(1, one.checkpoint);
      const rest = await since(10, two.checkpoint);
      expect([one.ids, two.ids, rest.ids]).toEqual([["a"], ["b"], ["c", "a"]]);
      expect(rest.documents.at(-1)?.value).toBe("again");
    });

    it("gives a number to each write and none of them twice, also after a cleanup", async () => {
      await add(thing("a"), thing("b"));
      const changed = await update(thing("b"), { value: "new" });
      await update(changed, { _deleted: true });
      expect((await since(9)).checkpoint).toEqual({ n: 4 });
      await instance.cleanup(0);
      expect(idsOf(await instance.findDocumentsById(["a", "b"], true))).toEqual(["a"]);
      await add(thing("c"));
      expect(await since(9, { n: 4 })).toMatchObject({ ids: ["c"], checkpoint: { n: 5 } });
    });
  });
});
