import { describe, expect, it, onTestFinished } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { textIn } from "#shared/merge/anyDoc.ts";
import { fromBase64, toBase64 } from "#shared/merge/base64.ts";
import { NOTE_FRAGMENT, noteText } from "#shared/merge/noteContent.ts";
import { connectNote } from "#sync/client/notes.ts";
import { note } from "./support/company.ts";
import { testClient, until, type Client } from "./support/client.ts";
import { call, testServer } from "./support/server.ts";

function write(doc: Y.Doc, text: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  const fragment = doc.getXmlFragment(NOTE_FRAGMENT);
  fragment.insert(fragment.length, [paragraph]);
}

const stateOf = (doc: Y.Doc) => toBase64(Y.encodeStateAsUpdate(doc));

/** What an editor does: open the stored note, type, save. */
async function type(client: Client, id: string, text: string): Promise<void> {
  const row = await client.of("notes").findOne(id).exec(true);
  await row.incrementalModify((stored) => {
    const doc = new Y.Doc();
    const bytes = fromBase64(textIn(stored, "state"));
    if (bytes && bytes.length > 0) Y.applyUpdate(doc, bytes);
    write(doc, text);
    return { ...stored, state: stateOf(doc), text: noteText(doc) };
  });
}

const textOf = async (client: Client, id: string) =>
  ((await client.get("notes", id))?.["text"] ?? "") as string;

describe("notes", () => {
  it("D3 P4 a note written offline on both sides merges with nothing lost, without being opened again", async () => {
    const { url } = await testServer();
    const [one, two] = [
      await testClient(url, "anna", ["notes"]),
      await testClient(url, "anna", ["notes"]),
    ];
    for (const client of [one, two]) {
      await client.online().firstSync();
      await client.offline();
    }
    for (let i = 0; i < 5; i++) {
      await type(one, "n-anna", `one ${i}`);
      await type(two, "n-anna", `two ${i}`);
    }
    one.online();
    two.online();
    const lines = Array.from({ length: 5 }, (_, i) => [`one ${i}`, `two ${i}`]).flat();
    const all = (text: string) => lines.every((line) => text.includes(line));
    await until(async () => all(await textOf(one, "n-anna")) && all(await textOf(two, "n-anna")));
    await until(async () => (await textOf(one, "n-anna")) === (await textOf(two, "n-anna")));
    expect((await textOf(one, "n-anna")).split("\n")).toHaveLength(10);
    expect([...one.attention, ...two.attention]).toEqual([]);
  });

  it("B54 R15 an empty or unrelated document never replaces the stored text; equal content moves no n", async () => {
    const { url, store } = await testServer();
    const tokens = await call(url, "/api/demo-session", { body: { seat: "agent", deviceId: "d" } });
    const push = (state: string) => pushNote(url, tokens.body["accessToken"] as string, state);
    const doc = new Y.Doc();
    write(doc, "kept");
    await push(stateOf(doc));
    const other = new Y.Doc();
    write(other, "other");
    await push("");
    await push(stateOf(other));
    const row = await store.db
      .selectFrom("documents")
      .select(["doc", "rev"])
      .where("id", "=", "n-anna")
      .executeTakeFirstOrThrow();
    const saved = JSON.parse(row.doc) as { text: string; state: string };
    expect(saved.text.split("\n").sort()).toEqual(["kept", "other"]);
    await push(stateOf(doc));
    await push(saved.state);
    const after = await store.db
      .selectFrom("documents")
      .select("rev")
      .where("id", "=", "n-anna")
      .executeTakeFirst();
    expect(after?.rev).toBe(row.rev);
  });

  it("B29 B30 B31 damaged, foreign and oversized notes are refused, what is stored stays", async () => {
    const { url, store } = await testServer();
    const tokens = await call(url, "/api/demo-session", { body: { seat: "agent", deviceId: "d" } });
    const code = async (state: string) =>
      (
        (await pushNote(url, tokens.body["accessToken"] as string, state)).body["refused"] as {
          code: string;
        }[]
      )[0]?.code;
    const doc = new Y.Doc();
    write(doc, "text");
    const bytes = Y.encodeStateAsUpdate(doc);
    expect(await code(toBase64(bytes.subarray(0, bytes.length - 4)))).toBe("NOTE_DAMAGED");
    const foreign = new Y.Doc();
    foreign.getMap("users").set("isAdmin", true);
    expect(await code(stateOf(foreign))).toBe("NOTE_FOREIGN_CONTENT");
    const embedded = new Y.Doc();
    embedded.getXmlFragment(NOTE_FRAGMENT).insert(0, [new Y.XmlElement("script")]);
    expect(await code(stateOf(embedded))).toBe("NOTE_FOREIGN_CONTENT");
    const large = new Y.Doc();
    write(large, "x".repeat(3_100_000));
    expect(await code(stateOf(large))).toMatch(/NOTE_TOO_LARGE|INVALID_DOCUMENT/);
    const row = await store.db
      .selectFrom("documents")
      .select("rev")
      .where("id", "=", "n-anna")
      .executeTakeFirst();
    expect(row?.rev).toBe(1);
  });
});

function pushNote(url: string, token: string, state: string) {
  const next = { ...note("n-anna", "c-anna"), state };
  const rows = [{ collection: "notes", assumed: note("n-anna", "c-anna"), next }];
  return call(url, "/api/sync/push", {
    token,
    body: { batchId: crypto.randomUUID(), deviceId: "d", rows },
  });
}

describe("live relay", () => {
  const open = (client: Client, noteId: string) => {
    const doc = new Y.Doc();
    const awareness = new Awareness(doc);
    const connection = connectNote(client.session, noteId, doc, awareness);
    onTestFinished(connection.close);
    return { doc, awareness, connection };
  };

  it("R16 B32 two people see each other type, under the names of their sessions; nothing is stored", async () => {
    const { url, store } = await testServer();
    const [anna, mei] = [await testClient(url, "anna", []), await testClient(url, "mei", [])];
    const [one, two] = [open(anna, "n-anna"), open(mei, "n-anna")];
    one.awareness.setLocalStateField("user", { name: "Somebody else", staffId: "s-mei" });
    await until(() => one.connection.provider.isSynced && two.connection.provider.isSynced);
    write(one.doc, "typed live");
    await until(() => noteText(two.doc) === "typed live");
    const names = () =>
      [...two.awareness.getStates().values()].map(
        (state) => (state["user"] as { name?: string })?.name,
      );
    await until(() => names().includes("Name of s-anna"));
    expect(names()).not.toContain("Somebody else");
    const row = await store.db
      .selectFrom("documents")
      .select("rev")
      .where("id", "=", "n-anna")
      .executeTakeFirst();
    expect(row?.rev).toBe(1);
  });

  it("R16 a committed push reaches the open room", async () => {
    const { url } = await testServer();
    const [anna, mei] = [
      await testClient(url, "anna", ["notes"]),
      await testClient(url, "mei", []),
    ];
    await anna.online().firstSync();
    const room = open(mei, "n-anna");
    await until(() => room.connection.provider.isSynced);
    await type(anna, "n-anna", "pushed");
    expect(await until(() => noteText(room.doc) === "pushed")).toBe(true);
  });

  it("B33 H9 a note out of sight cannot be joined, and losing sight closes the room", async () => {
    const { url } = await testServer();
    const [bo, mei] = [
      await testClient(url, "bo", []),
      await testClient(url, "mei", ["customers"]),
    ];
    const forbidden = open(bo, "n-anna");
    const refused = new Promise((resolve) =>
      forbidden.connection.provider.on("authenticationFailed", resolve),
    );
    await refused;
    expect(forbidden.connection.provider.isSynced).toBe(false);
    const own = open(bo, "n-bo");
    await until(() => own.connection.provider.isSynced);
    await mei.online().firstSync();
    const moved = await mei.of("customers").findOne("c-bo").exec(true);
    const closed = new Promise((resolve) => own.connection.provider.on("close", resolve));
    await moved.incrementalPatch({ agentId: "s-anna" });
    await closed;
  });

  it("B31 foreign content through the relay reaches nobody", async () => {
    const { url } = await testServer();
    const [anna, mei] = [await testClient(url, "anna", []), await testClient(url, "mei", [])];
    const [one, two] = [open(anna, "n-anna"), open(mei, "n-anna")];
    await until(() => one.connection.provider.isSynced && two.connection.provider.isSynced);
    one.doc.getXmlFragment(NOTE_FRAGMENT).insert(0, [new Y.XmlElement("script")]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(two.doc.getXmlFragment(NOTE_FRAGMENT).length).toBe(0);
  });
});
