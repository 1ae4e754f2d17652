import { createRevision, flatCloneDocWithMeta, type RxDocumentData } from "rxdb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  idsOf,
  inserts,
  newDevice,
  openInstance,
  thing,
  thingSchema,
  WAYS,
  type Instance,
  type Thing,
} from "./support.ts";

type Row = RxDocumentData<Thing>;

describe.each(WAYS)("bulkWrite, $way", ({ storageOf }) => {
  let instance: Instance<Thing>;
  beforeEach(async () => {
    instance = await openInstance(storageOf(newDevice()), thingSchema());
  });
  afterEach(() => instance.close());

  const write = (document: Row, previous?: Row) =>
    instance.bulkWrite([{ document, ...(previous && { previous }) }], "test");
  const next = (before: Row, more: Partial<Row>): Row => ({
    ...before,
    _rev: createRevision("test", before),
    _meta: { lwt: before._meta.lwt + 1 },
    ...more,
  });
  const find = async (id: string, withDeleted = false) =>
    (await instance.findDocumentsById([id], withDeleted))[0];

  it("takes no rows, and answers without an error and without an event", async () => {
    const told: unknown[] = [];
    instance.changeStream().subscribe((bulk) => told.push(bulk));
    expect(await instance.bulkWrite([], "test")).toEqual({ error: [] });
    expect(told).toEqual([]);
  });

  it("stores a document as it was given, and nothing beside it", async () => {
    const doc = thing("a", { _meta: { lwt: 1_234.56, more: 1 } });
    expect(await write(doc)).toEqual({ error: [] });
    expect(await find("a")).toEqual(doc);
  });

  it("refuses an insert over a document: 409, what is stored, and the row that was refused", async () => {
    const [first, second] = [thing("a"), thing("a", { value: "second", _rev: "1-b" })];
    await write(first);
    const { error } = await write(second);
    expect(error).toEqual([
      expect.objectContaining({
        status: 409,
        isError: true,
        documentId: "a",
        documentInDb: first,
        writeRow: { document: second },
      }),
    ]);
    expect(await find("a")).toEqual(first);
  });

  it("lets the first of two inserts at the same time win", async () => {
    const [first, second] = await Promise.all([
      write(thing("a", { value: "first" })),
      write(thing("a", { value: "second" })),
    ]);
    expect(first.error).toEqual([]);
    expect(second.error).toMatchObject([
      { status: 409, writeRow: { document: { value: "second" } } },
    ]);
  });

  it("refuses an update whose previous state is not the stored one", async () => {
    const first = thing("a");
    const second = next(first, { value: "second" });
    await write(first);
    await write(second, first);
    const { error } = await write(next(first, { value: "late", _rev: "2-late" }), first);
    expect(error).toMatchObject([{ status: 409, documentId: "a", documentInDb: second }]);
    expect(await find("a")).toEqual(second);
  });

  it("makes an update of a document that is not there, as a replication may ask for", async () => {
    const first = thing("a");
    const second = next(first, { value: "second" });
    expect(await write(second, first)).toEqual({ error: [] });
    expect(await find("a")).toEqual(second);
  });

  it("writes good rows beside refused ones, and reports the refused ones alone", async () => {
    await instance.bulkWrite(inserts(thing("a"), thing("c")), "test");
    const { error } = await instance.bulkWrite(
      inserts(thing("a"), thing("b"), thing("c"), thing("d")),
      "test",
    );
    expect(error.map(({ documentId, isError }) => [documentId, isError])).toEqual([
      ["a", true],
      ["c", true],
    ]);
    const found = await instance.findDocumentsById(["a", "b", "c", "d"], false);
    expect(idsOf(found).sort()).toEqual(["a", "b", "c", "d"]);
  });

  it("does not find a deleted document, but all of it when asked for deleted ones", async () => {
    const first = thing("a");
    const deleted = next(first, { value: "last words", _deleted: true });
    await write(first);
    expect(await write(deleted, first)).toEqual({ error: [] });
    expect(await find("a")).toBeUndefined();
    expect(await find("a", true)).toEqual(deleted);
  });

  it("brings a deleted document back only for who knows that it was deleted", async () => {
    const first = thing("a");
    const deleted = next(first, { _deleted: true });
    const again = next(deleted, { _deleted: false, value: "again" });
    await write(first);
    await write(deleted, first);
    expect((await write(again)).error).toMatchObject([{ status: 409, documentInDb: deleted }]);
    expect(await write(again, deleted)).toEqual({ error: [] });
    expect(await find("a")).toEqual(again);
  });

  it("changes a document that stays deleted, and takes one that was never alive", async () => {
    const first = thing("a", { _deleted: true });
    const second = next(first, { value: "changed" });
    expect(await write(first)).toEqual({ error: [] });
    expect(await write(second, first)).toEqual({ error: [] });
    expect(await find("a", true)).toEqual(second);
    expect(await find("a")).toBeUndefined();
  });

  it("removes a field", async () => {
    const first = thing("a");
    const { value: _, ...rest } = next(first, {});
    await write(first);
    await write(rest, first);
    expect(await find("a")).toEqual(rest);
  });

  it("changes nothing but _meta, and jumps over revisions", async () => {
    const first = thing("a");
    const second = flatCloneDocWithMeta(first);
    second._meta = { ...second._meta, mark: 7 };
    second._rev = "5-far";
    expect(await write(first)).toEqual({ error: [] });
    expect(await write(second, first)).toEqual({ error: [] });
    expect(await find("a")).toEqual(second);
  });

  it("does not change what it is given", async () => {
    const first = thing("a");
    const rows = [{ previous: first, document: next(first, { value: "second" }) }];
    const before = structuredClone(rows);
    await write(first);
    await instance.bulkWrite(rows, "test");
    await instance.bulkWrite(rows, "test");
    expect(rows).toEqual(before);
  });

  it("a batch with one document twice never leaves a state that nobody wrote", async () => {
    const [one, other] = [
      thing("a", { value: "one" }),
      thing("a", { value: "other", _rev: "1-b" }),
    ];
    await instance.bulkWrite(inserts(one, other), "test");
    expect([one, other]).toContainEqual(await find("a"));
    const { documents } = await instance.getChangedDocumentsSince!(10);
    expect(documents).toHaveLength(1);
  });

  it.each([
    ["umlauts", "äöüßé"],
    ["beyond the basic plane", "𠮷野家 \u{10FFFF}"],
    ["half a surrogate pair", "\ud842"],
    ["quotes and escapes", `"';--\\ \n\t%_`],
    ["a zero in the text", "a\u0000b"],
    ["spaces at the end", "a  "],
  ])("keeps %s, in an id as in a value", async (_, text) => {
    const doc = thing(text, { value: text });
    expect(await write(doc)).toEqual({ error: [] });
    expect(await find(text)).toEqual(doc);
    expect((await write(doc)).error).toMatchObject([{ status: 409, documentInDb: doc }]);
  });

  it("tells ids apart that differ in case, in composition or in a last space", async () => {
    const ids = ["a", "A", "a ", "é", "e\u0301", "a\u0000", "a\u0000b", "ａ"];
    expect(await instance.bulkWrite(inserts(...ids.map((id) => thing(id))), "test")).toEqual({
      error: [],
    });
    for (const id of ids) expect((await find(id))?.value).toBe(`value of ${id}`);
  });

  it("takes 10,000 documents at once and gives all of them by id", async () => {
    const docs = Array.from({ length: 10_000 }, (_, at) => thing(`p${at}`));
    expect(await instance.bulkWrite(inserts(...docs), "test")).toEqual({ error: [] });
    expect(await instance.findDocumentsById(idsOf(docs), false)).toHaveLength(10_000);
  });

  it("keeps a document of eight megabytes", async () => {
    const doc = thing("a", { value: "字".repeat(2_700_000) });
    await write(doc);
    expect(await find("a")).toEqual(doc);
  });
});

it("X14 a write that fails half way leaves nothing of itself, and the next one works", async () => {
  let writes = 0;
  const device = newDevice((engine) => ({
    ...engine,
    run(sql, params) {
      if (sql.startsWith("INSERT") && ++writes === 3) throw new Error("database or disk is full");
      engine.run(sql, params);
    },
  }));
  for (const { storageOf } of WAYS) {
    writes = 0;
    const full = await openInstance(storageOf(device), thingSchema());
    const rows = inserts(thing("a"), thing("b"), thing("c"));
    await expect(full.bulkWrite(rows, "test")).rejects.toThrow("disk is full");
    expect(await full.findDocumentsById(["a", "b", "c"], true)).toEqual([]);
    expect(await full.bulkWrite(inserts(thing("d")), "test")).toEqual({ error: [] });
    await full.close();
  }
});
