import { isDeleted, textIn } from "#shared/merge/anyDoc.ts";
import type { IncomingMessage } from "node:http";
import { Hocuspocus, type Document, type beforeSyncPayload } from "@hocuspocus/server";
import * as Y from "yjs";
import { canRead } from "#shared/access/scopes.ts";
import { canWrite } from "#shared/access/canWrite.ts";
import { fromBase64 } from "#shared/merge/base64.ts";
import { LIMITS } from "../protocol/limits.ts";
import { loadDocument } from "../store/documents.ts";
import type { FeedEntry } from "../store/feed.ts";
import { takeTicket } from "../store/tickets.ts";
import type { ServerContext } from "./context.ts";
import { presenceOwner } from "./presence.ts";
import { roomGuard } from "./roomGuard.ts";
import type { SocketHandler } from "./sockets.ts";

type Visitor = { staffId: string; name: string };

/** The close code for a note that this person may not see (H9, B33). */
const FORBIDDEN = { code: 4403, reason: "not available" };

/**
 * Relays what people type to those who have the same note open. It decides nothing about
 * durability: rooms are filled from the store and forgotten, "synced" is the push's word (R16).
 */
export function collabRelay(context: ServerContext): { handler: SocketHandler; close: () => void } {
  const guard = roomGuard();
  const owner = presenceOwner();
  const relay = new Hocuspocus<Visitor>({
    quiet: true,
    maxPendingDocuments: LIMITS.notesPerSocket,
    onAuthenticate: async ({ token, documentName, connectionConfig }) => {
      const session = await takeTicket(context.store.db, token, "collab", context.nowMs());
      if (!session)
        throw Object.assign(new Error("no valid ticket"), { code: 4401, reason: "ticket" });
      const may = await permission(context, session.staffId, documentName);
      if (may === "none") throw Object.assign(new Error("not available"), FORBIDDEN);
      connectionConfig.readOnly = may === "read";
      return visitorOf(context, session.staffId);
    },
    onLoadDocument: async ({ document, documentName }) => {
      const state = await storedState(context, documentName);
      if (state) Y.applyUpdate(document, state);
    },
    beforeSync: async (payload: beforeSyncPayload) => guard(payload),
    beforeHandleAwareness: async ({ document, states, socketId, context: visitor }) => {
      if (visitor) owner(document, states, socketId, visitor);
    },
  });
  context.onCommitted.push((_reached, entries) => void followCommits(context, relay, entries));
  return {
    handler: (socket, request) => {
      const client = relay.handleConnection(socket, webRequest(request));
      socket.on("message", (data: Buffer) => client.handleMessage(new Uint8Array(data)));
      socket.on("close", (code, reason) => client.handleClose({ code, reason: String(reason) }));
    },
    close: () => relay.closeConnections(),
  };
}

function webRequest(request: IncomingMessage): Request {
  return new Request(`http://relay${request.url ?? "/"}`, {
    headers: { "user-agent": request.headers["user-agent"] ?? "" },
  });
}

async function visitorOf(context: ServerContext, staffId: string): Promise<Visitor> {
  const { name } = await context.actors.get(staffId);
  return { staffId, name };
}

async function permission(
  context: ServerContext,
  staffId: string,
  noteId: string,
): Promise<"none" | "read" | "write"> {
  const actor = await context.actors.get(staffId);
  const note = await loadDocument(context.store.db, "notes", noteId);
  if (!note || isDeleted(note.doc) || !canRead(actor, note.scopes)) return "none";
  return canWrite(actor, "notes", note.doc, note.doc) ? "write" : "read";
}

async function storedState(context: ServerContext, noteId: string): Promise<Uint8Array | null> {
  const note = await loadDocument(context.store.db, "notes", noteId);
  const state = fromBase64(textIn(note?.doc, "state"));
  return state && state.length > 0 ? state : null;
}

/** After a commit the merged state goes into the open room, and who lost sight of it goes out. */
async function followCommits(
  context: ServerContext,
  relay: Hocuspocus<Visitor>,
  entries: readonly FeedEntry[],
): Promise<void> {
  const noteIds = new Set(entries.filter((e) => e.collection === "notes").map((e) => e.id));
  for (const noteId of noteIds) {
    const room: Document | undefined = relay.documents.get(noteId);
    if (!room) continue;
    const state = await storedState(context, noteId);
    if (state) Y.applyUpdate(room, state, { source: "local", skipStoreHooks: true });
    for (const connection of room.getConnections()) {
      const { staffId } = connection.context as Visitor;
      if ((await permission(context, staffId, noteId)) === "none") connection.close(FORBIDDEN);
    }
  }
}
