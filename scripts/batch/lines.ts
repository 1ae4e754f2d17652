import { StringDecoder } from "node:string_decoder";

/**
 * Lines of a byte or text stream, cut at line feeds only. node:readline also cuts at U+2028, which may stand
 * raw inside a JSON string.
 * @yields the complete lines of one chunk at a time, so that the reader can answer them with one write
 */
export async function* lineGroups(
  input: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<string[]> {
  const decoder = new StringDecoder("utf8");
  let pending: string[] = [];
  for await (const chunk of input) {
    const text = typeof chunk === "string" ? chunk : decoder.write(Buffer.from(chunk));
    const lines = text.split("\n");
    const last = lines.pop() ?? "";
    if (lines.length > 0) {
      // joined only when a line ends, so that a very long line costs no repeated copying
      yield [pending.join("") + (lines[0] ?? ""), ...lines.slice(1)];
      pending = [];
    }
    pending.push(last);
  }
  yield [pending.join("") + decoder.end()];
}
