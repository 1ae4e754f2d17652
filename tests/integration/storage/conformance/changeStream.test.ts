import type { RxDocumentData } from "rxdb";
import { filter, map } from "rxjs";
import { beforeEach, describe, expect, it } from "vitest";
import {
  fresh,
  inserts,
  newDevice,
  openInstance,
  settled,
  thing,
  thingSchema,
  WAYS,
  type AnyStorage,
  type Bulk,
  type Instance,
  type Thing,
} from "./support.ts";

const schema = thingSchema();

describe.each(WAYS)("changeStream, $way", ({ way, storageOf }) => {
  let storage: AnyStorage;
  let other: AnyStorage;
  let instance: Instance<Thing>;
  let told: Bulk<Thing>[];
  const named = () => ({ databaseName: instance.databaseName, collectionName: "things" });

  beforeEach(async () => {
    const device = newDevice();
    [storage, other] = [storageOf(device), storageOf(device)];
    instance = await openInstance(storage, schema, fresh());
    told = [];
    instance
      .changeStream()
      .pipe(
        filter(() => true),
        map((bulk) => bulk),
      )
      .subscribe((bulk) => told.push(bulk));
  });

  it("tells of a write before the write resolves, with its context and its checkpoint", async () => {
    await instance.bulkWrite(inserts(thing("a"), thing("b")), "who wrote");
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ context: "who wrote", checkpoint: { n: 2 } });
    expect(told[0]?.events).toEqual([
      { documentId: "a", operation: "INSERT", documentData: thing("a") },
      { documentId: "b", operation: "INSERT", documentData: thing("b") },
    ]);
    const after = await instance.getChangedDocumentsSince!(10, told[0]?.checkpoint);
    expect(after.documents).toEqual([]);
  });

  it("tells insert, update, delete and return, each with what was there before", async () => {
    const states = [
      thing("a"),
      thing("a", { value: "new", _rev: "2-a" }),
      thing("a", { value: "new", _rev: "3-a", _deleted: true }),
      thing("a", { value: "back", _rev: "4-a" }),
    ];
    let previous: RxDocumentData<Thing> | undefined;
    for (const document of states) {
      await instance.bulkWrite([{ document, ...(previous && { previous }) }], "test");
      previous = document;
    }
    const events = told.flatMap((bulk) => bulk.events);
    expect(events.map(({ operation }) => operation)).toEqual([
      "INSERT",
      "UPDATE",
      "DELETE",
      "INSERT",
    ]);
    expect(events.map(({ documentData }) => documentData)).toEqual(states);
    expect(events[1]?.previousDocumentData).toEqual(states[0]);
    expect(events[2]?.previousDocumentData).toEqual(states[1]);
    expect(told.map(({ checkpoint }) => checkpoint.n)).toEqual([1, 2, 3, 4]);
    expect(new Set(told.map(({ id }) => id)).size).toBe(4);
  });

  it("tells nothing of refused rows, and the others of their batch at their own place", async () => {
    await instance.bulkWrite(inserts(thing("b")), "test");
    await instance.bulkWrite(inserts(thing("b")), "test");
    expect(told).toHaveLength(1);
    await instance.bulkWrite(inserts(thing("a"), thing("b"), thing("c")), "test");
    expect(told[1]?.events.map(({ documentId }) => documentId)).toEqual(["a", "c"]);
    expect(told[1]?.events.map(({ documentData }) => documentData.id)).toEqual(["a", "c"]);
  });

  it("tells nothing of documents that come deleted", async () => {
    await instance.bulkWrite(inserts(thing("a", { _deleted: true })), "test");
    expect(told.flatMap((bulk) => bulk.events)).toEqual([]);
  });

  it("X14 another instance of the collection hears each write once, in order, and can build on it", async () => {
    const second = await openInstance(other, schema, named());
    const heard: Bulk<Thing>[] = [];
    second.changeStream().subscribe((bulk) => heard.push(bulk));
    const [first, changed] = [thing("a"), thing("a", { value: "by the other", _rev: "2-b" })];
    await instance.bulkWrite(inserts(first), "one");
    await settled();
    const { error } = await second.bulkWrite([{ previous: first, document: changed }], "other");
    expect(error).toEqual([]);
    await settled();
    for (const bulks of [told, heard]) {
      expect(bulks.flatMap(({ events }) => events)).toMatchObject([
        { operation: "INSERT", documentData: first },
        { operation: "UPDATE", documentData: changed, previousDocumentData: first },
      ]);
      expect(bulks.map(({ context }) => context)).toEqual(["one", "other"]);
    }
    expect(await instance.findDocumentsById(["a"], false)).toEqual([changed]);
    await second.close();
  });

  it("instances with another database, collection or version hear nothing", async () => {
    const { databaseName } = instance;
    const v1 = thingSchema({ version: 1 });
    const others = await Promise.all([
      openInstance(other, schema, fresh()),
      openInstance(other, schema, { databaseName, collectionName: "others" }),
      openInstance(other, v1, named()),
    ]);
    const heard: unknown[] = [];
    for (const one of others) one.changeStream().subscribe((bulk) => heard.push(bulk));
    await instance.bulkWrite(inserts(thing("a")), "test");
    await settled();
    expect(heard).toEqual([]);
    for (const one of others) expect(await one.findDocumentsById(["a"], true)).toEqual([]);
    await Promise.all(others.map((one) => one.close()));
  });

  it("ends when the instance closes, and that of the other goes on", async () => {
    const second = await openInstance(other, schema, named());
    let hasEnded = false;
    instance.changeStream().subscribe({ complete: () => (hasEnded = true) });
    await instance.close();
    expect(hasEnded).toBe(true);
    const heard: unknown[] = [];
    second.changeStream().subscribe((bulk) => heard.push(bulk));
    await second.bulkWrite(inserts(thing("a")), "test");
    expect([told.length, heard.length, way]).toEqual([0, 1, way]);
    await second.close();
  });
});
