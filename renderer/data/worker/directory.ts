import type { DirectoryEntry } from "#shared/model/organisation.ts";
import type { BookReader } from "./bookReader.ts";

/** Names of staff and units by id; small, so it is read whole when it changes. */
export function createDirectory(reader: BookReader) {
  return {
    async names(): Promise<Record<string, string>> {
      const names: Record<string, string> = {};
      await reader.each("directory", (batch: DirectoryEntry[]) => {
        for (const { id, name } of batch) names[id] = name;
      });
      return names;
    },
  };
}
