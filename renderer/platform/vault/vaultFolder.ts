import { z } from "zod";
import { VaultError } from "./vaultError.ts";
import { vaultFileSchema, type VaultFile } from "./vaultFile.ts";

const FOLDER = "banyan";
const VAULT = "vault.json";
const SESSION = "session.json";
const PENDING = "pending.json";

/** How many changes had not been sent, by the last count; nothing else may stand in plain. */
const pendingSchema = z.strictObject({ count: z.int().min(0), at: z.iso.datetime() });
export type Pending = z.infer<typeof pendingSchema>;

/** The folder of the browser's private file system in which all persons of this device have theirs. */
async function banyanFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

async function readText(folder: FileSystemDirectoryHandle, name: string): Promise<string | null> {
  try {
    return await (await (await folder.getFileHandle(name)).getFile()).text();
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return null;
    throw error;
  }
}

/** The browser writes beside the file and puts it in its place on close: a kill leaves one of the two. */
async function writeText(folder: FileSystemDirectoryHandle, name: string, text: string) {
  const file = await folder.getFileHandle(name, { create: true });
  const writer = await file.createWritable();
  await writer.write(text);
  await writer.close();
}

function parse<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What lies in plain beside one person's encrypted file. @param databaseName also the folder's name */
export async function vaultFolder(databaseName: string) {
  const parent = await banyanFolder();
  const folder = await parent.getDirectoryHandle(databaseName, { create: true });
  return {
    /** Null where there is none yet. @throws VaultError `VAULT_DAMAGED` */
    async readVault(): Promise<VaultFile | null> {
      const text = await readText(folder, VAULT);
      if (text === null) return null;
      const file = parse(vaultFileSchema, text);
      if (!file) throw new VaultError("VAULT_DAMAGED");
      return file;
    },
    writeVault: (file: VaultFile) => writeText(folder, VAULT, JSON.stringify(file)),
    readSession: () => readText(folder, SESSION),
    writeSession: (sealed: string) => writeText(folder, SESSION, sealed),
    async readPending(): Promise<Pending | null> {
      const text = await readText(folder, PENDING);
      return text === null ? null : parse(pendingSchema, text);
    },
    writePending: (pending: Pending) => writeText(folder, PENDING, JSON.stringify(pending)),
    /** Everything of this person on this device; the database must be closed in every window. */
    wipe: () => parent.removeEntry(databaseName, { recursive: true }),
  };
}
export type VaultFolder = Awaited<ReturnType<typeof vaultFolder>>;

/** A person with a file on this device; `file` is null where what stands beside it cannot be read. */
export type KnownVault = Readonly<{ databaseName: string; file: VaultFile | null }>;

/** Who has a file on this device, by name. */
export async function knownVaults(): Promise<KnownVault[]> {
  const known: KnownVault[] = [];
  for await (const [databaseName, entry] of (await banyanFolder()).entries()) {
    if (entry.kind !== "directory") continue;
    const text = await readText(entry, VAULT);
    if (text !== null) known.push({ databaseName, file: parse(vaultFileSchema, text) });
  }
  return known.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

const nameOf = ({ file, databaseName }: KnownVault): string => file?.person.name ?? databaseName;
