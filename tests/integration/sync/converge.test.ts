import { describe, expect, it } from "vitest";
import { customer } from "./support/company.ts";
import { testClient, until } from "./support/client.ts";
import { testServer } from "./support/server.ts";

describe("two devices of one agent", () => {
  it("P4 R11 a change on one is seen on the other at once, through push, hint and pull", async () => {
    const { url } = await testServer();
    const [one, two] = [
      await testClient(url, "anna", ["customers"]),
      await testClient(url, "anna", ["customers"]),
    ];
    await one.online().firstSync();
    const sync = two.online();
    await sync.firstSync();
    expect((await two.get("customers", "c-anna"))?.["name"]).toBe("Customer c-anna");
    // The socket needs a moment; a change before that would wait for the poll.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const begun = performance.now();
    await one.of("customers").insert(customer("c-new", "s-anna"));
    await until(() => two.get("customers", "c-new"));
    expect(performance.now() - begun).toBeLessThan(2_000);
    await until(() => sync.status.state === "in_step");
  });

  it("R12 P12 the value committed first stays, the later one is kept and reported", async () => {
    const { url, store } = await testServer();
    const [one, two] = [
      await testClient(url, "anna", ["customers"]),
      await testClient(url, "anna", ["customers"]),
    ];
    for (const client of [one, two]) {
      await client.online().firstSync();
      await client.offline();
    }
    const edit = async (client: typeof one, fields: object) => {
      const doc = await client.of("customers").findOne("c-anna").exec(true);
      await doc.incrementalPatch(fields);
    };
    await edit(one, { name: "First", tags: ["a"], employer: "From one" });
    await edit(two, { name: "Second", tags: ["b"], remark: "From two" });
    await one.online().inStep();
    await two.online().inStep();
    const wanted = { name: "First", tags: ["a", "b"], employer: "From one", remark: "From two" };
    await until(async () => (await one.get("customers", "c-anna"))?.["remark"] === "From two");
    expect(await one.get("customers", "c-anna")).toMatchObject(wanted);
    expect(await two.get("customers", "c-anna")).toEqual(await one.get("customers", "c-anna"));
    expect(two.attention).toMatchObject([{ code: "LOST_TO_OTHER", field: "name", lost: "Second" }]);
    const kept = await store.db.selectFrom("kept").select(["kind", "doc_id", "content"]).execute();
    expect(kept).toMatchObject([{ kind: "loser", doc_id: "c-anna" }]);
  });
});
