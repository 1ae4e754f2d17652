import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { socketUrl } from "./liveSocket.ts";
import type { ClientSession } from "./session.ts";

export type NoteConnection = {
  provider: HocuspocusProvider;
  /** Leaves the note and ends the awareness; the Y.Doc stays with the editor. */
  close: () => void;
};

type SharedSocket = { socket: HocuspocusProviderWebsocket; users: number };

/** One socket per session for all open notes (R22), made with the first and closed with the last. */
const sockets = new WeakMap<ClientSession, SharedSocket>();

function openSocket(session: ClientSession): SharedSocket {
  const known = sockets.get(session);
  if (known) return known;
  const socket = new HocuspocusProviderWebsocket({
    url: socketUrl(session.serverUrl, "/collab"),
    // Never a storm: a server that is away is asked again after 2 s to 60 s.
    delay: 2_000,
    minDelay: 2_000,
    maxDelay: 60_000,
  });
  const shared = { socket, users: 0 };
  sockets.set(session, shared);
  return shared;
}

/**
 * Joins the people who have this note open. Without a network it waits quietly: the note itself is
 * saved and pushed elsewhere, and "synced" is never this provider's word (R16). The name that
 * others see comes from the session, whatever `awareness` says (B32).
 */
export function connectNote(
  session: ClientSession,
  noteId: string,
  document: Y.Doc,
  awareness: Awareness,
): NoteConnection {
  const shared = openSocket(session);
  shared.users += 1;
  const provider = new HocuspocusProvider({
    websocketProvider: shared.socket,
    name: noteId,
    document,
    awareness,
    token: () => session.ticket("collab"),
  });
  provider.attach();
  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    provider.destroy();
    shared.users -= 1;
    if (shared.users > 0) return;
    shared.socket.destroy();
    sockets.delete(session);
  };
  return { provider, close };
}
