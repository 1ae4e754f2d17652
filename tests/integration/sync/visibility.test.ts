import { describe, expect, it } from "vitest";
import { customer, stamp } from "./support/company.ts";
import { testClient, until } from "./support/client.ts";
import { testServer } from "./support/server.ts";

const task = (id: string, customerId: string, assigneeId: string) => ({
  id,
  title: "Call back",
  customerId,
  assigneeId,
  dueOn: "2026-02-01",
  priority: 2,
  state: "open",
  ...stamp,
});

const ids = async (client: Awaited<ReturnType<typeof testClient>>, name: "customers" | "tasks") =>
  (await client.of(name).find().exec()).map((doc) => doc.primary).sort();

describe("visible sets", () => {
  it("P7 R10 an agent sees the own customers, the manager the unit, head office all, the admin none", async () => {
    const { url } = await testServer();
    const wanted = {
      anna: ["c-anna"],
      cai: ["c-cai"],
      mei: ["c-anna", "c-bo"],
      olga: ["c-anna", "c-bo", "c-cai"],
      admin: [],
    };
    for (const [account, seen] of Object.entries(wanted)) {
      const client = await testClient(url, account, ["customers"]);
      await client.online().firstSync();
      expect({ [account]: await ids(client, "customers") }).toEqual({ [account]: seen });
      await client.offline();
    }
  });

  it("R10 X17 a reassigned customer leaves the old agent's device with all about them and comes to the new", async () => {
    const { url } = await testServer();
    const [anna, bo, mei] = await Promise.all(
      ["anna", "bo", "mei"].map((name) => testClient(url, name, ["customers", "tasks"])),
    );
    if (!anna || !bo || !mei) throw new Error("three clients");
    for (const client of [anna, bo, mei]) await client.online().firstSync();
    await anna.of("tasks").insert(task("t-1", "c-anna", "s-anna"));
    await until(() => mei.get("tasks", "t-1"));
    const moved = await mei.of("customers").findOne("c-anna").exec(true);
    await moved.incrementalPatch({ agentId: "s-bo" });
    await until(async () => (await ids(bo, "customers")).length === 2);
    await until(async () => (await ids(bo, "tasks")).length === 1);
    await until(async () => (await ids(anna, "customers")).length === 0);
    await until(async () => (await ids(anna, "tasks")).length === 0);
    // Nothing of the content stays behind, not even in the store below (P7).
    const [left] = await anna.of("customers").storageInstance.findDocumentsById(["c-anna"], true);
    expect(Object.keys(left ?? {}).filter((key) => !key.startsWith("_"))).toEqual(["id"]);
    // And back again.
    const back = await mei.of("customers").findOne("c-anna").exec(true);
    await back.incrementalPatch({ agentId: "s-anna" });
    await until(async () => (await ids(anna, "tasks")).length === 1);
    expect((await anna.get("customers", "c-anna"))?.["name"]).toBe("Customer c-anna");
  });

  it("R18 X17 an edit made offline by the former agent waits in quarantine and changes nothing", async () => {
    const { url, store } = await testServer();
    const anna = await testClient(url, "anna", ["customers"]);
    const mei = await testClient(url, "mei", ["customers"]);
    await anna.online().firstSync();
    await anna.offline();
    await mei.online().firstSync();
    const moved = await mei.of("customers").findOne("c-anna").exec(true);
    await moved.incrementalPatch({ agentId: "s-bo" });
    await until(async () => (await mei.get("customers", "c-anna"))?.updatedBy === "s-mei");
    const edited = await anna.of("customers").findOne("c-anna").exec(true);
    await edited.incrementalPatch({ name: "Edited by Anna" });
    anna.online();
    await until(async () => (await ids(anna, "customers")).length === 0);
    expect(anna.attention).toMatchObject([{ id: "c-anna", code: "FORMER_OWNER" }]);
    expect((await mei.get("customers", "c-anna"))?.["name"]).toBe("Customer c-anna");
    const kept = await store.db.selectFrom("kept").select(["kind", "content"]).execute();
    expect(kept).toMatchObject([{ kind: "quarantine" }]);
    expect(kept[0]?.content).toContain("Edited by Anna");
  });

  it("B12 P7 an id that belongs to another agent's customer is not available, and nothing leaks", async () => {
    const { url, store } = await testServer();
    const anna = await testClient(url, "anna", ["customers"]);
    await anna.online().firstSync();
    await anna.of("customers").insert(customer("c-bo", "s-anna"));
    await until(() => anna.attention.length > 0);
    expect(anna.attention).toMatchObject([{ id: "c-bo", code: "NOT_AVAILABLE" }]);
    await until(async () => (await ids(anna, "customers")).length === 1);
    const row = await store.db
      .selectFrom("documents")
      .select("doc")
      .where("id", "=", "c-bo")
      .executeTakeFirst();
    expect(row?.doc).toContain('"agentId":"s-bo"');
  });
});
