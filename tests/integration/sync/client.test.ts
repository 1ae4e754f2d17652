import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { hello, resumeSession, signIn } from "#sync/client/session.ts";
import { customer, PASSWORD } from "./support/company.ts";
import { memoryTokens, testClient, until } from "./support/client.ts";
import { call, tempFolder, testServer } from "./support/server.ts";

async function portal(
  answer: (respond: { status: number; body: string }) => void,
): Promise<string> {
  const plan = { status: 200, body: "<html>Please accept our terms</html>" };
  answer(plan);
  const server: Server = createServer((_request, response) => {
    response.writeHead(plan.status, { "content-type": "text/html" }).end(plan.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function open(
  url: string,
  path: string,
  init?: { origin: string },
): Promise<{ code: number; opened: WebSocket | null }> {
  const socket = new WebSocket(
    url.replace("http", "ws") + path,
    init && ({ headers: { origin: init.origin } } as never),
  );
  return new Promise((resolve) => {
    socket.addEventListener("open", () => resolve({ code: 0, opened: socket }));
    socket.addEventListener("error", () => resolve({ code: 1, opened: null }));
  });
}

describe("sessions on the device", () => {
  it("X27 R22 many requests with an expired token refresh once, and nobody is logged out", async () => {
    let clock = Date.now();
    const { url, store } = await testServer({ nowMs: () => clock });
    const session = await signIn(
      { serverUrl: url, deviceId: "d", tokenStore: memoryTokens() },
      { account: "anna", password: PASSWORD },
    );
    clock += 16 * 60_000;
    await Promise.all(Array.from({ length: 10 }, () => session.ticket("live")));
    const used = await store.db.selectFrom("used_refresh").selectAll().execute();
    expect(used).toHaveLength(1);
  });

  it("X27 two windows of one person refresh at once: both go on, nobody is logged out", async () => {
    let clock = Date.now();
    const { url, store } = await testServer({ nowMs: () => clock });
    let queue: Promise<unknown> = Promise.resolve();
    const exclusive = <T>(work: () => Promise<T>) => {
      const turn = queue.then(work);
      queue = turn.catch(() => undefined);
      return turn;
    };
    const connection = {
      serverUrl: url,
      deviceId: "d",
      tokenStore: { ...memoryTokens(), exclusive },
    };
    const one = await signIn(connection, { account: "anna", password: PASSWORD });
    const other = await resumeSession(connection);
    for (let round = 0; round < 3; round += 1) {
      clock += 16 * 60_000;
      await Promise.all([one.ticket("live"), other?.ticket("live"), one.ticket("collab")]);
    }
    const ended = await store.db
      .selectFrom("audit")
      .selectAll()
      .where("action", "like", "%reuse%")
      .execute();
    expect(ended).toEqual([]);
  });

  it("A1 a session is resumed without the network, and ends with signing out", async () => {
    const { url } = await testServer();
    const connection = { serverUrl: url, deviceId: "d", tokenStore: memoryTokens() };
    await signIn(connection, { account: "anna", password: PASSWORD });
    const resumed = await resumeSession({ ...connection, serverUrl: "http://127.0.0.1:9" });
    expect(resumed?.person).toMatchObject({ staffId: "s-anna", name: "Name of s-anna" });
    const online = await resumeSession(connection);
    await online?.ticket("live");
    await online?.signOut();
    expect(await resumeSession(connection)).toBeNull();
  });

  it("X29 a captive portal's answer is taken for none", async () => {
    const serverUrl = await portal(() => undefined);
    await expect(hello(serverUrl)).rejects.toMatchObject({ code: "BAD_ANSWER" });
    await expect(hello("http://127.0.0.1:9")).rejects.toMatchObject({ code: "OFFLINE" });
  });
});

describe("status", () => {
  it("P2 shows offline with what waits, and in step once the server has acknowledged it", async () => {
    const dataDir = await tempFolder();
    const first = await testServer({ dataDir });
    const client = await testClient(first.url, "anna", ["customers"]);
    const sync = client.online();
    await sync.firstSync();
    await until(() => sync.status.state === "in_step");
    await first.close();
    await client.of("customers").insert(customer("c-late", "s-anna"));
    await until(() => sync.status.state === "offline" && sync.status.pending === 1);
    expect(sync.status).toEqual({ state: "offline", pending: 1 });
    const second = await testServer({ dataDir, port: first.port });
    await until(() => sync.status.state === "in_step" && sync.status.pending === 0, 30_000);
    const saved = await second.store.db
      .selectFrom("documents")
      .select("rev")
      .where("id", "=", "c-late")
      .execute();
    expect(saved).toHaveLength(1);
  });

  it("B27 P8 a refused change is handed over with its data, and does not stop the next", async () => {
    const { url } = await testServer();
    const client = await testClient(url, "anna", ["customers"]);
    const sync = client.online();
    await sync.firstSync();
    await client.of("customers").insert({ ...customer("c-bad", "s-anna"), name: " " });
    await until(() => client.attention.length === 1);
    expect(client.attention[0]).toMatchObject({
      code: "INVALID_DOCUMENT",
      lost: { id: "c-bad", name: " " },
    });
    await client.of("customers").insert(customer("c-good", "s-anna"));
    await until(() => sync.status.state === "in_step");
    expect(await client.get("customers", "c-bad")).toBeUndefined();
    expect(client.attention).toHaveLength(1);
  });
});

describe("sockets", () => {
  it("H8 B53 B36 a ticket opens one socket once, and only the kind it was issued for", async () => {
    const { url } = await testServer();
    const entered = await call(url, "/api/demo-session", {
      body: { seat: "agent", deviceId: "d" },
    });
    const token = entered.body["accessToken"] as string;
    const ticketFor = async (use: string) =>
      (await call(url, "/api/ticket", { token, body: { use } })).body["ticket"];
    const use = async (ticket: unknown) => {
      const { opened } = await open(url, "/live");
      opened?.send(JSON.stringify({ ticket }));
      return new Promise((resolve) => {
        opened?.addEventListener("message", () => resolve("ready"));
        opened?.addEventListener("close", ({ code }) => resolve(code));
      });
    };
    const ticket = await ticketFor("live");
    expect(await use(ticket)).toBe("ready");
    expect(await use(ticket)).toBe(4401);
    expect(await use(await ticketFor("collab"))).toBe(4401);
    expect(await use("x".repeat(43))).toBe(4401);
  });

  it("B39 H7 a foreign page opens no socket", async () => {
    const { url } = await testServer();
    for (const path of ["/live", "/collab"]) {
      expect((await open(url, path, { origin: "https://evil.example" })).code).toBe(1);
      expect((await open(url, path, { origin: "null" })).code).toBe(1);
      expect((await open(url, path, { origin: url })).code).toBe(0);
    }
    expect((await open(url, "/elsewhere")).code).toBe(1);
  });
});
