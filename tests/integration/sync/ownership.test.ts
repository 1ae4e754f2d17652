import { beforeAll, describe, expect, it } from "vitest";
import { customer, note, stamp } from "./support/company.ts";
import { freshDocument } from "./support/documents.ts";
import { seatAt, serverOfThisFile, type Seat } from "./support/seat.ts";
import { call } from "./support/server.ts";

const server = serverOfThisFile();
let anna: Seat;
let bo: Seat;
let cai: Seat;
let mei: Seat;
let olga: Seat;
let admin: Seat;
beforeAll(async () => {
  const at = (account: string) => seatAt(server().url, account);
  [anna, bo, cai] = [await at("anna"), await at("bo"), await at("cai")];
  [mei, olga, admin] = [await at("mei"), await at("olga"), await at("admin")];
});

const scopesOf = async (id: string) =>
  (
    await server()
      .store.db.selectFrom("documents")
      .select("scopes")
      .where("id", "=", id)
      .executeTakeFirst()
  )?.scopes;
const ownerOf = async (seat: Seat, id: string) => {
  const doc = await seat.get("customers", id);
  return doc && [doc.agentId, doc.unitId];
};
const loose = { customerId: "none", ...stamp };

describe("work about nobody in particular", () => {
  it("B34 H6 P7 stands in the unit of whom it is given to, whatever unit and agent the sender wrote", async () => {
    const forged = { ...loose, unitId: "u-south", agentId: "s-cai" };
    const { customerId: _c, ...openCase } = freshDocument("cases");
    const docs = [
      ["tasks", { ...freshDocument("tasks"), ...forged, id: "f-task" }],
      ["activities", { ...freshDocument("activities"), ...forged, id: "f-activity" }],
      ["cases", { ...openCase, ...forged, customerId: undefined, id: "f-case" }],
      ["opportunities", { ...freshDocument("opportunities"), ...forged, id: "f-opportunity" }],
      ["segments", { ...freshDocument("segments"), ...forged, id: "f-segment", isShared: false }],
    ] as const;
    for (const [collection, doc] of docs) {
      const { customerId, ...rest } = doc as Record<string, unknown>;
      const next = collection === "segments" || customerId === undefined ? rest : doc;
      expect({ [collection]: (await anna.push(collection, next)).code }).toEqual({
        [collection]: undefined,
      });
      expect(await scopesOf((doc as { id: string }).id)).toBe("staff:s-anna unit:u-north");
    }
  });

  it("B34 H6 is not given to somebody unknown, nor made in another's name", async () => {
    const task = { ...freshDocument("tasks"), ...loose };
    const ghost = { ...task, id: "g-1", assigneeId: "ghost-1" };
    expect((await mei.push("tasks", ghost)).code).toBe("NOT_ALLOWED");
    const foreign = { ...task, id: "g-2", assigneeId: "s-cai" };
    expect((await anna.push("tasks", foreign)).code).toBe("NOT_ALLOWED");
    const byCai = { ...freshDocument("activities"), ...loose, id: "g-3", staffId: "s-cai" };
    expect((await anna.push("activities", byCai)).code).toBe("NOT_ALLOWED");
  });

  it("H6 moves to the unit of the colleague who takes it over, whatever the sender says they had seen", async () => {
    const task = { ...freshDocument("tasks"), ...loose, id: "h-task" };
    await anna.push("tasks", task);
    const seen = (await anna.get("tasks", "h-task")) ?? { id: "" };
    const next = { ...seen, assigneeId: "s-cai" };
    expect((await anna.push("tasks", next, { ...seen, unitId: "u-south" })).code).toBeUndefined();
    expect(await scopesOf("h-task")).toBe("staff:s-cai unit:u-south");
  });
});

describe("the directory", () => {
  it("B34 H6 a partner cannot stand where an account is, nor say in which unit somebody works", async () => {
    const partner = { ...freshDocument("directory"), id: "s-olga", parentUnitId: "u-south" };
    expect((await mei.push("directory", partner)).code).toBe("NOT_ALLOWED");
    // Planted before the account was opened.
    await mei.push("directory", { ...partner, id: "s-late", name: "Planted" });
    const body = {
      staffId: "s-late",
      account: "late",
      password: "another long password",
      role: "agent",
      unitId: "u-north",
    };
    const opened = await call(server().url, "/api/admin/accounts", { token: admin.token, body });
    expect(opened.body["code"]).toBe("ACCOUNT_TAKEN");
  });

  it("H6 who has no entry works in the unit of the account", async () => {
    const { unitId: _unit, ...doc } = customer("o-1", "s-olga");
    await olga.push("customers", doc);
    expect(await ownerOf(olga, "o-1")).toEqual(["s-olga", "u-head"]);
  });
});

describe("customers", () => {
  it("P7 H6 what is about a customer stays about a customer", async () => {
    const secret = { ...note("n-secret", "c-anna"), title: "Secret" };
    await anna.push("notes", secret);
    const seen = (await anna.get("notes", "n-secret")) ?? { id: "" };
    const { agentId: _a, unitId: _u, ...bare } = seen;
    const published = await anna.push("notes", { ...bare, customerId: "none" }, seen);
    expect(published.code).toBe("NOT_ALLOWED");
    expect(await scopesOf("n-secret")).toBe("staff:s-anna unit:u-north");
    const { customerId: _c, ...orphan } = { ...freshDocument("cases"), id: "n-case" };
    await anna.push("cases", { ...orphan, customerId: "c-anna" });
    expect((await anna.push("cases", orphan)).code).toBe("NOT_ALLOWED");
  });

  it("P7 H6 a customer of a unit keeps the unit, and none is ever seen by the whole company", async () => {
    const { agentId: _a, unitId: _u, ...pool } = customer("p-1", "nobody");
    expect((await mei.push("customers", pool)).code).toBeUndefined();
    expect(await scopesOf("p-1")).toBe("unit:u-north");
    const seen = (await mei.get("customers", "p-1")) ?? { id: "" };
    const { unitId: _unit, ...dropped } = seen;
    await mei.push("customers", dropped, seen);
    expect(await scopesOf("p-1")).toBe("unit:u-north");
    expect(await cai.get("customers", "p-1")).toBeUndefined();
    expect((await mei.push("customers", { ...seen, unitId: "u-south" }, seen)).code).toBe(
      "NOT_ALLOWED",
    );
    const own = (await anna.get("customers", "c-anna")) ?? { id: "" };
    const { unitId: _own, agentId: _agent, ...bare } = own;
    await anna.push("customers", bare, own);
    expect(await scopesOf("c-anna")).toBe("staff:s-anna unit:u-north");
  });

  it("H6 R10 a customer goes to a colleague of the unit, to nobody else and to no ghost", async () => {
    const give = async (agentId: string, more: object = {}) => {
      const seen = (await mei.get("customers", "c-bo")) ?? { id: "" };
      return (await mei.push("customers", { ...seen, agentId, ...more }, { ...seen, ...more }))
        .code;
    };
    expect(await give("ghost-1")).toBe("NOT_ALLOWED");
    expect(await give("s-cai")).toBe("NOT_ALLOWED");
    // Saying that the unit had been seen changed must not part the agent from their unit.
    expect(await give("s-cai", { unitId: "u-south" })).toBe("NOT_ALLOWED");
    expect(await give("s-admin")).toBe("NOT_ALLOWED");
    expect(await scopesOf("c-bo")).toBe("staff:s-bo unit:u-north");
    expect(await give("s-anna")).toBeUndefined();
    expect(await ownerOf(anna, "c-bo")).toEqual(["s-anna", "u-north"]);
    expect(await give("s-bo")).toBeUndefined();
  });

  it("B12 P7 deleting what was never in sight tells nothing of whether it is there", async () => {
    const absent = await anna.push("customers", { id: "c-nowhere", _deleted: true });
    const foreign = await anna.push("customers", { id: "c-cai", _deleted: true });
    expect(foreign).toEqual(absent);
    expect(await ownerOf(cai, "c-cai")).toEqual(["s-cai", "u-south"]);
    const audit = await server()
      .store.db.selectFrom("audit")
      .select("detail")
      .where("entity", "=", "customers c-cai")
      .execute();
    expect(audit.map(({ detail }) => detail)).toEqual(["NOT_AVAILABLE"]);
  });
});

describe("what everybody sees", () => {
  it("H6 P8 articles of the company belong to the office: an agent reads them", async () => {
    const article = note("k-1", "none");
    expect((await anna.push("notes", { ...article, id: "k-0" })).code).toBe("NOT_ALLOWED");
    expect((await mei.push("notes", article)).code).toBeUndefined();
    const seen = (await anna.get("notes", "k-1")) ?? { id: "" };
    expect((await anna.push("notes", { ...seen, title: "Changed" }, seen)).code).toBe(
      "NOT_ALLOWED",
    );
    expect((await anna.push("notes", { id: "k-1", _deleted: true }, seen)).code).toBe(
      "NOT_ALLOWED",
    );
    expect((await olga.push("notes", { ...seen, title: "Changed" }, seen)).code).toBeUndefined();
  });

  it("H6 a shared segment is changed by who made it or by the office of that unit", async () => {
    await cai.push("segments", { ...freshDocument("segments"), id: "sg-1" });
    const seen = (await anna.get("segments", "sg-1")) ?? { id: "" };
    expect(seen).toMatchObject({ agentId: "s-cai", unitId: "u-south" });
    const taken = { ...seen, agentId: "s-anna", unitId: "u-north" };
    expect((await anna.push("segments", { ...taken, isShared: false }, seen)).code).toBe(
      "NOT_ALLOWED",
    );
    expect((await mei.push("segments", { id: "sg-1", _deleted: true }, seen)).code).toBe(
      "NOT_ALLOWED",
    );
    expect((await cai.push("segments", { ...seen, name: "Own" }, seen)).code).toBeUndefined();
    const now = (await olga.get("segments", "sg-1")) ?? { id: "" };
    expect((await olga.push("segments", { ...now, name: "Office" }, now)).code).toBeUndefined();
  });

  it("P7 H6 a person's settings go to that person's devices alone", async () => {
    const own = { ...freshDocument("settings"), id: "st-1", key: "needs.assumptions" };
    const personal = { ...own, agentId: "s-anna" };
    expect((await anna.push("settings", personal)).code).toBeUndefined();
    expect(await scopesOf("st-1")).toBe("staff:s-anna");
    expect(await bo.get("settings", "st-1")).toBeUndefined();
    expect(await mei.get("settings", "st-1")).toBeUndefined();
    expect((await anna.get("settings", "st-1"))?.["key"]).toBe("needs.assumptions");
    expect((await mei.push("settings", { ...own, id: "st-2", agentId: "s-mei" })).code).toBe(
      undefined,
    );
    expect(await mei.get("settings", "st-2")).toBeDefined();
    expect((await mei.push("settings", { ...own, id: "st-3", agentId: "s-anna" })).code).toBe(
      "NOT_ALLOWED",
    );
  });
});
