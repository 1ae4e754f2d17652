import { createHash } from "node:crypto";
import type { RxDocumentData, RxDocumentWriteData } from "rxdb";
import { beforeEach, describe, expect, it } from "vitest";
import {
  asked,
  fresh,
  newDevice,
  openInstance,
  thing,
  thingSchema,
  WAYS,
  type Bulk,
  type Instance,
  type Thing,
} from "./support.ts";

type Written = RxDocumentWriteData<Thing>;
const schema = thingSchema({ attachments: {} });

const digestOf = (text: string) => `sha256-${createHash("sha256").update(text).digest("hex")}`;
const stub = (text: string) => ({
  length: new Blob([text]).size,
  type: "text/plain",
  digest: digestOf(text),
});
const part = (text: string) => ({ ...stub(text), data: new Blob([text], { type: "text/plain" }) });

describe.each(WAYS)("attachments, $way", ({ storageOf }) => {
  let instance: Instance<Thing>;
  beforeEach(async () => {
    instance = await openInstance(storageOf(newDevice()), schema, fresh());
  });

  const write = async (document: Written, previous?: RxDocumentData<Thing>) => {
    const { error } = await instance.bulkWrite(
      [{ document, ...(previous && { previous }) }],
      "test",
    );
    return error;
  };
  const withParts = (texts: Record<string, string>, more: object = {}): Written => ({
    ...thing("a", more),
    _attachments: Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, part(text)])),
  });
  const asStored = (texts: Record<string, string>, more: object = {}): RxDocumentData<Thing> => ({
    ...thing("a", more),
    _attachments: Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, stub(text)])),
  });
  const read = async (id: string, text: string, document = "a") =>
    (await instance.getAttachmentData(document, id, digestOf(text))).text();

  it("keeps bytes beside the document, which everywhere names them without carrying them", async () => {
    const bulks: Bulk<Thing>[] = [];
    instance.changeStream().subscribe((bulk) => bulks.push(bulk));
    const text = "字 and bytes \u0000";
    expect(await write(withParts({ face: text }))).toEqual([]);
    const doc = asStored({ face: text });
    expect(await instance.findDocumentsById(["a"], false)).toEqual([doc]);
    expect(await asked(instance, { selector: {} })).toEqual([doc]);
    expect((await instance.getChangedDocumentsSince!(9)).documents).toEqual([doc]);
    expect(bulks.flatMap(({ events }) => events)).toMatchObject([{ documentData: doc }]);
    expect(await read("face", text)).toBe(text);
    const blob = await instance.getAttachmentData("a", "face", digestOf(text));
    expect(blob.type).toBe("text/plain");
  });

  it("adds one, replaces one and removes one, each in a write of its own", async () => {
    const [one, two, three] = [{ x: "1" }, { x: "1", y: "2" }, { x: "new", y: "2" }];
    await write(withParts(one));
    await write(
      { ...withParts({}, { _rev: "2-a" }), _attachments: { x: stub("1"), y: part("2") } },
      asStored(one),
    );
    expect([await read("x", "1"), await read("y", "2")]).toEqual(["1", "2"]);
    await write(
      { ...withParts({}, { _rev: "3-a" }), _attachments: { x: part("new"), y: stub("2") } },
      asStored(two, { _rev: "2-a" }),
    );
    expect([await read("x", "new"), await read("y", "2")]).toEqual(["new", "2"]);
    await write(
      { ...withParts({}, { _rev: "4-a" }), _attachments: { y: stub("2") } },
      asStored(three, { _rev: "3-a" }),
    );
    await expect(read("x", "new")).rejects.toThrow("No attachment");
    expect(await read("y", "2")).toBe("2");
  });

  it("a deleted document loses its bytes", async () => {
    await write(withParts({ x: "1" }));
    const gone = { ...thing("a", { _rev: "2-a", _deleted: true }), _attachments: {} };
    expect(await write(gone, asStored({ x: "1" }))).toEqual([]);
    await expect(read("x", "1")).rejects.toThrow("No attachment");
  });

  it("a refused write changes no bytes", async () => {
    await write(withParts({ x: "1" }));
    expect(await write(withParts({ x: "other" }, { _rev: "1-b" }))).toMatchObject([
      { status: 409, documentInDb: asStored({ x: "1" }) },
    ]);
    expect(await read("x", "1")).toBe("1");
  });

  it("reads many at once, in several collections and documents", async () => {
    const { databaseName } = instance;
    const storage = storageOf(newDevice());
    const instances = await Promise.all(
      ["one", "two", "three"].map((collectionName) =>
        openInstance(storage, schema, { databaseName, collectionName }),
      ),
    );
    const wanted = instances.flatMap((into) =>
      ["a", "b"].flatMap((id) => ["x", "y"].map((name) => ({ into, id, name }))),
    );
    const textOf = ({ into, id, name }: (typeof wanted)[number]) =>
      `${into.collectionName} ${id} ${name}`;
    await Promise.all(
      instances.flatMap((into) =>
        ["a", "b"].map((id) => {
          const of = wanted.filter((one) => one.into === into && one.id === id);
          const parts = Object.fromEntries(of.map((one) => [one.name, part(textOf(one))]));
          return into.bulkWrite([{ document: { ...thing(id), _attachments: parts } }], "test");
        }),
      ),
    );
    const found = await Promise.all(
      wanted.map(async (one) => {
        const blob = await one.into.getAttachmentData(one.id, one.name, digestOf(textOf(one)));
        return blob.text();
      }),
    );
    expect(found).toEqual(wanted.map(textOf));
  });

  it("a write that was asked for before the close is made; none is half made", async () => {
    const text = "x".repeat(3_000_000);
    const writing = write(withParts({ x: text }));
    const closing = instance.close();
    expect(await writing).toEqual([]);
    await closing;
  });

  it("cleanup and remove take the bytes with them", async () => {
    const named = { databaseName: instance.databaseName, collectionName: "things" };
    const device = newDevice();
    const storage = storageOf(device);
    const one = await openInstance(storage, schema, named);
    await one.bulkWrite([{ document: withParts({ x: "1" }) }], "test");
    await one.remove();
    const again = await openInstance(storage, schema, named);
    expect(await again.findDocumentsById(["a"], true)).toEqual([]);
    await expect(again.getAttachmentData("a", "x", digestOf("1"))).rejects.toThrow("No attachment");
    await again.close();
  });
});
