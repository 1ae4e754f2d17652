import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Ways in which a browser or a database writes text to a disk. */
const ENCODINGS = ["utf8", "utf16le"] as const;

/** Where any of the words stands in plain in a file below a folder: `path: word`. Reads every byte. */
export async function findPlain(folder: string, words: readonly string[]): Promise<string[]> {
  const forms = words.flatMap((word) =>
    ENCODINGS.map((encoding) => ({ word, bytes: Buffer.from(word, encoding) })),
  );
  const found = new Set<string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    for (const { word, bytes } of forms) {
      if (content.includes(bytes)) found.add(`${path.slice(folder.length + 1)}: ${word}`);
    }
  }
  return [...found].toSorted();
}
