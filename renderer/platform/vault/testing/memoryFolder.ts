/** The browser's private file system in memory, as much of it as the vault uses. */
export type MemoryFolder = Map<string, MemoryFolder | string>;
/** A full disk refuses to make room for what is to be written. */
export type MemoryDisk = { isFull: boolean };

const refuse = (name: string): never => {
  throw new DOMException(name, name);
};

const handleOfFile = (disk: MemoryDisk, folder: MemoryFolder, name: string) => ({
  kind: "file",
  async getFile() {
    const content = folder.get(name) as string;
    return { size: content.length, text: async () => content };
  },
  /** What is written stands beside the file until it is closed. */
  async createWritable() {
    if (disk.isFull) refuse("QuotaExceededError");
    const parts: string[] = [];
    return {
      write: async (text: string) => void parts.push(text),
      close: async () => void folder.set(name, parts.join("")),
    };
  },
});

function handleOfFolder(disk: MemoryDisk, folder: MemoryFolder): object {
  return {
    kind: "directory",
    async getDirectoryHandle(name: string, { create = false } = {}) {
      const known = folder.get(name);
      if (typeof known === "string") return refuse("TypeMismatchError");
      if (known) return handleOfFolder(disk, known);
      if (!create) return refuse("NotFoundError");
      const made: MemoryFolder = new Map();
      folder.set(name, made);
      return handleOfFolder(disk, made);
    },
    async getFileHandle(name: string, { create = false } = {}) {
      if (folder.get(name) instanceof Map) return refuse("TypeMismatchError");
      if (!folder.has(name)) {
        if (!create) return refuse("NotFoundError");
        folder.set(name, "");
      }
      return handleOfFile(disk, folder, name);
    },
    async removeEntry(name: string) {
      folder.delete(name);
    },
    async *entries() {
      for (const [name, entry] of folder) {
        const isFolder = entry instanceof Map;
        yield [name, isFolder ? handleOfFolder(disk, entry) : handleOfFile(disk, folder, name)];
      }
    },
  };
}

/** Web Locks of one window after another: who asks for a name that is held waits. */
function memoryLocks() {
  const last = new Map<string, Promise<unknown>>();
  return {
    request<T>(name: string, work: () => Promise<T>): Promise<T> {
      const done = (last.get(name) ?? Promise.resolve()).then(work, work);
      last.set(
        name,
        done.catch(() => undefined),
      );
      return done;
    },
  };
}

/** Stands in for `navigator`; `folder` is what lies in the folder of all persons. */
export function memoryNavigator(folder: MemoryFolder, disk: MemoryDisk = { isFull: false }) {
  const root = handleOfFolder(disk, new Map([["banyan", folder]]));
  return { storage: { getDirectory: async () => root }, locks: memoryLocks() };
}
