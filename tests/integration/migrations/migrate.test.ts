import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRxDatabase, type RxStorage } from "rxdb";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { activity, customer } from "#shared/events/fixtures/book.ts";
import { COLLECTION_NAMES } from "#shared/model/collections.ts";
import { migrations } from "#shared/model/migrations.ts";
import type { StoreSchema } from "#shared/model/rxSchema.ts";
import { openDatabase } from "#renderer/data/database.ts";
import { sqliteStorage } from "#renderer/data/storage/sqlite/sqliteStorage.ts";
import { createAttentionStore } from "#renderer/data/worker/attention/attentionStore.ts";
import { createColumnStore } from "#renderer/data/worker/columns/columnStore.ts";
import { bringToNewest } from "#renderer/data/worker/migration/bringToNewest.ts";
import { nodeEngine } from "../storage/nodeEngine.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "banyan-migrate-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const openFile = () => nodeEngine(join(folder, "book.sqlite"));
const storage = () =>
  sqliteStorage(async () => openFile()) as unknown as RxStorage<unknown, unknown>;

const frozen = (version: number, name: string) =>
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, "..", "..", "fixtures", "schemas", `v${version}`, `${name}.json`),
      "utf8",
    ),
  ) as StoreSchema;

async function writeV0(name: string, docs: object[]): Promise<void> {
  const old = await createRxDatabase({ name: "product", storage: storage() });
  const before = await old.addCollections({ [name]: { schema: frozen(0, name) as never } });
  await before[name]?.bulkInsert(JSON.parse(JSON.stringify(docs)) as never);
  await old.close();
}

async function bring() {
  const engine = openFile();
  const told: unknown[] = [];
  await bringToNewest(engine, (progress) => told.push(progress));
  const lost = createAttentionStore(engine).items$.value.map(({ change }) => change);
  const columns = createColumnStore(engine).read();
  engine.close();
  return { told, lost, columns };
}

describe("R20 the product's own file", () => {
  it("opens all twelve schemas, and a new file has nothing to bring up to date", async () => {
    const app = await openDatabase("application", getRxStorageMemory() as never);
    expect(Object.keys(app.collections).sort()).toEqual([...COLLECTION_NAMES].sort());
    await app.close();
    expect(await bring()).toMatchObject({ told: [], lost: [] });
  });

  it.each([
    ["customers", customer({ smoker: true, tags: ["登山"] })],
    ["activities", activity("survey", "2026-11-24T01:00:00.000Z", { result: "9" })],
  ] as const)("X13 %s of v0 are those of v1", async (name, doc) => {
    await writeV0(name, [doc]);
    expect(await bring()).toMatchObject({
      told: [
        { done: 0, total: 1 },
        { done: 1, total: 1 },
      ],
      lost: [],
      columns: null,
    });
    const app = await openDatabase("product", storage());
    const found = await app.collections[name].find().exec();
    expect(found.map((one) => one.toJSON())).toEqual([JSON.parse(JSON.stringify(doc))]);
    await app.close();
  });

  it("X13 P8 a document that a step cannot take over is listed under needs attention, with its content", async () => {
    await writeV0("customers", [customer({ name: "林志遠" })]);
    const step = migrations.customers?.[1];
    migrations.customers = { 1: (old) => ({ ...old, name: 7 }) };
    try {
      expect((await bring()).lost).toMatchObject([
        { collection: "customers", code: "NOT_CARRIED_OVER", lost: { name: "林志遠" } },
      ]);
    } finally {
      migrations.customers = step ? { 1: step } : {};
    }
  });
});
