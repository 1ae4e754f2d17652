import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { toBase64 } from "#shared/merge/base64.ts";
import { NOTE_FRAGMENT } from "#shared/merge/noteContent.ts";
import type { Store } from "#sync/store/store.ts";
import { note } from "./support/company.ts";
import { testClient, until } from "./support/client.ts";
import { call, testServer } from "./support/server.ts";

const stateOf = (doc: Y.Doc) => toBase64(Y.encodeStateAsUpdate(doc));

function written(text: string, clientId = 7): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  doc.getXmlFragment(NOTE_FRAGMENT).insert(0, [paragraph]);
  return doc;
}

async function pusher(url: string) {
  const { body } = await call(url, "/api/demo-session", { body: { seat: "agent", deviceId: "d" } });
  /** The code with which the note is refused, if it is. */
  return async (state: string, title = "Note n-anna"): Promise<string | undefined> => {
    const assumed = note("n-anna", "c-anna");
    const rows = [{ collection: "notes", assumed, next: { ...assumed, state, title } }];
    const answer = await call(url, "/api/sync/push", {
      token: body["accessToken"] as string,
      body: { batchId: crypto.randomUUID(), deviceId: "d", rows },
    });
    expect(answer.status).toBe(200);
    return (answer.body["refused"] as { code: string }[])[0]?.code;
  };
}

async function storedNote(store: Store) {
  const { doc } = await store.db
    .selectFrom("documents")
    .select("doc")
    .where("id", "=", "n-anna")
    .executeTakeFirstOrThrow();
  return JSON.parse(doc) as { text: string; title: string; state: string };
}

describe("B31 a note under a known clientID with other content", () => {
  it("is refused, kept as a copy and audited; what is stored stays", async () => {
    const { url, store } = await testServer();
    const push = await pusher(url);
    expect(await push(stateOf(written("hello")))).toBeUndefined();
    const forged = written("HAHA!");
    expect(await push(stateOf(forged))).toBe("NOTE_DAMAGED");
    expect((await storedNote(store)).text).toBe("hello");
    const kept = await store.db.selectFrom("kept").select(["doc_id", "content"]).execute();
    expect(kept).toHaveLength(1);
    expect(kept[0]?.content).toContain(stateOf(forged));
    const audited = await store.db
      .selectFrom("audit")
      .select(["entity", "detail"])
      .where("action", "=", "push.refused")
      .execute();
    expect(audited).toEqual([{ entity: "notes n-anna", detail: "NOTE_DAMAGED" }]);
  });

  it("P4 P8 leaves the device with what the server holds, and the text under needs attention", async () => {
    const { url } = await testServer();
    const push = await pusher(url);
    await push(stateOf(written("hello")));
    const client = await testClient(url, "anna", ["notes"]);
    await client.online().firstSync();
    await client.offline();
    const row = await client.of("notes").findOne("n-anna").exec(true);
    await row.incrementalPatch({ state: stateOf(written("HAHA!")), text: "HAHA!" });
    client.online();
    await until(() => client.attention.length > 0);
    expect(client.attention[0]).toMatchObject({ code: "NOTE_DAMAGED", lost: { text: "HAHA!" } });
    expect(
      await until(async () => (await client.get("notes", "n-anna"))?.["text"] === "hello"),
    ).toBe(true);
  });
});

describe("B30 B31 B37 what no note may hold is refused, and the note stays editable", () => {
  const nested = (depth: number) => {
    const doc = new Y.Doc();
    doc.transact(() => {
      let parent: Y.XmlFragment = doc.getXmlFragment(NOTE_FRAGMENT);
      for (let level = 0; level < depth; level += 1) {
        const quote = new Y.XmlElement("blockquote");
        parent.insert(0, [quote]);
        parent = quote;
      }
    });
    return doc;
  };
  const withMark = () => {
    const doc = written("");
    const text = (doc.getXmlFragment(NOTE_FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(0, "slanted", { italic: {} });
    return doc;
  };
  const withPayload = () => {
    const doc = written("x");
    const paragraph = doc.getXmlFragment(NOTE_FRAGMENT).get(0) as Y.XmlElement;
    paragraph.setAttribute("payload", "P".repeat(1_000_000));
    return doc;
  };
  const withTable = () => {
    const doc = new Y.Doc();
    doc.getXmlFragment(NOTE_FRAGMENT).insert(0, [new Y.XmlElement("table")]);
    return doc;
  };

  it.each([
    ["a table", withTable, "NOTE_FOREIGN_CONTENT"],
    ["an unknown mark", withMark, "NOTE_FOREIGN_CONTENT"],
    ["a payload in an attribute", withPayload, "NOTE_FOREIGN_CONTENT"],
    ["U+0000", () => written("a\0b"), "NOTE_FOREIGN_CONTENT"],
    ["2,000 levels", () => nested(2_000), "NOTE_FOREIGN_CONTENT"],
    ["12,000 levels", () => nested(12_000), "NOTE_FOREIGN_CONTENT"],
    ["more than a million characters", () => written("a".repeat(1_100_000)), "NOTE_TOO_LARGE"],
  ])("%s", async (_what, make, code) => {
    const { url, store } = await testServer();
    const push = await pusher(url);
    expect(await push(stateOf(make()))).toBe(code);
    expect(await push(stateOf(written("fine", 8)), "New title")).toBeUndefined();
    expect(await storedNote(store)).toMatchObject({ text: "fine", title: "New title" });
  });
});
