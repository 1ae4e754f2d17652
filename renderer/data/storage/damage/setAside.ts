import { STORE_FILES } from "../sqlite/opfsVfs.ts";

const FOLDER = "damaged";

/**
 * Moves the database's files into `damaged/`, in place of those of an earlier damage; they stay encrypted.
 * May be called again after a kill: what has moved already is not there any more.
 */
export async function setAside(directory: FileSystemDirectoryHandle): Promise<void> {
  const aside = await directory.getDirectoryHandle(FOLDER, { create: true });
  for (const name of STORE_FILES) {
    const file = await existing(directory, name);
    if (!file) continue;
    const target = await aside.getFileHandle(name, { create: true });
    const writer = await target.createWritable();
    await file.stream().pipeTo(writer);
    await directory.removeEntry(name);
  }
}

async function existing(directory: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  try {
    return await (await directory.getFileHandle(name)).getFile();
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return null;
    throw error;
  }
}

/** Whether there is no database, or an empty file in its place. */
export async function isMissing(directory: FileSystemDirectoryHandle): Promise<boolean> {
  const [database] = STORE_FILES;
  return ((await existing(directory, database))?.size ?? 0) === 0;
}
