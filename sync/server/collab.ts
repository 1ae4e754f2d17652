import type { IncomingMessage } from "node:http";
import { Hocuspocus, type Connection, type Document } from "@hocuspocus/server";
import type { WebSocket } from "ws";
import { removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";
import { textIn } from "#shared/merge/anyDoc.ts";
import { fromBase64 } from "#shared/merge/base64.ts";
import { LIMITS, TIMES } from "../protocol/limits.ts";
import { writeAudit } from "../store/audit.ts";
import { loadDocument } from "../store/documents.ts";
import type { FeedEntry } from "../store/feed.ts";
import type { Session } from "../store/sessions.ts";
import { takeTicket } from "../store/tickets.ts";
import type { ServerContext } from "./context.ts";
import { endSocket } from "./endSocket.ts";
import { readNoteFrame } from "./noteFrame.ts";
import { notePermission } from "./notePermission.ts";
import { presenceOwner } from "./presence.ts";
import { roomGuard, type BadUpdate } from "./roomGuard.ts";
import type { SocketHandler } from "./sockets.ts";

/** One socket: the notes it opened or asked for, and how many of its updates were refused. */
type Visit = {
  socket: WebSocket;
  admit: (sessionId: string) => void;
  noteIds: Set<string>;
  badUpdates: number;
};
/** Who has a note open; the session is known once the ticket was taken. */
type Visitor = { visit: Visit; session: Session; name: string };

/** The close code for a note that this person may not see (H9, B33). */
const FORBIDDEN: BadUpdate = { code: 4403, reason: "not available" };
const NO_TICKET: BadUpdate = { code: 4401, reason: "no valid ticket" };
const TOO_MANY: BadUpdate = { code: 4429, reason: "too many notes" };

/**
 * Relays what people type to those who have the same note open. It decides nothing about
 * durability: rooms are filled from the store and forgotten, "synced" is the push's word (R16).
 */
export function collabRelay(context: ServerContext): { handler: SocketHandler; close: () => void } {
  const guard = roomGuard();
  const showCursor = presenceOwner<Connection>((room, clientId) =>
    removeAwarenessStates((room as Document).awareness, [clientId], null),
  );
  const relay = new Hocuspocus<Visitor>({
    quiet: true,
    maxPendingDocuments: LIMITS.notesPerSocket,
    maxUnauthenticatedQueueSize: LIMITS.strangerBytes,
    onAuthenticate: async ({ token, documentName, connectionConfig, context: { visit } }) => {
      try {
        const visitor = await admit(context, visit, token);
        const may = await notePermission(context, visitor.session.staffId, documentName);
        if (may === "none") throw refusal(FORBIDDEN);
        connectionConfig.readOnly = may === "read";
        return visitor;
      } catch (failure) {
        visit.noteIds.delete(documentName);
        throw failure;
      }
    },
    onLoadDocument: async ({ document, documentName }) => {
      const state = await storedState(context, documentName);
      if (state) Y.applyUpdate(document, state);
    },
    beforeSync: async (sync) => {
      const problem = guard(sync, sync.connection.readOnly);
      if (!problem) return;
      await countBadUpdate(context, sync.context, sync.documentName, problem);
      throw refusal(problem);
    },
    beforeHandleAwareness: async ({ document, states, connection, context: visitor }) => {
      if (!connection || !visitor) return states.clear();
      const { name, session } = visitor;
      showCursor(document, states, connection, { name, staffId: session.staffId });
    },
    onDisconnect: async ({ context: { visit }, documentName }) => {
      visit.noteIds.delete(documentName);
    },
  });
  const stopFollowing = followPermissions(context, relay);
  return {
    handler: (socket, request, admitSession) => {
      const visit: Visit = { socket, admit: admitSession, noteIds: new Set(), badUpdates: 0 };
      // The rest of the visitor is added when the ticket was taken.
      const client = relay.handleConnection(socket, webRequest(request), { visit } as Visitor);
      socket.on("message", (data: Buffer) => {
        // Who is being sent away may talk on until the line is cut.
        if (socket.readyState !== socket.OPEN) return;
        const frame = readNoteFrame(data);
        if (frame === "damaged") return endSocket(socket, 4400, "damaged message");
        if (frame === "forbidden") return endSocket(socket, FORBIDDEN.code, FORBIDDEN.reason);
        if (frame === "ignored") return;
        if (frame.isAuth) visit.noteIds.add(frame.noteId);
        client.handleMessage(new Uint8Array(data));
      });
      socket.on("close", (code, reason) => client.handleClose({ code, reason: String(reason) }));
    },
    close: () => {
      stopFollowing();
      relay.closeConnections();
    },
  };
}

function webRequest(request: IncomingMessage): Request {
  return new Request(`http://relay${request.url ?? "/"}`, {
    headers: { "user-agent": request.headers["user-agent"] ?? "" },
  });
}

/** The library prints what it is thrown: a line is enough, and anybody could fill the log with stacks. */
const refusal = ({ code, reason }: BadUpdate) =>
  Object.assign(new Error(reason), { code, reason, stack: "" });

async function admit(context: ServerContext, visit: Visit, ticket: string): Promise<Visitor> {
  const session = await takeTicket(context.store.db, ticket, "collab", context.nowMs());
  if (!session) throw refusal(NO_TICKET);
  visit.admit(session.id);
  if (visit.noteIds.size > LIMITS.notesPerSocket) throw refusal(TOO_MANY);
  const { name } = await context.actors.get(session.staffId);
  return { visit, session, name };
}

/** The note is closed at the first, the socket at the third (B30). */
async function countBadUpdate(
  { store, nowMs }: ServerContext,
  { visit, session }: Visitor,
  noteId: string,
  { reason }: BadUpdate,
): Promise<void> {
  visit.badUpdates += 1;
  if (visit.badUpdates < LIMITS.badUpdates) return;
  endSocket(visit.socket, 4400, "too many bad updates");
  await store.db.transaction().execute((tx) =>
    writeAudit(tx, {
      at: new Date(nowMs()).toISOString(),
      actor: session.staffId,
      device: session.deviceId,
      action: "relay.refused",
      entity: `notes ${noteId}`,
      detail: reason,
    }),
  );
}

async function storedState(context: ServerContext, noteId: string): Promise<Uint8Array | null> {
  const note = await loadDocument(context.store.db, "notes", noteId);
  const state = fromBase64(textIn(note?.doc, "state"));
  return state && state.length > 0 ? state : null;
}

/**
 * After a commit the merged state goes into the open room. Who lost sight of a note goes out of it and
 * who may only read is held to that: at each commit of the note, when the directory changes, and every
 * five minutes (H9). Returns the stop.
 */
function followPermissions(context: ServerContext, relay: Hocuspocus<Visitor>): () => void {
  const recheck = async (room: Document) => {
    for (const connection of room.getConnections()) {
      const { session } = connection.context as Visitor;
      const may = await notePermission(context, session.staffId, room.name);
      if (may === "none") connection.close(FORBIDDEN);
      connection.readOnly = may !== "write";
    }
  };
  const recheckAll = async () => {
    for (const room of relay.documents.values()) await recheck(room);
  };
  const follow = async (entries: readonly FeedEntry[]) => {
    const noteIds = new Set(entries.filter((e) => e.collection === "notes").map((e) => e.id));
    for (const noteId of noteIds) {
      const room = relay.documents.get(noteId);
      if (!room) continue;
      const state = await storedState(context, noteId);
      if (state) Y.applyUpdate(room, state, { source: "local", skipStoreHooks: true });
      await recheck(room);
    }
    if (entries.some(({ collection }) => collection === "directory")) await recheckAll();
  };
  const safely = (work: Promise<void>) =>
    void work.catch((failure: unknown) => context.logger.error(failure, "open notes"));
  context.onCommitted.push((_reached, entries) => safely(follow(entries)));
  const timer = setInterval(() => safely(recheckAll()), TIMES.recheckMs);
  timer.unref();
  return () => clearInterval(timer);
}
