import { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { NoteId } from "#shared/model/brand.ts";
import type { Book } from "#renderer/data/book.tsx";
import { connectNote, type NoteConnection } from "#sync/client/notes.ts";

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

export type LiveNote = { awareness: Awareness; leave: () => void };

/**
 * Joins the live relay of a note. It is a comfort only: when it cannot be reached, writing goes on and the
 * durable path carries it (R16), so failures stay quiet.
 */
export function joinNote({ session, staff }: Book, noteId: NoteId, doc: Y.Doc): LiveNote {
  const awareness = new Awareness(doc);
  awareness.setLocalState({ user: { staffId: staff.id, name: staff.name } });
  const { provider, close } = connectNote(session, noteId, doc, awareness);
  const stopRetrying = retryWhenRefused(provider);
  return {
    awareness,
    leave() {
      stopRetrying();
      close();
    },
  };
}

/**
 * The server knows no note that has not reached it yet, and gives no ticket without a network: the provider
 * would then wait for ever. Detached meanwhile, since updates for a room it is not in would fill the server.
 */
function retryWhenRefused(provider: NoteConnection["provider"]): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delay = FIRST_RETRY_MS;
  provider.on("authenticationFailed", () => {
    provider.detach();
    clearTimeout(timer);
    timer = setTimeout(() => provider.attach(), delay);
    delay = Math.min(LONGEST_RETRY_MS, delay * 2);
  });
  provider.on("authenticated", () => {
    delay = FIRST_RETRY_MS;
  });
  return () => clearTimeout(timer);
}
