import { ID_MAX_LENGTH, idOf, type NoteId } from "#shared/model/brand.ts";
import { LIMITS } from "../protocol/limits.ts";

/** The kinds of message that a note's provider sends; numbers of the Hocuspocus protocol. */
const KINDS = { sync: 0, presence: 1, auth: 2, askPresence: 3, syncReply: 4, leave: 7 } as const;
const KNOWN: ReadonlySet<number> = new Set(Object.values(KINDS));
const idSchema = idOf<NoteId>();

type NoteFrame = { noteId: string; isAuth: boolean };

/**
 * Whose note a message is about, read before the relay's library sees it: "damaged" where it is none of
 * ours, "forbidden" where no note has such a name, "ignored" where nothing good can come of it (B30 to B33).
 */
export function readNoteFrame(data: Uint8Array): NoteFrame | "damaged" | "forbidden" | "ignored" {
  const length = data[0];
  if (length === undefined) return "damaged";
  // An id is plain ASCII and short, so that its length is one byte.
  if (length > ID_MAX_LENGTH) return "forbidden";
  const kind = data[1 + length];
  if (kind === undefined) return "damaged";
  const noteId = new TextDecoder().decode(data.subarray(1, 1 + length));
  // The library keeps notes by name in a plain object, where `constructor` is always to be found.
  if (!idSchema.safeParse(noteId).success || noteId in Object.prototype) return "forbidden";
  if (!KNOWN.has(kind)) return "ignored";
  if (kind === KINDS.presence && data.length > LIMITS.presenceBytes + length) return "ignored";
  return { noteId, isAuth: kind === KINDS.auth };
}
