import { describe, expect, it } from "vitest";
import type { Doc, Form } from "#renderer/data/storage/sqlite/carryDocument.ts";
import { tableNamesOf, type SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import {
  migrateTables,
  type Hooks,
  type Progress,
} from "#renderer/data/storage/sqlite/migrateTables.ts";
import { SqliteError } from "#renderer/data/storage/sqlite/sqliteError.ts";
import { nodeEngine } from "../storage/nodeEngine.ts";
import { form, numbersOf, old, openVersion, readAll, V0, V1, writeOld } from "./support.ts";

type Kept = { id: unknown; reason: string };

function migrate(engine: SqlEngine, forms: Form[] = [form()], batches = Infinity) {
  const kept: Kept[] = [];
  const hooks: Hooks = { onLeftOut: (_, doc, reason) => kept.push({ id: doc["id"], reason }) };
  const told: Progress[] = [];
  for (const progress of migrateTables(engine, forms, hooks)) {
    told.push(progress);
    if (told.length > batches) break;
  }
  return { kept, told };
}
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => old(`s${at}`, `segment ${at}`));

describe("X13 R20 a collection is carried to its newest version", () => {
  it("by its steps, each document under its old number, with revision and time as they were", async () => {
    const engine = nodeEngine();
    await writeOld(engine, [old("a", "久未聯絡"), old("b", "𠮷"), old("c", "third")]);
    const instance = await openVersion(engine, V0);
    const changed = old("a", "again", { _rev: "2-a", _meta: { lwt: 2_000 } });
    await instance.bulkWrite([{ previous: old("a", "久未聯絡"), document: changed }], "test");
    await instance.close();
    migrate(engine);
    expect(numbersOf(engine, "segments-1")).toEqual([
      [2, "b"],
      [3, "c"],
      [4, "a"],
    ]);
    const { documents } = await readAll(engine, V1);
    const { name, ...rest } = changed as Doc;
    expect(documents.at(-1)).toEqual({ ...rest, title: name, isPinned: false });
    expect(tableNamesOf(engine).has("segments-0")).toBe(false);
  });

  it("is queried by the indexes of the new version, and written on after the last number", async () => {
    const engine = nodeEngine();
    await writeOld(engine, many(50));
    migrate(engine);
    const instance = await openVersion(engine, V1);
    const document = { ...old("new", ""), title: "z", isPinned: true };
    await instance.bulkWrite([{ document }], "test");
    const { documents, checkpoint } = await instance.getChangedDocumentsSince(9, { n: 50 });
    expect([documents.map(({ id }) => id), checkpoint]).toEqual([["new"], { n: 51 }]);
  });

  it("says how far it has come, from nothing to all", async () => {
    const engine = nodeEngine();
    await writeOld(engine, many(2_500));
    const { told } = migrate(engine);
    expect(told).toEqual([0, 2_000, 2_500].map((done) => ({ done, total: 2_500 })));
    expect(migrate(engine).told).toEqual([]);
  });

  it("goes on where it was stopped, and until then the old table is whole", async () => {
    const engine = nodeEngine();
    await writeOld(engine, many(2_500));
    migrate(engine, [form()], 1);
    expect(numbersOf(engine, "segments-0")).toHaveLength(2_500);
    expect(numbersOf(engine, "segments-1")).toHaveLength(2_000);
    const { told } = migrate(engine);
    expect(told.map(({ done }) => done)).toEqual([0, 2_000, 2_500]);
    expect(numbersOf(engine, "segments-1")).toHaveLength(2_500);
  });

  it("begins again when another build comes with another step or schema", async () => {
    const engine = nodeEngine();
    await writeOld(engine, many(1_500));
    migrate(engine, [form({ steps: { 1: (doc) => ({ ...doc, title: "wrong" }) } })], 1);
    migrate(engine);
    const { documents } = await readAll(engine, V1);
    expect(new Set(documents.map(({ title }) => title)).size).toBe(1_500);
  });

  it("drops a copy into a version between that was never finished", async () => {
    const engine = nodeEngine();
    await writeOld(engine, many(1_500));
    migrate(engine, [form()], 1);
    const v2 = { ...V1, version: 2 };
    const two = form({
      schema: { ...form().schema, version: 2 },
      steps: { ...form().steps, 2: (doc) => ({ ...doc, isPinned: true }) },
    });
    migrate(engine, [two]);
    expect(tableNamesOf(engine).has("segments-1")).toBe(false);
    const { documents } = await readAll(engine, v2);
    expect(documents).toHaveLength(1_500);
    expect(documents.every(({ isPinned }) => isPinned === true)).toBe(true);
  });

  it("takes unchanged documents as they lie, and the numbers that a cleanup took", async () => {
    const engine = nodeEngine();
    await writeOld(engine, [old("a", "one"), old("gone", "two", { _deleted: true })]);
    const before = await openVersion(engine, V0);
    while (!(await before.cleanup(0)));
    await before.close();
    const same = form({ schema: { ...form().schema, version: 1 }, steps: { 1: (doc) => doc } });
    migrate(engine, [same]);
    const after = await openVersion(engine, V1);
    await after.bulkWrite([{ document: { ...old("b", ""), title: "", isPinned: true } }], "test");
    await after.close();
    expect(numbersOf(engine, "segments-1")).toEqual([
      [1, "a"],
      [3, "b"],
    ]);
  });

  it("takes the attachments along", async () => {
    const engine = nodeEngine();
    const instance = await openVersion(engine, { ...V0, attachments: {} });
    const part = { digest: "d", length: 1, type: "text/plain", data: new Blob(["x"]) };
    const document = { ...old("a", "with"), _attachments: { face: part } };
    await instance.bulkWrite([{ document }], "test");
    await instance.close();
    migrate(engine);
    const after = await openVersion(engine, { ...V1, attachments: {} });
    expect(await (await after.getAttachmentData("a", "face")).text()).toBe("x");
  });
});

describe("X13 P8 what cannot be carried over is not lost", () => {
  it("a step that fails, lets go, or gives what is not valid: kept as it was, and told once", async () => {
    const engine = nodeEngine();
    await writeOld(engine, [
      old("1", "fine"),
      old("2", "broken"),
      old("3", "nothing"),
      old("4", "odd"),
    ]);
    const { kept } = migrate(engine);
    expect(kept).toEqual([
      { id: "2", reason: "the step to version 1 failed" },
      { id: "3", reason: "left out by the step to version 1" },
      { id: "4", reason: "not valid in version 1" },
    ]);
    expect((await readAll(engine, V1)).documents.map(({ id }) => id)).toEqual(["1"]);
    expect(migrate(engine).kept).toEqual([]);
  });

  it("a step that changes its argument, or the id, is one that fails", async () => {
    const engine = nodeEngine();
    await writeOld(engine, [old("1", "fine")]);
    const inPlace = form({ steps: { 1: (doc) => Object.assign(doc, { title: "x" }) } });
    expect(migrate(engine, [inPlace]).kept).toHaveLength(1);
    await writeOld(engine, [old("2", "fine")]);
    const another = nodeEngine();
    await writeOld(another, [old("1", "fine")]);
    const renamed = form({ steps: { 1: (doc) => ({ ...doc, id: "other" }) } });
    expect(migrate(another, [renamed]).kept).toEqual([
      { id: "1", reason: "a step changed the id" },
    ]);
  });

  it("a deleted document stays deleted, whatever its content", async () => {
    const engine = nodeEngine();
    await writeOld(engine, [old("1", "broken", { _deleted: true })]);
    expect(migrate(engine).kept).toEqual([]);
    expect((await readAll(engine, V1)).documents).toMatchObject([{ id: "1", _deleted: true }]);
  });

  it("where a step fails for many, nothing is changed, and a better build can do it", async () => {
    const engine = nodeEngine();
    await writeOld(engine, [
      ...many(2_000),
      ...Array.from({ length: 150 }, (_, at) => old(`b${at}`, "broken")),
    ]);
    expect(() => migrate(engine)).toThrow(
      expect.objectContaining({ code: "MIGRATION_FAILED" }) as Error,
    );
    expect(tableNamesOf(engine).has("segments-1")).toBe(false);
    expect((await readAll(engine, V0)).documents).toHaveLength(2_150);
    const better = form({ steps: { 1: ({ name, ...rest }) => ({ ...rest, title: name }) } });
    expect(migrate(engine, [better]).kept).toEqual([]);
    expect((await readAll(engine, V1)).documents).toHaveLength(2_150);
  });

  it("a file that a newer build has had is refused as it is", async () => {
    const engine = nodeEngine();
    const newer = await openVersion(engine, { ...V1, version: 2 });
    await newer.close();
    expect(() => migrate(engine)).toThrow(
      expect.objectContaining({ code: "NEWER_BUILD" }) as Error,
    );
  });
});

describe("X11 X13 a full disk", () => {
  it.each([1, 1_200, 2_400])(
    "at row %i leaves the old copy usable, and the next attempt goes on",
    async (at) => {
      const engine = nodeEngine();
      await writeOld(engine, many(2_500));
      const before = await readAll(engine, V0);
      let writes = 0;
      const full: SqlEngine = {
        ...engine,
        run(sql, params) {
          if (sql.startsWith(`INSERT OR REPLACE INTO "segments-1"`) && ++writes >= at) {
            throw new SqliteError("DISK_FULL", "database or disk is full");
          }
          engine.run(sql, params);
        },
      };
      expect(() => migrate(full)).toThrow(expect.objectContaining({ code: "DISK_FULL" }) as Error);
      expect(await readAll(engine, V0)).toEqual(before);
      migrate(engine);
      expect((await readAll(engine, V1)).documents).toHaveLength(2_500);
    },
  );
});
