import { FacadeVFS } from "@journeyapps/wa-sqlite/src/FacadeVFS.js";
import type { WaSqliteModule } from "./wasmModule.ts";

const OK = 0;
const CANNOT_OPEN = 14;
const SHORT_READ = 522;
const WRITE_FAILED = 778;
const DISK_FULL = 13;
const UNDELETABLE_WHEN_OPEN = 0x800;
const SECTOR_BYTES = 4096;

/** The database first. */
export const STORE_FILES = ["book.db", "book.db-wal", "book.db-journal", "book.seen"] as const;
const SEEN: (typeof STORE_FILES)[number] = "book.seen";
const SEEN_BYTES = 16;

/**
 * SQLite's files on the browser's private file system, through synchronous handles. All of them are
 * opened beforehand, because opening is asynchronous and SQLite cannot wait; a file without content
 * counts as absent. The handles are exclusive: a second opener is refused by the browser.
 */
export class OpfsVfs extends FacadeVFS {
  readonly #handles: ReadonlyMap<string, FileSystemSyncAccessHandle>;
  readonly #open = new Map<number, FileSystemSyncAccessHandle>();

  private constructor(
    name: string,
    module: WaSqliteModule,
    handles: ReadonlyMap<string, FileSystemSyncAccessHandle>,
  ) {
    super(name, module);
    this.#handles = handles;
  }

  static async create(
    name: string,
    module: WaSqliteModule,
    directory: FileSystemDirectoryHandle,
  ): Promise<OpfsVfs> {
    const handles = new Map<string, FileSystemSyncAccessHandle>();
    try {
      for (const file of STORE_FILES) {
        const handle = await directory.getFileHandle(file, { create: true });
        handles.set(file, await exclusive(handle));
      }
    } catch (error) {
      for (const handle of handles.values()) handle.close();
      throw error;
    }
    return new OpfsVfs(name, module, handles);
  }

  /** Gives the files free; SQLite must have closed its database before. */
  close(): void {
    for (const handle of this.#handles.values()) handle.close();
  }

  /**
   * How many transactions the database has had at least, twice: a number that does not agree with itself
   * says nothing. It is not flushed, so that it costs a commit nothing: after a power cut it may be too
   * low, never too high.
   */
  readonly seen = {
    read: (): number => {
      const view = new DataView(new ArrayBuffer(SEEN_BYTES));
      this.#handles.get(SEEN)?.read(view, { at: 0 });
      const [once, again] = [view.getFloat64(0), view.getFloat64(8)];
      return once === again ? once : 0;
    },
    write: (transactions: number): void => {
      const view = new DataView(new ArrayBuffer(SEEN_BYTES));
      view.setFloat64(0, transactions);
      view.setFloat64(8, transactions);
      this.#handles.get(SEEN)?.write(view, { at: 0 });
    },
  };

  jOpen(path: string | null, id: number, flags: number, outFlags: DataView): number {
    const handle = this.#handleOf(path);
    if (!handle) return CANNOT_OPEN;
    this.#open.set(id, handle);
    outFlags.setInt32(0, flags, true);
    return OK;
  }

  jClose(id: number): number {
    this.#open.get(id)?.flush();
    this.#open.delete(id);
    return OK;
  }

  jRead(id: number, data: Uint8Array, offset: number): number {
    const read = this.#open.get(id)?.read(data.subarray(), { at: offset }) ?? 0;
    if (read === data.byteLength) return OK;
    data.fill(0, read);
    return SHORT_READ;
  }

  jWrite(id: number, data: Uint8Array, offset: number): number {
    try {
      const written = this.#open.get(id)?.write(data.subarray(), { at: offset });
      return written === data.byteLength ? OK : DISK_FULL;
    } catch (error) {
      return isQuota(error) ? DISK_FULL : WRITE_FAILED;
    }
  }

  jTruncate(id: number, size: number): number {
    this.#open.get(id)?.truncate(size);
    return OK;
  }

  jSync(id: number): number {
    this.#open.get(id)?.flush();
    return OK;
  }

  jFileSize(id: number, outSize: DataView): number {
    outSize.setBigInt64(0, BigInt(this.#open.get(id)?.getSize() ?? 0), true);
    return OK;
  }

  jSectorSize(): number {
    return SECTOR_BYTES;
  }

  jDeviceCharacteristics(): number {
    return UNDELETABLE_WHEN_OPEN;
  }

  jAccess(path: string, _flags: number, outExists: DataView): number {
    outExists.setInt32(0, (this.#handleOf(path)?.getSize() ?? 0) > 0 ? 1 : 0, true);
    return OK;
  }

  jDelete(path: string): number {
    const handle = this.#handleOf(path);
    handle?.truncate(0);
    handle?.flush();
    return OK;
  }

  #handleOf(path: string | null): FileSystemSyncAccessHandle | undefined {
    return this.#handles.get(path?.split("/").at(-1) ?? "");
  }
}

/** A worker that has just died may hold its files for a moment longer than its locks. */
const PATIENCE_MS = 4_000;
const PAUSE_MS = 40;

async function exclusive(file: FileSystemFileHandle): Promise<FileSystemSyncAccessHandle> {
  for (let waitedMs = 0; ; waitedMs += PAUSE_MS) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      const isHeld = error instanceof DOMException && error.name === "NoModificationAllowedError";
      if (!isHeld || waitedMs >= PATIENCE_MS) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

const isQuota = (error: unknown) =>
  error instanceof DOMException && error.name === "QuotaExceededError";
