import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { answer } from "./answer.ts";
import { lineGroups } from "./lines.ts";

/**
 * Answer one JSON request a line with one JSON reply a line, in order, until the input ends.
 * Leaves the output open; waits whenever its reader is slower.
 */
export async function runBatch(input: Readable, output: Writable): Promise<void> {
  for await (const lines of lineGroups(input)) {
    const replies = lines.flatMap((line) => answer(line) ?? []);
    if (replies.length === 0) continue;
    const text = replies.map((reply) => `${JSON.stringify(reply)}\n`).join("");
    if (!output.write(text)) await once(output, "drain");
  }
}
