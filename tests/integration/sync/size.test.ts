import { beforeAll, describe, expect, it } from "vitest";
import { LIMITS } from "#sync/protocol/limits.ts";
import { customer, stamp } from "./support/company.ts";
import { freshDocument } from "./support/documents.ts";
import { seatAt, serverOfThisFile, type Seat } from "./support/seat.ts";
import { call } from "./support/server.ts";

const server = serverOfThisFile();
let anna: Seat;
let mei: Seat;
beforeAll(async () => {
  anna = await seatAt(server().url, "anna");
  mei = await seatAt(server().url, "mei");
});

const setting = (id: string, value: unknown) => ({
  id,
  key: "goal",
  value,
  validFrom: "2026-01-05",
  ...stamp,
});

describe("sizes", () => {
  it("B40 H4 a document larger than its limit is refused, whoever sends it", async () => {
    const big = "x".repeat(LIMITS.documentBytes);
    const own = { ...setting("big-own", big), agentId: "s-anna" };
    expect((await anna.push("settings", own)).code).toBe("INVALID_DOCUMENT");
    expect((await mei.push("settings", setting("big-company", big))).code).toBe("INVALID_DOCUMENT");
    const segment = { ...freshDocument("segments"), id: "big-segment", criteria: [big] };
    expect((await anna.push("segments", segment)).code).toBe("INVALID_DOCUMENT");
    const before = { ...customer("c-anna", "s-anna"), remark: big };
    const changed = { ...customer("c-anna", "s-anna"), name: "Changed" };
    expect((await anna.push("customers", changed, before)).code).toBe("INVALID_DOCUMENT");
  });

  it("B40 an import's before-images fit, since a case has a limit of its own", async () => {
    const data = { before: Array.from({ length: 200 }, (_, i) => customer(`b-${i}`, "s-anna")) };
    const part = { ...freshDocument("cases"), id: "x-part", kind: "import_batch", data };
    expect((await anna.push("cases", part)).code).toBeUndefined();
  });

  it("B40 H4 a page stops at its bytes and says that more is to come; the next goes on", async () => {
    const value = "x".repeat(100_000);
    const rows = (from: number) =>
      Array.from({ length: 30 }, (_, i) => ({
        collection: "settings" as const,
        next: setting(`page-${from + i}`, value),
      }));
    for (const from of [0, 30]) expect((await mei.send(rows(from))).body["refused"]).toEqual([]);
    const page = await call(server().url, "/api/sync/pull", {
      token: anna.token,
      body: { collection: "settings", limit: 2_000 },
    });
    expect(JSON.stringify(page.body).length).toBeLessThan(LIMITS.pageBytes * 1.1);
    expect(page.body["complete"]).toBe(false);
    expect((await anna.pull("settings")).filter(({ id }) => id.startsWith("page-"))).toHaveLength(
      60,
    );
  });

  it("B40 H4 hundreds of thousands of keys, lists or objects in one row cost nearly nothing", async () => {
    const keys = Array.from({ length: 300_000 }, (_, i) => `"k${i}":1`).join(",");
    const values = (item: string) => `[${`${item},`.repeat(390_000)}${item}]`;
    const docs = [
      `{"collection":"customers","next":{"id":"many-keys",${keys}}}`,
      `{"collection":"segments","next":{"id":"many-lists","criteria":${values("[]")}}}`,
      `{"collection":"customers","next":{"id":"many-phones","phones":${values("{}")}}}`,
    ];
    for (const doc of docs) {
      const body = `{"batchId":"${crypto.randomUUID()}","deviceId":"${anna.deviceId}","rows":[${doc}]}`;
      const begun = performance.now();
      const answer = await call(server().url, "/api/sync/push", { token: anna.token, body });
      expect(performance.now() - begun).toBeLessThan(1_500);
      expect(answer.status).toBe(200);
      expect(answer.body["refused"]).toHaveLength(1);
    }
    const flood = `{"batchId":"12345678","deviceId":"x","rows":[${"{},".repeat(1_000_000)}{}]}`;
    const begun = performance.now();
    const { status } = await call(server().url, "/api/sync/push", {
      token: anna.token,
      body: flood,
    });
    expect(status).toBe(413);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
