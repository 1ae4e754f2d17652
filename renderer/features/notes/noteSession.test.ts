import { createRxDatabase, type RxCollection } from "rxdb";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { CustomerId, IsoInstant, NoteId, StaffId } from "#shared/model/brand.ts";
import type { Note } from "#shared/model/note.ts";
import { rxSchemaOf } from "#shared/model/rxSchema.ts";
import { toBase64 } from "#shared/merge/base64.ts";
import { mergeNoteState } from "#shared/merge/mergeNote.ts";
import { NOTE_FRAGMENT, noteText } from "#shared/merge/noteContent.ts";
import { NOTE_MAX_BYTES } from "#shared/model/note.ts";
import { openNoteSession, type NoteSession } from "./noteSession.ts";
import { firstText, paragraphsOf, write } from "./testing/noteText.ts";

const NOTE = "note-1" as NoteId;
const stamp = () => ({
  updatedAt: "2026-11-24T02:00:00.000Z" as IsoInstant,
  updatedBy: "staff-1" as StaffId,
});
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function seat(): Promise<RxCollection<Note>> {
  const database = await createRxDatabase<{ notes: RxCollection<Note> }>({
    name: `notes-${crypto.randomUUID()}`,
    storage: getRxStorageMemory(),
    multiInstance: false,
  });
  closers.push(() => database.remove());
  await database.addCollections({ notes: { schema: rxSchemaOf("notes") as never } });
  await database.notes.insert({
    id: NOTE,
    kind: "customer",
    customerId: "customer-1" as CustomerId,
    title: "拜訪",
    state: "",
    text: "",
    tags: [],
    createdAt: stamp().updatedAt,
    ...stamp(),
  });
  return database.notes;
}

async function open(notes: RxCollection<Note>): Promise<NoteSession> {
  const session = await openNoteSession(notes, NOTE, stamp);
  if (!session) throw new Error("no such note");
  closers.push(() => session.close());
  return session;
}

/** What replication does: the master's merge arrives in the local store. */
async function replicate(from: RxCollection<Note>, to: RxCollection<Note>): Promise<void> {
  const state = (await from.findOne(NOTE).exec(true)).state;
  const note = await to.findOne(NOTE).exec(true);
  const merged = mergeNoteState(note.state, state);
  if (merged.kind === "merged")
    await note.incrementalPatch({ state: merged.state, text: merged.text });
}

describe("note session", () => {
  it("P8 P4 two seats write offline, open and closed, and nothing is lost when they meet", async () => {
    const [office, field] = [await seat(), await seat()];
    const [atOffice, inField] = [await open(office), await open(field)];
    write(atOffice.doc, "客戶來電詢問長照");
    write(inField.doc, "家裡養大狼狗");
    await Promise.all([atOffice.flush(), inField.flush()]);
    await replicate(office, field);
    await replicate(field, office);
    await expect.poll(() => paragraphsOf(atOffice.doc).length).toBe(2);
    await expect.poll(() => paragraphsOf(inField.doc).length).toBe(2);
    expect(paragraphsOf(atOffice.doc)).toEqual(paragraphsOf(inField.doc));
    const text = (await office.findOne(NOTE).exec(true)).text;
    expect(text).toContain("長照");
    expect(text).toContain("大狼狗");
  });

  it("P4 a write adds to what replication stored a moment before", async () => {
    const notes = await seat();
    const session = await open(notes);
    write(session.doc, "mine");
    const theirs = new Y.Doc();
    write(theirs, "theirs");
    const note = await notes.findOne(NOTE).exec(true);
    await Promise.all([
      note.incrementalPatch({ state: toBase64(Y.encodeStateAsUpdate(theirs)) }),
      session.flush(),
    ]);
    await expect
      .poll(async () => (await notes.findOne(NOTE).exec(true)).text.split("\n").sort())
      .toEqual(["mine", "theirs"]);
  });

  it("says saved only after the store answered, within half a second of typing", async () => {
    const notes = await seat();
    const session = await open(notes);
    write(session.doc, "text");
    expect(session.status()).toBe("unsaved");
    expect((await notes.findOne(NOTE).exec(true)).text).toBe("");
    await expect.poll(() => session.status(), { timeout: 900 }).toBe("saved");
    expect((await notes.findOne(NOTE).exec(true)).text).toBe("text");
  });

  it("opening and closing without typing writes nothing", async () => {
    const notes = await seat();
    const before = (await notes.findOne(NOTE).exec(true)).revision;
    const session = await open(notes);
    await session.close();
    expect((await notes.findOne(NOTE).exec(true)).revision).toBe(before);
  });

  it("R17 a note deleted elsewhere keeps its text in the open editor, and takes it back when restored", async () => {
    const notes = await seat();
    const session = await open(notes);
    const copy = (await notes.findOne(NOTE).exec(true)).toMutableJSON();
    await (await notes.findOne(NOTE).exec(true)).remove();
    write(session.doc, "late words");
    await session.flush();
    expect(session.status()).toBe("deleted");
    expect(paragraphsOf(session.doc)).toEqual(["late words"]);
    await notes.upsert(copy);
    await expect
      .poll(async () => (await notes.findOne(NOTE).exec())?.text, { timeout: 2_000 })
      .toBe("late words");
    expect(session.status()).toBe("saved");
  });

  it("P8 two offline edits of one sentence both survive", async () => {
    const [office, field] = [await seat(), await seat()];
    const draft = await open(office);
    write(draft.doc, "林先生想加保");
    await draft.flush();
    await replicate(office, field);
    const [left, right] = [await open(office), await open(field)];
    firstText(left.doc).insert(0, "【重要】");
    firstText(right.doc).insert(firstText(right.doc).length, "、下週回電");
    await Promise.all([left.flush(), right.flush()]);
    await replicate(field, office);
    await replicate(office, field);
    const texts = await Promise.all(
      [office, field].map(async (seat) => (await seat.findOne(NOTE).exec(true)).text),
    );
    expect(texts).toEqual(["【重要】林先生想加保、下週回電", "【重要】林先生想加保、下週回電"]);
  });

  it("B29 R15 a note over the limit says so, keeps the text open, and leaves the stored note alone", async () => {
    const notes = await seat();
    const session = await open(notes);
    write(session.doc, "字".repeat(NOTE_MAX_BYTES / 3 + 1));
    await session.flush();
    expect(session.status()).toBe("tooLarge");
    expect(paragraphsOf(session.doc)[0]).toHaveLength(NOTE_MAX_BYTES / 3 + 1);
    expect((await notes.findOne(NOTE).exec(true)).text).toBe("");
  });

  describe("P8 B31 content that this version does not know", () => {
    /** As a newer version would write it. */
    const newer = () => {
      const doc = new Y.Doc();
      const table = new Y.XmlElement("table");
      table.insert(0, [new Y.XmlText("keep me")]);
      doc.getXmlFragment(NOTE_FRAGMENT).insert(0, [table]);
      return toBase64(Y.encodeStateAsUpdate(doc));
    };

    it("makes a note read-only when it is opened, and nothing is written", async () => {
      const notes = await seat();
      await (await notes.findOne(NOTE).exec(true)).incrementalPatch({ state: newer() });
      const before = await notes.findOne(NOTE).exec(true);
      const session = await open(notes);
      expect(session.status()).toBe("foreign");
      expect(noteText(session.doc)).toBe("keep me");
      write(session.doc, "by mistake");
      await session.close();
      const after = await notes.findOne(NOTE).exec(true);
      expect(after.revision).toBe(before.revision);
    });

    it("makes an open note read-only before whoever follows the text hears of it", async () => {
      const notes = await seat();
      const session = await open(notes);
      write(session.doc, "mine");
      await session.flush();
      const heard: string[] = [];
      session.doc.getXmlFragment(NOTE_FRAGMENT).observeDeep(() => heard.push(session.status()));
      await (await notes.findOne(NOTE).exec(true)).incrementalPatch({ state: newer() });
      await expect.poll(() => session.status()).toBe("foreign");
      expect(heard).toEqual(["foreign"]);
      expect(noteText(session.doc)).toContain("keep me");
    });
  });
});
