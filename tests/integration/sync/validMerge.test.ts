import { beforeAll, describe, expect, it } from "vitest";
import { collections } from "#shared/model/collections.ts";
import { customer } from "./support/company.ts";
import { freshDocument } from "./support/documents.ts";
import { seatAt, serverOfThisFile, type Seat } from "./support/seat.ts";

const server = serverOfThisFile();
let anna: Seat;
let mei: Seat;
beforeAll(async () => {
  anna = await seatAt(server().url, "anna");
  mei = await seatAt(server().url, "mei");
});

const keptLosers = async (id: string) => {
  const rows = await server()
    .store.db.selectFrom("kept")
    .select(["content", "staff_id"])
    .where("doc_id", "=", id)
    .execute();
  return rows.map((row) => ({ by: row.staff_id, content: JSON.parse(row.content) as unknown }));
};

/** A policy of Anna's customer with two coverages, as both seats hold it. */
async function sharedPolicy(id: string) {
  const fresh = freshDocument("policies");
  const [a] = fresh["coverages"] as object[];
  const b = { ...a, id: "2", kind: "rider" };
  await anna.push("policies", { ...fresh, id, coverages: [a, b] });
  return { seen: (await mei.get("policies", id)) ?? { id }, a, b };
}

describe("the merged record", () => {
  it("B27 B34 P8 R12 R13 two seats that remove the last coverage leave a valid policy and a kept loser", async () => {
    const { seen, a, b } = await sharedPolicy("x-both");
    const first = await anna.push("policies", { ...seen, coverages: [a] }, seen);
    expect(first.losers).toEqual([]);
    const later = await mei.push("policies", { ...seen, coverages: [b] }, seen);
    expect(later.losers).toMatchObject([{ field: "coverages", kept: [a], lost: [b] }]);
    expect((await anna.get("policies", "x-both"))?.["coverages"]).toEqual([a]);
    expect(await keptLosers("x-both")).toMatchObject([
      { by: "s-mei", content: [{ field: "coverages", lost: [b] }] },
    ]);
    const now = (await mei.get("policies", "x-both")) ?? { id: "" };
    expect((await mei.push("policies", { ...now, policyNo: "P-2" }, now)).code).toBeUndefined();
  });

  it("B34 a forged state that the sender never saw cannot empty a policy", async () => {
    const { seen, a, b } = await sharedPolicy("x-forged");
    const only = { ...seen, coverages: [a] };
    await anna.push("policies", only, seen);
    const assumed = { ...seen, coverages: [a, b] };
    await anna.push("policies", { ...seen, coverages: [b] }, assumed);
    const stored = (await mei.get("policies", "x-forged")) ?? { id: "" };
    expect(collections.policies.schema.safeParse(stored).success).toBe(true);
  });

  it("B27 tags pushed again and again never grow past their limit, and the record stays editable", async () => {
    const doc = customer("x-grown", "s-anna");
    await anna.push("customers", doc);
    for (let i = 0; i < 4; i++) {
      const tags = Array.from({ length: 50 }, (_, k) => `t${i}-${k}`);
      await anna.push("customers", { ...doc, tags });
    }
    const grown = (await anna.get("customers", "x-grown")) ?? { id: "" };
    expect(grown["tags"]).toHaveLength(50);
    const renamed = await anna.push("customers", { ...grown, name: "New" }, grown);
    expect(renamed.code).toBeUndefined();
  });

  it("B27 B34 nonsense in the assumed state is no failure of the server, which would be sent again for ever", async () => {
    const doc = customer("c-anna", "s-anna");
    for (const forged of [{ consents: 5 }, { consents: [null] }, { tags: { a: 1 } }]) {
      const assumed = { id: doc.id, ...forged };
      const name = JSON.stringify(forged).slice(0, 40);
      expect((await anna.push("customers", { ...doc, name }, assumed)).code).toBeUndefined();
    }
  });
});
