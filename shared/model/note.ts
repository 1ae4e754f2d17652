import { z } from "zod";
import { idOf, type CustomerId, type NoteId } from "./brand.ts";
import { recordShape } from "./record.ts";
import { line } from "./text.ts";

export const NOTE_KINDS = ["customer", "knowledge"] as const;
/** R15: a merged note larger than this is refused, its text kept. Bytes before base64. */
export const NOTE_MAX_BYTES = 3_000_000;
/** Of the plain shadow, line breaks included; a note with more is as much too large. */
export const NOTE_TEXT_MAX_CHARACTERS = 1_000_000;

/** A co-edited text: `state` is the merged Yjs document, `text` its plain shadow for search (D3). */
export const noteSchema = z.strictObject({
  id: idOf<NoteId>(),
  kind: z.enum(NOTE_KINDS),
  /** NO_CUSTOMER where it is about nobody in particular. */
  customerId: idOf<CustomerId>(),
  title: z.string().max(200),
  /** `Y.encodeStateAsUpdate`, base64. */
  state: z.string().max(Math.ceil((NOTE_MAX_BYTES * 4) / 3) + 4),
  text: z.string().max(NOTE_TEXT_MAX_CHARACTERS),
  tags: z.array(line(40)).max(50),
  ...recordShape,
});
export type Note = z.infer<typeof noteSchema>;
