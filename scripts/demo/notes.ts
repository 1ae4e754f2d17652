import * as Y from "yjs";
import { NO_CUSTOMER, type CustomerId, type NoteId } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Note } from "#shared/model/note.ts";
import type { RecordFields } from "#shared/model/record.ts";
import type { Random } from "./random.ts";
import { SYSTEM_STAFF } from "./seats.ts";
import { knowledgeArticles, noteLines } from "./tables/sentences.ts";

/**
 * A Yjs document as Tiptap's Collaboration extension keeps it: one fragment "default" with a
 * paragraph element per line. The client id is fixed, or the bytes would differ at every run.
 */
export function noteState(lines: readonly string[], clientId: number): string {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.transact(() => {
    const paragraphs = lines.map((text) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(text)]);
      return paragraph;
    });
    doc.getXmlFragment("default").insert(0, paragraphs);
  });
  const state = Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64");
  doc.destroy();
  return state;
}

type NoteText = {
  id: string;
  customerId: CustomerId;
  title: string;
  lines: readonly string[];
  tags?: string[];
};

export function noteOf(text: NoteText, clientId: number, record: RecordFields): Note {
  return {
    id: text.id as NoteId,
    kind: text.customerId === NO_CUSTOMER ? "knowledge" : "customer",
    customerId: text.customerId,
    title: text.title,
    state: noteState(text.lines, clientId),
    text: text.lines.join("\n"),
    tags: text.tags ?? [],
    ...record,
  };
}

export function customerNote(random: Random, customer: Customer): Note {
  const lines = Array.from({ length: random.int(1, 4) }, () => random.pick(noteLines));
  const serial = customer.id.slice(2);
  const { agentId, unitId, createdAt, updatedAt, updatedBy } = customer;
  const text = {
    id: `n-${serial}`,
    customerId: customer.id,
    title: "訪談紀錄",
    lines: [...new Set(lines)],
  };
  return noteOf(text, Number(serial) || 1, { agentId, unitId, createdAt, updatedAt, updatedBy });
}

/** The company's own articles, for everybody. */
export function knowledgeNotes(since: RecordFields["createdAt"]): Note[] {
  const record = { createdAt: since, updatedAt: since, updatedBy: SYSTEM_STAFF };
  return knowledgeArticles.map(({ title, lines }, at) =>
    noteOf(
      { id: `k-${at + 1}`, customerId: NO_CUSTOMER, title, lines, tags: ["知識庫"] },
      at + 1,
      record,
    ),
  );
}
