import type { RxStorage } from "rxdb";
import { describe, expect, it } from "vitest";
import type { SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import { SqliteError } from "#renderer/data/storage/sqlite/sqliteError.ts";
import { sqliteStorage } from "#renderer/data/storage/sqlite/sqliteStorage.ts";
import { createAttentionStore } from "#renderer/data/worker/attention/attentionStore.ts";
import { applySalvage } from "#renderer/data/worker/salvage/applySalvage.ts";
import { readUnsent, type Salvage } from "#renderer/data/worker/salvage/readUnsent.ts";
import { nodeEngine } from "../storage/nodeEngine.ts";
import { customer } from "./support/company.ts";
import { testClient, until } from "./support/client.ts";
import { testServer } from "./support/server.ts";

const storageOn = (engine: SqlEngine) =>
  sqliteStorage(async () => ({ ...engine, close: () => undefined })) as RxStorage<unknown, unknown>;

/** A device in step with the server, and then changes that it could not send. */
async function withUnsent() {
  const { url } = await testServer();
  const engine = nodeEngine();
  const device = await testClient(url, "anna", ["customers"], { storage: storageOn(engine) });
  await device.online().inStep();
  await device.offline();
  const known = await device.of("customers").findOne("c-anna").exec();
  await known?.incrementalPatch({ name: "林改名" });
  await device.of("customers").insert(customer("c-new", "s-anna"));
  await device.of("customers").insert(customer("c-other", "s-anna"));
  return { url, engine, device };
}

/** Rows whose page does not open; a walk over them ends there. */
function damaged(engine: SqlEngine, isLost: (text: string) => boolean): SqlEngine {
  return {
    ...engine,
    each: (sql, params, visit) =>
      engine.each(sql, params, (row) => {
        if (row.some((cell) => typeof cell === "string" && isLost(cell))) {
          throw new SqliteError("DAMAGED", "disk I/O error");
        }
        return visit(row);
      }),
  };
}

async function repaired(url: string, salvage: Salvage) {
  const engine = nodeEngine();
  const device = await testClient(url, "anna", ["customers"], { storage: storageOn(engine) });
  const sync = device.online();
  await sync.firstSync();
  const attention = createAttentionStore(engine);
  const apply = () => applySalvage(salvage, device.database, attention);
  await apply();
  await sync.inStep();
  return { device, attention, apply, sync };
}

describe("X22 unsent changes of a damaged file", () => {
  it("are told from what the server has, and come to the server through the new file", async () => {
    const { url, engine } = await withUnsent();
    const salvage = await readUnsent(engine, "s-anna");
    expect(salvage.unsent.map(({ doc }) => doc.id).toSorted()).toEqual([
      "c-anna",
      "c-new",
      "c-other",
    ]);
    expect(salvage.unreadable).toBe(0);
    const { attention, apply, sync } = await repaired(url, salvage);
    const colleague = await testClient(url, "anna", ["customers"]);
    await colleague.online().inStep();
    expect(await colleague.get("customers", "c-anna")).toMatchObject({ name: "林改名" });
    expect(await colleague.get("customers", "c-new")).toBeDefined();
    // A kill between the edits and the end of the sealed file: everything is made once more.
    await apply();
    await sync.inStep();
    expect(attention.items$.value).toEqual([]);
  });

  it("that cannot be read are counted, and the others are saved", async () => {
    const { engine } = await withUnsent();
    const salvage = await readUnsent(
      damaged(engine, (text) => text.startsWith("{") && text.includes('"id":"c-new"')),
      "s-anna",
    );
    expect(salvage.unsent.map(({ doc }) => doc.id).toSorted()).toEqual(["c-anna", "c-other"]);
    expect(salvage.unreadable).toBe(1);
  });

  it("are saved without the record of what was sent; what the server has is left as it is", async () => {
    const { url, engine } = await withUnsent();
    const salvage = await readUnsent(
      damaged(engine, (text) => text.includes('"isCheckpoint"')),
      "s-anna",
    );
    expect(salvage.unsent.map(({ doc }) => doc.id)).toContain("c-new");
    const { device, attention } = await repaired(url, salvage);
    expect(await device.get("customers", "c-new")).toBeDefined();
    // Nobody knows who changed it: the server's stays, the other is there to be taken over.
    const kept = await device.get("customers", "c-anna");
    expect(kept?.["name"]).not.toBe("林改名");
    expect(
      attention.items$.value.map(({ change }) => [change.id, change.field, change.lost]),
    ).toEqual([["c-anna", "name", "林改名"]]);
  });

  it("meet a colleague's by the conflict rule; the loser needs attention, once", async () => {
    const { url, engine } = await withUnsent();
    const salvage = await readUnsent(engine, "s-anna");
    const colleague = await testClient(url, "anna", ["customers"]);
    const theirs = colleague.online();
    await theirs.inStep();
    const doc = await colleague.of("customers").findOne("c-anna").exec();
    await doc?.incrementalPatch({ name: "林別人" });
    await theirs.inStep();
    const { device, attention, apply } = await repaired(url, salvage);
    await apply();
    expect(await device.get("customers", "c-anna")).toMatchObject({ name: "林別人" });
    expect(attention.items$.value.map(({ change }) => change.lost)).toEqual(["林改名"]);
  });

  it("and what waits under needs attention come over too", async () => {
    const { url, engine } = await withUnsent();
    const before = createAttentionStore(engine);
    const change = {
      collection: "customers",
      id: "c-x",
      code: "NOT_ALLOWED",
      lost: { a: 1 },
    } as const;
    before.keep(change, "2026-01-05T08:00:00.000Z" as never);
    const { attention } = await repaired(url, await readUnsent(engine, "s-anna"));
    await until(() => attention.items$.value.length === 1);
    expect(attention.items$.value[0]).toMatchObject({ at: "2026-01-05T08:00:00.000Z", change });
  });
});
