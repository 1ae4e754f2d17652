import { fillWithDefaultSettings, type RxDocumentData } from "rxdb";
import { describe, expect, it } from "vitest";
import type { SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import { manifestOf } from "#renderer/data/storage/sqlite/manifest.ts";
import { sqliteStorage } from "#renderer/data/storage/sqlite/sqliteStorage.ts";
import { verifyManifest } from "#renderer/data/storage/sqlite/verifyManifest.ts";
import { nodeEngine } from "./nodeEngine.ts";

type Doc = { id: string; name: string };
type Row = RxDocumentData<Doc>;

const schema = fillWithDefaultSettings<Doc>({
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: { id: { type: "string", maxLength: 20 }, name: { type: "string", maxLength: 20 } },
  required: ["id", "name"],
  indexes: ["name"],
});
const TABLE = '"people-0"';

const row = (at: number, name: string, lwt = 1, isDeleted = false): Row => ({
  id: `p-${at}`,
  name,
  _deleted: isDeleted,
  _attachments: {},
  _rev: `${lwt}-a`,
  _meta: { lwt },
});

async function people(engine: SqlEngine = nodeEngine()) {
  const instance = await sqliteStorage(async () => engine).createStorageInstance<Doc>({
    databaseInstanceToken: "t",
    databaseName: "book",
    collectionName: "people",
    schema,
    options: {},
    multiInstance: false,
    devMode: false,
  });
  const insert = (from: number, count: number) =>
    instance.bulkWrite(
      Array.from({ length: count }, (_, at) => ({ document: row(from + at, `n${at}`) })),
      "test",
    );
  const replace = (at: number, name: string, isDeleted = false) =>
    instance.bulkWrite(
      [{ previous: row(at, `n${at}`), document: row(at, name, 2, isDeleted) }],
      "t",
    );
  return { engine, instance, insert, replace };
}

const now = async () => undefined;

describe("R21 the manifest", () => {
  it("agrees with inserts, changes, deletions, a refused write and a cleanup", async () => {
    const { engine, instance, insert, replace } = await people();
    await insert(0, 1_000);
    await replace(3, "other");
    await replace(5, "gone", true);
    expect((await instance.bulkWrite([{ document: row(7, "again") }], "t")).error).toHaveLength(1);
    expect(await verifyManifest(engine, now)).toBe(true);
    await instance.cleanup(0);
    expect(manifestOf(engine).totals("people-0")?.rows).toBe(999);
    expect(await verifyManifest(engine, now)).toBe(true);
  });

  it("agrees with what is written, changed and removed while it is being verified", async () => {
    const { engine, insert, instance, replace } = await people();
    await insert(0, 2_000);
    let at = 0;
    const meanwhile = async () => {
      at += 1;
      await insert(10_000 + at * 10, 10);
      await replace(at, "walked past", at % 2 === 0);
      await replace(1_999 - at, "not yet walked to", at % 2 === 0);
      await instance.cleanup(0);
    };
    expect(await verifyManifest(engine, meanwhile)).toBe(true);
    expect(at).toBeGreaterThan(5);
  });

  it("goes with a transaction that is rolled back", async () => {
    const { engine, insert } = await people();
    await insert(0, 10);
    const failing: SqlEngine = {
      ...engine,
      run(sql, params) {
        if (sql === "COMMIT") throw new Error("no");
        engine.run(sql, params);
      },
    };
    const other = await people(failing);
    await expect(other.insert(100, 5)).rejects.toThrow("no");
    expect(await verifyManifest(engine, now)).toBe(true);
  });

  it.each([
    ["a changed document", `UPDATE ${TABLE} SET doc = replace(doc, 'n4', 'x4') WHERE c0 = 'p-4'`],
    ["a missing row", `DELETE FROM ${TABLE} WHERE c0 = 'p-4'`],
    ["a row more", `INSERT INTO ${TABLE} SELECT 99999, 'x', c1, c2, c3, doc FROM ${TABLE} LIMIT 1`],
    [
      "two documents that changed places",
      `UPDATE ${TABLE} SET doc = '{}' WHERE c0 IN ('p-1', 'p-2')`,
    ],
  ])("finds %s", async (_, sql) => {
    const { engine, insert } = await people();
    await insert(0, 1_000);
    engine.exec(sql);
    expect(await verifyManifest(engine, now)).toBe(false);
  });

  it("is made for tables of a file that is older than it", async () => {
    const { engine, insert } = await people();
    await insert(0, 100);
    engine.exec(`DROP TABLE "storage/manifest"`);
    const again = await people({ ...engine });
    expect(manifestOf(again.engine).totals("people-0")?.rows).toBe(100);
    expect(await verifyManifest(again.engine, now)).toBe(true);
  });
});
