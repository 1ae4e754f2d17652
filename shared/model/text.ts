import { z } from "zod";

/** One line typed by a person: trimmed, not blank, bounded (B22). */
export const line = (maxLength = 200) => z.string().trim().min(1).max(maxLength);
/** Free text of several lines, may be empty. */
export const paragraph = (maxLength = 5_000) => z.string().max(maxLength);
