import { readFile, writeFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startServer } from "#sync/server/startServer.ts";
import { firstBrokenAudit } from "#sync/store/audit.ts";
import { company, customer, DOCUMENTS, PASSWORD } from "./support/company.ts";
import { call, tempFolder, testServer, type Answer } from "./support/server.ts";

const credentials = { account: "anna", password: PASSWORD, deviceId: "d-1" };
const enter = async (url: string, more: object = {}): Promise<Record<string, string>> =>
  (await call(url, "/api/session", { body: { ...credentials, ...more } })).body as Record<
    string,
    string
  >;
const push = (url: string, token: string, row: object, more: object = {}): Promise<Answer> =>
  call(url, "/api/sync/push", {
    token,
    body: {
      batchId: crypto.randomUUID(),
      deviceId: "d-1",
      rows: [{ collection: "customers", ...row }],
      ...more,
    },
  });
const pull = (url: string, token: string, checkpoint?: object) =>
  call(url, "/api/sync/pull", { token, body: { collection: "customers", limit: 100, checkpoint } });

describe("sessions", () => {
  it("says hello with the demo seats, and seats sign in without a password only in a demo company", async () => {
    const { url, store } = await testServer();
    const hello = await call(url, "/api/hello");
    expect(hello.body).toMatchObject({ companyName: "榕樹人壽", epoch: store.epoch });
    expect(hello.body["demo"]).toEqual({
      seats: ["agent", "back_office", "manager"],
      defaultSeat: "agent",
    });
    const seated = await call(url, "/api/demo-session", {
      body: { seat: "manager", deviceId: "d-9" },
    });
    expect(seated.body["person"]).toMatchObject({
      staffId: "s-mei",
      role: "manager",
      unitIds: ["u-north"],
    });
    const real = await testServer({ demo: { companyName: "Real" } });
    expect(
      (await call(real.url, "/api/demo-session", { body: { seat: "agent", deviceId: "d" } }))
        .status,
    ).toBe(404);
  });

  it("H2 a wrong password and an unknown account get one answer; H3 the sixth try waits, even after a restart", async () => {
    const dataDir = await tempFolder();
    const first = await testServer({ dataDir });
    for (let i = 0; i < 5; i++) {
      const wrong = await call(first.url, "/api/session", {
        body: { ...credentials, password: "no" },
      });
      expect(wrong).toMatchObject({ status: 401, body: { code: "SIGN_IN_FAILED" } });
    }
    const unknown = await call(first.url, "/api/session", {
      body: { ...credentials, account: "nobody" },
    });
    expect(unknown).toMatchObject({ status: 401, body: { code: "SIGN_IN_FAILED" } });
    await first.close();
    const { url } = await testServer({ dataDir });
    const locked = await call(url, "/api/session", { body: credentials });
    expect(locked).toMatchObject({ status: 429, body: { code: "TOO_MANY_ATTEMPTS" } });
    expect(Number(locked.headers.get("retry-after"))).toBeGreaterThan(800);
  });

  it("H1 B36 refresh rotates, a retry gets the same answer, reuse ends the session and is audited", async () => {
    let clock = Date.now();
    const { url, store } = await testServer({ nowMs: () => clock });
    const tokens = await enter(url);
    const body = { refreshToken: tokens["refreshToken"], nonce: "nonce-0001", deviceId: "d-1" };
    const refresh = (more: object) =>
      call(url, "/api/session/refresh", { body: { ...body, ...more } });
    expect((await refresh({ deviceId: "d-2" })).body["code"]).toBe("WRONG_DEVICE");
    const renewed = await refresh({});
    expect((await refresh({})).body).toEqual(renewed.body);
    const token = renewed.body["accessToken"] as string;
    expect((await pull(url, token)).status).toBe(200);
    expect((await pull(url, tokens["accessToken"] ?? "")).status).toBe(401);
    clock += 61_000;
    expect((await refresh({})).body["code"]).toBe("SESSION_REUSED");
    expect((await pull(url, token)).status).toBe(401);
    const audit = await store.db.selectFrom("audit").select("action").execute();
    expect(audit.map((row) => row.action)).toContain("session.reused");
    expect(await firstBrokenAudit(store.db)).toBeNull();
  });

  it("B36 an expired or unknown access token is refused, and signing out ends the session", async () => {
    let clock = Date.now();
    const { url } = await testServer({ nowMs: () => clock });
    const { accessToken = "" } = await enter(url);
    expect((await call(url, "/api/session", { method: "DELETE", token: accessToken })).status).toBe(
      204,
    );
    expect((await pull(url, accessToken)).status).toBe(401);
    const again = await enter(url);
    clock += 15 * 60_000 + 1;
    expect((await pull(url, again["accessToken"] ?? "")).body["code"]).toBe("SESSION_EXPIRED");
    expect(
      (await call(url, "/api/sync/pull", { body: { collection: "notes", limit: 1 } })).status,
    ).toBe(401);
  });

  it("H10 the audit refuses update and delete", async () => {
    const { url, store } = await testServer();
    await enter(url);
    await expect(store.db.deleteFrom("audit").execute()).rejects.toThrow(/append-only/);
    await expect(store.db.updateTable("audit").set({ actor: "x" }).execute()).rejects.toThrow(
      /append-only/,
    );
  });
});

describe("bad requests", () => {
  it("B23 B24 B25 B26 B28 prototypes, depth, size, type and compression are refused", async () => {
    const { url } = await testServer();
    const status = async (body: string, headers = {}) =>
      (await call(url, "/api/session", { body, headers })).status;
    expect(await status('{"__proto__":{"isAdmin":true}}')).toBe(400);
    expect(await status('{"constructor":{"prototype":{}}}')).toBe(400);
    const begun = performance.now();
    expect(await status("[".repeat(200_000) + "]".repeat(200_000))).toBe(400);
    expect(performance.now() - begun).toBeLessThan(500);
    expect(await status(JSON.stringify({ account: "x".repeat(2_000_000) }))).toBe(413);
    expect(
      await status("account=anna", { "content-type": "application/x-www-form-urlencoded" }),
    ).toBe(415);
    expect(await status("{}", { "content-encoding": "gzip" })).toBe(415);
    expect(await status(JSON.stringify({ ...credentials, isAdmin: true }))).toBe(400);
    expect(await status(JSON.stringify({ ...credentials, deviceId: 7 }))).toBe(400);
  });

  it("B39 H7 foreign and null origins get 403, the server's own and the desktop's pass", async () => {
    const { url } = await testServer();
    const from = async (origin: string) =>
      (await call(url, "/api/hello", { headers: { origin } })).status;
    expect(await from("https://evil.example")).toBe(403);
    expect(await from("null")).toBe(403);
    expect(await from(url)).toBe(200);
    expect(await from("app://banyan")).toBe(200);
  });

  it("B53 a checkpoint ahead, of another epoch, negative or of a foreign scope moves nothing", async () => {
    const { url, store } = await testServer();
    const { accessToken = "" } = await enter(url);
    const { epoch } = store;
    const code = async (checkpoint: object) =>
      (await pull(url, accessToken, checkpoint)).body["code"];
    expect(await code({ epoch, scopes: { "staff:s-anna": 9_999 } })).toBe("EPOCH_CHANGED");
    expect(await code({ epoch: "another", scopes: {} })).toBe("EPOCH_CHANGED");
    expect(await code({ epoch, scopes: { "staff:s-anna": -1 } })).toBe("BAD_REQUEST");
    expect(await code({ epoch, scopes: { "staff:s-bo": 0 } })).toBe("FOREIGN_SCOPE");
  });
});

describe("pushes", () => {
  it("B27 B34 unknown fields are refused and audited; owner, times and author are the server's", async () => {
    const { url, store } = await testServer();
    const { accessToken = "" } = await enter(url);
    const doc = customer("c-x", "s-anna");
    const odd = await push(url, accessToken, { next: { ...doc, role: "manager" } });
    expect(odd.body["refused"]).toEqual([
      { collection: "customers", id: "c-x", code: "INVALID_DOCUMENT" },
    ]);
    const stolen = await push(url, accessToken, { next: { ...doc, agentId: "s-bo" } });
    expect(stolen.body["refused"]).toMatchObject([{ code: "NOT_ALLOWED" }]);
    const forged = { ...doc, updatedAt: "1999-01-01T00:00:00.000Z", updatedBy: "s-mei" };
    expect((await push(url, accessToken, { next: forged })).body["refused"]).toEqual([]);
    const { body } = await pull(url, accessToken);
    const saved = (body["documents"] as Record<string, string>[]).find(({ id }) => id === "c-x");
    expect(saved?.["updatedBy"]).toBe("s-anna");
    expect(saved?.["updatedAt"]?.slice(0, 4)).not.toBe("1999");
    const audit = await store.db
      .selectFrom("audit")
      .select("detail")
      .where("action", "=", "push.refused")
      .execute();
    expect(audit.map((row) => row.detail)).toEqual(["INVALID_DOCUMENT", "NOT_ALLOWED"]);
    const foreign = { ...customer("p", "s-anna"), id: "t-x", customerId: "c-bo" };
    const row = { collection: "tasks", next: foreign };
    expect((await push(url, accessToken, row)).body["refused"]).toMatchObject([
      { code: "NOT_AVAILABLE" },
    ]);
  });

  it("R2 B35 a replayed batch has one effect and one answer; other content under its id is 409", async () => {
    const { url, store } = await testServer();
    const { accessToken = "" } = await enter(url);
    const next = customer("c-y", "s-anna");
    const batchId = crypto.randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => push(url, accessToken, { next }, { batchId })),
    );
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body);
    const row = await store.db
      .selectFrom("documents")
      .select("rev")
      .where("id", "=", "c-y")
      .executeTakeFirst();
    expect(row?.rev).toBe(1);
    const other = await push(url, accessToken, { next: { ...next, name: "Other" } }, { batchId });
    expect(other).toMatchObject({ status: 409, body: { code: "BATCH_REUSED" } });
    const foreign = await push(url, accessToken, { next }, { deviceId: "d-2" });
    expect(foreign).toMatchObject({ status: 403, body: { code: "WRONG_DEVICE" } });
  });

  it("R5 R6 the feed has no gaps: n counts every change of a scope, one row per document", async () => {
    const { url, store } = await testServer();
    const { accessToken = "" } = await enter(url);
    const head = async () =>
      (
        await store.db
          .selectFrom("scope_head")
          .select("n")
          .where("scope", "=", "staff:s-anna")
          .executeTakeFirst()
      )?.n ?? 0;
    const before = await head();
    const made = Array.from({ length: 20 }, (_, i) => customer(`c-f${i}`, "s-anna"));
    await Promise.all(made.map((next) => push(url, accessToken, { next })));
    expect(await head()).toBe(before + 20);
    const rows = await store.db
      .selectFrom("scope_feed")
      .select("n")
      .where("scope", "=", "staff:s-anna")
      .orderBy("n")
      .execute();
    expect(rows.map((row) => row.n)).toEqual(Array.from({ length: before + 20 }, (_, i) => i + 1));
    // The same state again is acknowledged without a new n.
    await push(url, accessToken, { next: made[0] });
    expect(await head()).toBe(before + 20);
  });

  it("R17 an edit after a committed delete leaves it deleted and is kept", async () => {
    const { url, store } = await testServer();
    const { accessToken = "" } = await enter(url);
    const doc = customer("c-anna", "s-anna");
    await push(url, accessToken, { assumed: doc, next: { id: doc.id, _deleted: true } });
    const late = await push(url, accessToken, {
      assumed: doc,
      next: { ...doc, name: "Late", _deleted: false },
    });
    expect(late.body["conflicts"]).toEqual([{ id: "c-anna", _deleted: true }]);
    expect(late.body["refused"]).toMatchObject([{ code: "ALREADY_DELETED" }]);
    const kept = await store.db.selectFrom("kept").select(["kind", "content"]).execute();
    expect(kept).toMatchObject([{ kind: "after_delete" }]);
    expect(kept[0]?.content).toContain("Late");
  });
});

describe("accounts", () => {
  it("H6 an admin opens an account that can sign in; nobody else may, and short passwords are refused", async () => {
    const { url } = await testServer();
    const body = {
      staffId: "s-new",
      account: "new",
      password: PASSWORD,
      role: "agent",
      unitId: "u-north",
    };
    const set = async (account: string, more = {}) => {
      const { accessToken = "" } = await enter(url, { account });
      return call(url, "/api/admin/accounts", { token: accessToken, body: { ...body, ...more } });
    };
    expect((await set("mei")).body["code"]).toBe("NOT_ALLOWED");
    expect((await set("admin", { password: "short" })).status).toBe(400);
    expect((await set("admin")).status).toBe(204);
    expect(await enter(url, { account: "new" })).toMatchObject({
      person: { staffId: "s-new", role: "agent" },
    });
  });
});

describe("operation", () => {
  it("a first start that was cut off while loading begins again", async () => {
    const dataDir = await tempFolder();
    const whole = company();
    const broken = {
      ...whole,
      seed: () => ({
        documents: DOCUMENTS.map(([collection, doc]) => ({ collection, doc })),
        accounts: [{} as never],
      }),
    };
    await expect(startServer({ dataDir, demo: broken })).rejects.toThrow(/normalize/);
    const { url } = await testServer({ dataDir, demo: whole });
    expect(await enter(url)).toMatchObject({ person: { staffId: "s-anna" } });
  });

  it("X32 a second server on the same folder is refused with its code, and the folder is free after close", async () => {
    const dataDir = await tempFolder();
    const first = await testServer({ dataDir });
    await expect(startServer({ dataDir })).rejects.toMatchObject({ code: "DATA_FOLDER_IN_USE" });
    await first.close();
    const second = await testServer({ dataDir });
    expect((await call(second.url, "/api/hello")).status).toBe(200);
  });

  it("SECURITY 4 the window's files carry the policy, hashed ones are cached for ever, pages never", async () => {
    const rendererDir = await tempFolder();
    await mkdir(join(rendererDir, "assets"));
    await writeFile(join(rendererDir, "index.html"), "<!doctype html><title>Banyan</title>");
    await writeFile(join(rendererDir, "assets", "main-1a2b.js"), "1");
    await writeFile(join(rendererDir, "assets", "data.worker-1a2b.js"), "1");
    const { url } = await testServer({ rendererDir });
    const page = await fetch(`${url}/`);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain(`connect-src 'self' ws://${new URL(url).host}`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
    expect(page.headers.get("cache-control")).toBe("no-cache");
    const deep = await fetch(`${url}/customers/c-1`, { headers: { accept: "text/html" } });
    expect(await deep.text()).toBe(await readFile(join(rendererDir, "index.html"), "utf8"));
    const script = await fetch(`${url}/assets/main-1a2b.js`);
    expect(script.headers.get("cache-control")).toContain("immutable");
    expect(script.headers.get("content-security-policy")).not.toContain("wasm");
    const worker = await fetch(`${url}/assets/data.worker-1a2b.js`);
    expect(worker.headers.get("content-security-policy")).toContain("'wasm-unsafe-eval'");
    for (const path of ["/serviceWorker.js", "/a/worker.js", "/assets/worker-1a2b.js"]) {
      const other = await fetch(url + path, { headers: { accept: "text/html" } });
      expect(other.headers.get("content-security-policy")).not.toContain("wasm");
    }
    expect((await fetch(`${url}/..%2f..%2fetc/passwd`)).status).toBeGreaterThanOrEqual(400);
  });
});
