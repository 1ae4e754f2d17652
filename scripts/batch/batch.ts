import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { answer } from "./answer.ts";
import { idText } from "./echo.ts";
import { lineGroups } from "./lines.ts";

/**
 * Answer one JSON request a line with one JSON reply a line, in order, until the input ends.
 * Leaves the output open; waits whenever its reader is slower.
 */
export async function runBatch(input: Readable, output: Writable): Promise<void> {
  for await (const lines of lineGroups(input)) {
    const text = lines.map(replyLine).join("");
    if (text === "") continue;
    if (!output.write(text)) await once(output, "drain");
  }
}

/** The reply as a line of its own; nothing for a blank request. */
function replyLine(line: string): string {
  const reply = answer(line);
  if (!reply) return "";
  const { id, ...rest } = reply;
  return `{"id":${idText(line, id)},${JSON.stringify(rest).slice(1)}\n`;
}
