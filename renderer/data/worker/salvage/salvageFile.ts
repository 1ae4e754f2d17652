import {
  deriveSealingKey,
  masterKey,
  sealText,
  unsealText,
  type Bytes,
} from "../../../platform/vault/seal.ts";
import type { Salvage } from "./readUnsent.ts";

const FILE = "salvage.json";

/**
 * What was saved from a damaged file, sealed beside the new one until it stands there again.
 * @param pageKey of the file, which the seal's key is derived from; overwritten
 */
export async function openSalvageFile(directory: FileSystemDirectoryHandle, pageKey: Bytes) {
  const master = await masterKey(pageKey);
  const key = await deriveSealingKey(master, new Uint8Array(32), "banyan salvage");
  return {
    /** Null where nothing waits. */
    async read(): Promise<Salvage | null> {
      let text: string;
      try {
        text = await (await (await directory.getFileHandle(FILE)).getFile()).text();
      } catch (error) {
        if (error instanceof DOMException && error.name === "NotFoundError") return null;
        throw error;
      }
      const opened = await unsealText(key, text, FILE);
      return opened === null ? null : (JSON.parse(opened) as Salvage);
    },
    /** The browser writes beside the file and puts it in its place on close: a kill leaves one of the two. */
    async write(salvage: Salvage): Promise<void> {
      const file = await directory.getFileHandle(FILE, { create: true });
      const writer = await file.createWritable();
      await writer.write(await sealText(key, JSON.stringify(salvage), FILE));
      await writer.close();
    },
    remove: () => directory.removeEntry(FILE),
  };
}
/** Both, each change once: a salvage that was killed, or a second one before the first was through. */
export function joined(before: Salvage | null, now: Salvage): Salvage {
  if (!before) return now;
  return {
    unsent: once([...before.unsent, ...now.unsent]),
    attention: once([...before.attention, ...now.attention]),
    unreadable: Math.max(before.unreadable, now.unreadable),
  };
}

const once = <T>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];
