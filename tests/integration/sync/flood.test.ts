import { request as plainRequest } from "node:http";
import { beforeAll, describe, expect, it } from "vitest";
import { THROTTLE } from "#sync/protocol/limits.ts";
import { seatAt, serverOfThisFile, type Seat } from "./support/seat.ts";
import { call, testServer } from "./support/server.ts";

let clockMs = Date.now();
const server = serverOfThisFile({ nowMs: () => clockMs });
let anna: Seat;
beforeAll(async () => {
  anna = await seatAt(server().url, "anna");
});

/** How many of `count` requests got each status. */
async function tally(count: number, send: () => Promise<{ status: number }>) {
  const counts: Record<number, number> = {};
  for (let i = 0; i < count; i++) {
    const { status } = await send();
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}
const post = (path: string, body: unknown, token?: string) =>
  call(server().url, path, { body, ...(token === undefined ? {} : { token }) });

/** A request with a head of its own choice, which fetch would not send. */
const raw = (port: number, path: string, host: string) =>
  new Promise<[number, string | undefined]>((resolve, reject) => {
    const sent = plainRequest({ host: "127.0.0.1", port, path, headers: { host } }, (answer) => {
      answer.resume();
      resolve([answer.statusCode ?? 0, answer.headers["strict-transport-security"]]);
    });
    sent.on("error", reject);
    sent.end();
  });

describe("floods", () => {
  it("B40 H4 without a token no body is read: others are served while floods come", async () => {
    const body = `{"batchId":"12345678","deviceId":"x","rows":[${"{},".repeat(1_500_000)}{}]}`;
    const flood = new AbortController();
    const statuses = new Set<number>();
    const attackers = Array.from({ length: 4 }, async () => {
      while (!flood.signal.aborted) statuses.add((await post("/api/sync/push", body)).status);
    });
    const waitedMs: number[] = [];
    for (let i = 0; i < 40; i++) {
      const begun = performance.now();
      await call(server().url, "/api/hello");
      waitedMs.push(performance.now() - begun);
    }
    flood.abort();
    await Promise.all(attackers);
    waitedMs.sort((a, b) => a - b);
    expect(waitedMs[37]).toBeLessThan(500);
    expect([...statuses]).toEqual([401]);
  });

  it("B36 B40 only hello and signing in are open; a body that is no JSON is never looked at", async () => {
    for (const path of ["/api/sync/push", "/api/sync/pull", "/api/ticket", "/api/admin/accounts"]) {
      expect({ [path]: (await post(path, "not JSON")).status }).toEqual({ [path]: 401 });
    }
    const { status } = await call(server().url, "/api/session", { method: "DELETE" });
    expect(status).toBe(401);
    expect((await call(server().url, "/api/hello")).status).toBe(200);
  });

  it("H3 B40 pulls, pushes and tickets have a number a minute and device, sign-ins one an address", async () => {
    const pulls = await tally(THROTTLE.pullsPerMinute + 10, () =>
      post("/api/sync/pull", { collection: "customers", limit: 1 }, anna.token),
    );
    expect(pulls).toEqual({ 200: THROTTLE.pullsPerMinute, 429: 10 });
    const tickets = await tally(THROTTLE.ticketsPerMinute + 10, () =>
      post("/api/ticket", { use: "live" }, anna.token),
    );
    expect(tickets).toEqual({ 200: THROTTLE.ticketsPerMinute, 429: 10 });
    const pushes = await tally(THROTTLE.pushesPerMinute + 10, () =>
      post("/api/sync/push", "{}", anna.token),
    );
    expect(pushes).toEqual({ 400: THROTTLE.pushesPerMinute, 429: 10 });
    clockMs += 60_000;
    const seats = await tally(THROTTLE.signInsPerMinute + 10, () =>
      post("/api/demo-session", { seat: "agent", deviceId: "d" }),
    );
    expect(seats).toEqual({ 200: THROTTLE.signInsPerMinute, 429: 10 });
    expect((await post("/api/session", {})).status).toBe(429);
    clockMs += 60_000;
    expect((await post("/api/demo-session", { seat: "agent", deviceId: "d" })).status).toBe(200);
  });
});

describe("origin and host", () => {
  it("H7 B39 a page that was led here under another name is refused, on every route", async () => {
    for (const host of [`evil.example:${server().port}`, "evil.example", "a;script-src *"]) {
      for (const path of ["/api/hello", "/", "/api/session"]) {
        expect({ host, path, status: (await raw(server().port, path, host))[0] }).toEqual({
          host,
          path,
          status: 403,
        });
      }
    }
    for (const name of ["127.0.0.1", "localhost", "[::1]"]) {
      const host = `${name}:${server().port}`;
      expect((await raw(server().port, "/api/hello", host))[0]).toBe(200);
    }
  });

  it("H7 H14 a public address is known by its host too, and asks for TLS from then on", async () => {
    const { port } = await testServer({ origins: ["https://office.example"] });
    const ask = (host: string) => raw(port, "/api/hello", host);
    expect(await ask("office.example")).toEqual([200, "max-age=31536000"]);
    expect(await ask(`127.0.0.1:${port}`)).toEqual([200, undefined]);
    expect(await ask("other.example")).toEqual([403, undefined]);
  });
});
