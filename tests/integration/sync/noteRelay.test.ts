import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { NOTE_FRAGMENT } from "#shared/merge/noteContent.ts";
import { LIMITS } from "#sync/protocol/limits.ts";
import { company, note, PASSWORD } from "./support/company.ts";
import { until } from "./support/client.ts";
import { admissions, KIND, noteSocket } from "./support/noteSocket.ts";
import { call, testServer } from "./support/server.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function signIn(url: string, account: string) {
  const body = { account, password: PASSWORD, deviceId: `device-${account}` };
  const answer = await call(url, "/api/session", { body });
  return answer.body as { accessToken: string; refreshToken: string };
}

/** The update that adds a paragraph to an empty note. */
const typed = (text: string): Uint8Array => written().add(text);

/** A note that grows: each call gives the update of one more paragraph. */
function written() {
  const doc = new Y.Doc();
  return {
    add(text: string): Uint8Array {
      const before = Y.encodeStateVector(doc);
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(text)]);
      doc.getXmlFragment(NOTE_FRAGMENT).push([paragraph]);
      return Y.encodeStateAsUpdate(doc, before);
    },
  };
}

async function liveSocket(url: string, token: string) {
  const { body } = await call(url, "/api/ticket", { token, body: { use: "live" } });
  const socket = new WebSocket(`${url.replace("http", "ws")}/live`);
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  const ready = new Promise((resolve) => socket.once("message", resolve));
  socket.on("open", () => socket.send(JSON.stringify({ ticket: body["ticket"] })));
  await ready;
  return { closed };
}

describe("H9 H13 sockets of a session that ended", () => {
  const ways = {
    "signing out": async (url: string, { accessToken }: { accessToken: string }) =>
      call(url, "/api/session", { method: "DELETE", token: accessToken }),
    "a new password": async (url: string) => {
      const { accessToken } = await signIn(url, "admin");
      const body = {
        staffId: "s-bo",
        account: "bo",
        password: "another long password",
        role: "agent",
        unitId: "u-north",
      };
      return call(url, "/api/admin/accounts", { token: accessToken, body });
    },
    "a stolen refresh token (B36)": async (
      url: string,
      { refreshToken }: { refreshToken: string },
    ) => {
      const refresh = (nonce: string) =>
        call(url, "/api/session/refresh", { body: { refreshToken, nonce, deviceId: "device-bo" } });
      await refresh("first nonce, long enough");
      return refresh("other nonce, long enough");
    },
  };

  it.each(Object.keys(ways) as (keyof typeof ways)[])("are closed at once by %s", async (way) => {
    const { url } = await testServer();
    const [bo, mei] = [await signIn(url, "bo"), await signIn(url, "mei")];
    const [ended, other] = [await noteSocket(url), await noteSocket(url)];
    await ended.join("n-bo", bo.accessToken);
    await other.join("n-bo", mei.accessToken);
    const live = await liveSocket(url, bo.accessToken);
    const answer = await ways[way](url, bo);
    expect(answer.status).toBeLessThan(500);
    expect(await live.closed).toBe(4401);
    await until(() => ended.closeCode() === 4401);
    other.update("n-bo", typed("after the end"));
    await pause(100);
    expect(ended.saw("after the end")).toBe(false);
    expect(other.closeCode()).toBeUndefined();
  });

  it("are closed within ten seconds where no hint came, as by another process", async () => {
    const { url, store } = await testServer();
    const bo = await signIn(url, "bo");
    const ended = await noteSocket(url);
    await ended.join("n-bo", bo.accessToken);
    const live = await liveSocket(url, bo.accessToken);
    const from = Date.now();
    await store.db.deleteFrom("sessions").where("staff_id", "=", "s-bo").execute();
    expect(await live.closed).toBe(4401);
    await until(() => ended.closeCode() === 4401);
    expect(Date.now() - from).toBeLessThan(10_000);
  });

  it("cannot write while the farewell is under way", async () => {
    const { url } = await testServer();
    const [bo, mei] = [await signIn(url, "bo"), await signIn(url, "mei")];
    const [ended, other] = [await noteSocket(url), await noteSocket(url)];
    await ended.join("n-bo", bo.accessToken);
    await other.join("n-bo", mei.accessToken);
    // It never reads the farewell and talks on.
    ended.socket.pause();
    await call(url, "/api/session", { method: "DELETE", token: bo.accessToken });
    await pause(300);
    ended.update("n-bo", typed("too late"));
    await pause(300);
    expect(other.saw("too late")).toBe(false);
  });
});

describe("H9 permissions of open notes", () => {
  it("somebody who leaves is out when the directory says so, and the server goes on", async () => {
    const { url, store } = await testServer();
    const [bo, admin] = [await signIn(url, "bo"), await signIn(url, "admin")];
    const left = await noteSocket(url);
    await left.join("n-bo", bo.accessToken);
    const live = await liveSocket(url, bo.accessToken);
    await store.db.updateTable("accounts").set({ active: 0 }).where("account", "=", "bo").execute();
    await touchDirectory(url, store, admin.accessToken, "s-bo");
    await until(() => left.got.some(({ kind }) => kind === KIND.leave));
    expect(await live.closed).toBe(4403);
    expect((await call(url, "/api/hello")).status).toBe(200);
  });

  it("who may only read an article from now on is heard by nobody", async () => {
    const article = { collection: "notes" as const, doc: note("n-article", "none") };
    const { url, store } = await testServer({ demo: company([article]) });
    const [mei, admin] = [await signIn(url, "mei"), await signIn(url, "admin")];
    const [writer, other] = [await noteSocket(url), await noteSocket(url)];
    for (const socket of [writer, other]) await socket.join("n-article", mei.accessToken);
    const typing = written();
    writer.update("n-article", typing.add("as a manager"));
    await until(() => other.saw("as a manager"));
    await store.db
      .updateTable("accounts")
      .set({ role: "agent" })
      .where("account", "=", "mei")
      .execute();
    await touchDirectory(url, store, admin.accessToken, "s-mei");
    await pause(300);
    writer.update("n-article", typing.add("as an agent"));
    await pause(300);
    expect(other.saw("as an agent")).toBe(false);
    expect([writer.closeCode(), other.closeCode()]).toEqual([undefined, undefined]);
  });
});

async function touchDirectory(
  url: string,
  store: Awaited<ReturnType<typeof testServer>>["store"],
  token: string,
  staffId: string,
) {
  const assumed = await directoryEntry(store, staffId);
  const rows = [{ collection: "directory", assumed, next: { ...assumed, name: "Another name" } }];
  const body = { batchId: crypto.randomUUID(), deviceId: "device-admin", rows };
  const pushed = await call(url, "/api/sync/push", { token, body });
  expect(pushed.body["refused"]).toEqual([]);
}

async function directoryEntry(store: Awaited<ReturnType<typeof testServer>>["store"], id: string) {
  const row = await store.db
    .selectFrom("documents")
    .select("doc")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return JSON.parse(row.doc) as Record<string, unknown>;
}

describe("B40 H4 sockets without a ticket", () => {
  const strangers = (url: string, count: number) =>
    Promise.allSettled(Array.from({ length: count }, () => noteSocket(url)));

  it("an address has only so many, the others are told 429", async () => {
    const { url } = await testServer();
    const opened = await strangers(url, LIMITS.strangersPerAddress + 5);
    const refused = opened.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(5);
    expect(String((refused[0] as PromiseRejectedResult).reason)).toContain("429");
  });

  it("may send little, also in a message that never ends", async () => {
    const { url } = await testServer();
    const [whole, begun] = [await noteSocket(url), await noteSocket(url)];
    whole.update("n-anna", new Uint8Array(LIMITS.strangerBytes));
    // One piece of a message whose last piece never comes.
    begun.socket.send(Buffer.alloc(LIMITS.strangerBytes), { fin: false });
    expect(await until(() => whole.closeCode() && begun.closeCode())).toBeGreaterThan(1_000);
  });

  it("may wait ten seconds", async () => {
    const { url } = await testServer();
    const silent = await noteSocket(url);
    const from = Date.now();
    await until(() => silent.closeCode() === 4401, LIMITS.strangerMs + 3_000);
    expect(Date.now() - from).toBeGreaterThan(LIMITS.strangerMs - 500);
  });
});

describe("B30 B31 B33 H4 a socket that keeps to no rule", () => {
  it("opens fifty notes and no more", async () => {
    const more = Array.from({ length: LIMITS.notesPerSocket + 5 }, (_, i) => ({
      collection: "notes" as const,
      doc: note(`n-${i}`, "c-anna"),
    }));
    const { url } = await testServer({ demo: company(more) });
    const { accessToken } = await signIn(url, "mei");
    const socket = await noteSocket(url);
    for (const { doc } of more) await socket.join(doc.id, accessToken);
    await until(() => admissions(socket) >= LIMITS.notesPerSocket);
    await pause(200);
    expect(admissions(socket)).toBe(LIMITS.notesPerSocket);
  });

  it.each(["../x", "__proto__", "constructor", "n-anna\0two", "x".repeat(200)])(
    "B33 gets nothing for the name %j",
    async (name) => {
      const { url } = await testServer();
      const { accessToken } = await signIn(url, "anna");
      const socket = await noteSocket(url);
      await socket.join(name, accessToken);
      expect(admissions(socket)).toBe(0);
    },
  );

  it("is closed at the third bad update, which is audited without a stack on the screen", async () => {
    const { url, store } = await testServer();
    const { accessToken } = await signIn(url, "anna");
    const socket = await noteSocket(url);
    const table = new Y.Doc();
    table.getXmlFragment(NOTE_FRAGMENT).insert(0, [new Y.XmlElement("table")]);
    const bad = [
      new Uint8Array([1, 2, 3, 4, 5]),
      Y.encodeStateAsUpdate(table),
      new Uint8Array([9, 9, 9]),
    ];
    for (const update of bad) {
      expect(socket.closeCode()).toBeUndefined();
      await socket.join("n-anna", accessToken);
      await pause(50);
      socket.update("n-anna", update);
      await pause(100);
    }
    await until(() => socket.closeCode() === 4400);
    const audited = await store.db
      .selectFrom("audit")
      .select(["actor", "device", "entity"])
      .where("action", "=", "relay.refused")
      .execute();
    expect(audited).toEqual([{ actor: "s-anna", device: "device-anna", entity: "notes n-anna" }]);
  });

  it("B29 cannot let a note grow past its size, update by update", async () => {
    const { url } = await testServer();
    const { accessToken } = await signIn(url, "anna");
    const socket = await noteSocket(url);
    await socket.join("n-anna", accessToken);
    socket.update("n-anna", typed("a".repeat(1_900_000)));
    socket.update("n-anna", typed("b".repeat(1_900_000)));
    expect(await until(() => socket.got.some(({ kind }) => kind === KIND.leave))).toBe(true);
  });
});

describe("B32 H9 presence", () => {
  it("one cursor per socket and note, small, a place in the note, under the session's name", async () => {
    const { url } = await testServer();
    const [anna, mei] = [await signIn(url, "anna"), await signIn(url, "mei")];
    const [one, two] = [await noteSocket(url), await noteSocket(url)];
    await one.join("n-anna", anna.accessToken);
    await two.join("n-anna", mei.accessToken);
    const shown = () => two.got.filter(({ kind }) => kind === KIND.presence);
    one.presence("n-anna", [[5, { user: { name: "Somebody else" }, junk: "J".repeat(5_000) }]]);
    await pause(100);
    expect(shown()).toHaveLength(0);
    const place = { type: null, tname: NOTE_FRAGMENT, item: null, assoc: 0 };
    const cursor = { anchor: place, head: place };
    const ghosts = Array.from({ length: 50 }, (_, i) => [100 + i, {}] as [number, unknown]);
    one.presence("n-anna", [...ghosts, [7, { user: { name: "Somebody else" }, junk: 1, cursor }]]);
    await until(() => two.saw("Name of s-anna"));
    expect(two.saw("Somebody else")).toBe(false);
    expect(two.saw("junk")).toBe(false);
    expect(two.saw(`"tname":"${NOTE_FRAGMENT}"`)).toBe(true);
    one.presence("n-anna", [[8, { cursor: { anchor: { tname: "evil" }, head: 5 } }]]);
    await pause(100);
    expect(two.saw("evil")).toBe(false);
    const newcomer = await noteSocket(url);
    await newcomer.join("n-anna", mei.accessToken);
    await until(() => newcomer.got.some(({ kind }) => kind === KIND.presence));
    const [first] = newcomer.got.filter(({ kind }) => kind === KIND.presence);
    // After its own length, the number of cursors in it.
    expect(first?.bytes[(first.bytes[0] ?? 0) < 128 ? 1 : 2]).toBe(1);
  });
});
