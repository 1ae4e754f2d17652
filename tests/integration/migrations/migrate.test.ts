import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRxDatabase, type RxStorage } from "rxdb";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import { expect, it } from "vitest";
import { openDatabase } from "#renderer/data/database.ts";
import { COLLECTION_NAMES } from "#shared/model/collections.ts";
import { activity, customer } from "#shared/events/fixtures/book.ts";
import type { MigrationSteps } from "#shared/model/migrations.ts";
import { rxSchemaOf, type StoreSchema } from "#shared/model/rxSchema.ts";
import { sqliteStorage } from "#renderer/data/storage/sqlite/sqliteStorage.ts";
import { nodeEngine } from "../storage/nodeEngine.ts";

/** An invented successor of the `segments` schema: one field renamed, one added. */
const v0 = rxSchemaOf("segments");
const { name: renamed, ...others } = v0.properties;
const v1: StoreSchema = {
  ...v0,
  version: 1,
  properties: { ...others, title: renamed ?? {}, isPinned: { type: "boolean" } },
  required: v0.required.filter((field) => field !== "name"),
};
const steps: MigrationSteps = {
  1: ({ name, ...rest }) => (name === "broken" ? null : { ...rest, title: name, isPinned: false }),
};

const segment = (id: string, name: string) => ({
  id,
  name,
  criteria: {},
  isShared: false,
  createdAt: "2026-11-24T01:00:00.000Z",
  updatedAt: "2026-11-24T01:00:00.000Z",
  updatedBy: "s-001",
});

/** One collection of the form that `renderer/data/database.ts` opens. */
async function open(storage: RxStorage<unknown, unknown>, schema: StoreSchema) {
  const database = await createRxDatabase({ name: "migrations", storage });
  const migrationStrategies = schema.version === 0 ? {} : steps;
  const { segments } = await database.addCollections({
    segments: { schema: schema as never, migrationStrategies },
  });
  return { database, segments };
}

it("R20: documents of v0 are carried over by the steps of migrations.ts, or left out by null", async () => {
  // Opening the application's own database registers the migration plugin and proves all twelve schemas.
  const app = await openDatabase("application", getRxStorageMemory() as never);
  expect(Object.keys(app.collections).sort()).toEqual([...COLLECTION_NAMES].sort());
  await app.close();

  const storage = getRxStorageMemory() as unknown as RxStorage<unknown, unknown>;
  const before = await open(storage, v0);
  await before.segments.bulkInsert([segment("g1", "久未聯絡"), segment("g2", "broken")]);
  await before.database.close();

  const after = await open(storage, v1);
  const found = await after.segments.find().exec();
  expect(found.map((doc) => doc.toJSON())).toEqual([
    expect.objectContaining({ id: "g1", title: "久未聯絡", isPinned: false }),
  ]);
  expect(found[0]?.toJSON()).not.toHaveProperty("name");
  await after.database.close();
});

const frozen = (version: number, name: string) =>
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, "..", "..", "fixtures", "schemas", `v${version}`, `${name}.json`),
      "utf8",
    ),
  ) as StoreSchema;

it.each([
  ["customers", customer({ smoker: true, tags: ["登山"] })],
  ["activities", activity("survey", "2026-11-24T01:00:00.000Z", { result: "9" })],
] as const)("R20: %s of v0 are those of v1, on the storage of the product", async (name, doc) => {
  const folder = mkdtempSync(join(tmpdir(), "banyan-migrate-"));
  const open = async () => nodeEngine(join(folder, "book.sqlite"));
  const storage = sqliteStorage(open) as unknown as RxStorage<unknown, unknown>;
  const old = await createRxDatabase({ name: "product", storage });
  const before = await old.addCollections({ [name]: { schema: frozen(0, name) as never } });
  await before[name]?.bulkInsert([JSON.parse(JSON.stringify(doc)) as never]);
  await old.close();

  const app = await openDatabase("product", storage);
  const found = await app.collections[name].find().exec();
  expect(found.map((one) => one.toJSON())).toEqual([JSON.parse(JSON.stringify(doc))]);
  await app.close();
  rmSync(folder, { recursive: true });
});
