import { describe, expect, it } from "vitest";
import type { CollectionName } from "#shared/model/collections.ts";
import { testClient, until, type Client } from "./support/client.ts";
import { freshDocument, HALVES, OFFICE_ONLY } from "./support/documents.ts";
import { testServer } from "./support/server.ts";

const FIELD: Partial<Record<CollectionName, string>> = { products: "importBatchId" };

/** A field of the collection that any edit may change. */
async function edit(client: Client, name: CollectionName, value: string): Promise<void> {
  const { id } = freshDocument(name);
  const doc = await client.of(name).findOne(id).exec(true);
  await doc.incrementalPatch({ [FIELD[name] ?? "importBatchId"]: value });
}
const has = async (client: Client, name: CollectionName, value: string) =>
  (await client.get(name, freshDocument(name).id))?.["importBatchId"] === value;

describe.each(HALVES)("P4 converges: %s and five more", (...names) => {
  const half = HALVES.find((list) => list[0] === names[0]) ?? [];

  it("live, after offline, and deletion", async () => {
    const { url } = await testServer();
    const one = await testClient(url, "anna", half);
    const two = await testClient(url, "mei", half);
    for (const client of [one, two]) await client.online().firstSync();
    const author = (name: CollectionName) => (OFFICE_ONLY.includes(name) ? two : one);
    const reader = (name: CollectionName) => (author(name) === one ? two : one);
    for (const name of half) await author(name).of(name).insert(freshDocument(name));
    for (const name of half) await until(() => reader(name).get(name, freshDocument(name).id));

    await one.offline();
    await two.offline();
    for (const name of half) await edit(author(name), name, "offline");
    for (const client of [one, two]) client.online();
    for (const name of half) await until(() => has(reader(name), name, "offline"));

    for (const name of half) {
      await until(async () => {
        const [left, right] = [
          await one.get(name, freshDocument(name).id),
          await two.get(name, freshDocument(name).id),
        ];
        return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
      });
    }
    for (const name of half) {
      const doc = await author(name).of(name).findOne(freshDocument(name).id).exec(true);
      await doc.incrementalRemove();
      await until(async () => (await reader(name).get(name, doc.primary)) === undefined);
    }
    expect([...one.attention, ...two.attention]).toEqual([]);
  });
});

const sorted = (doc: object | undefined) =>
  Object.entries(doc ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
