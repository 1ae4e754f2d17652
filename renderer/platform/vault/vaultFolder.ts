import { z } from "zod";
import { databaseNameOf } from "#renderer/data/databaseName.ts";
import { readVaultText, vaultFileSchema, type VaultFile, type VaultReading } from "./vaultFile.ts";

const FOLDER = "banyan";
const VAULT = "vault.json";
const SESSION = "session.json";
const PENDING = "pending.json";
const MISSES = "misses.json";
const DATABASE = "book.db";
/** Ours have a few kilobytes; what is larger was not written by us and is not read. */
const MOST_BYTES = 65_536;

/** How many changes had not been sent, by the last count; nothing else may stand in plain. */
const pendingSchema = z.strictObject({ count: z.int().min(0), at: z.iso.datetime() });
export type Pending = z.infer<typeof pendingSchema>;

/** Wrong passphrases in a row, and when the last was typed, so that a reload forgives none. */
const missesSchema = z.strictObject({ count: z.int().min(1), at: z.iso.datetime() });
export type Misses = z.infer<typeof missesSchema>;

/** The folder of the browser's private file system in which all persons of this device have theirs. */
async function banyanFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

const isNamed = (error: unknown, name: string) =>
  error instanceof DOMException && error.name === name;

async function sizedFile(folder: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  try {
    return await (await folder.getFileHandle(name)).getFile();
  } catch (error) {
    if (isNamed(error, "NotFoundError")) return null;
    throw error;
  }
}

/** Null where there is none; what cannot be ours (too large, a folder of that name) reads as empty. */
async function readText(folder: FileSystemDirectoryHandle, name: string): Promise<string | null> {
  try {
    const file = await sizedFile(folder, name);
    if (!file) return null;
    return file.size > MOST_BYTES ? "" : await file.text();
  } catch (error) {
    if (isNamed(error, "TypeMismatchError")) return "";
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

async function readJson<T>(
  folder: FileSystemDirectoryHandle,
  name: string,
  schema: z.ZodType<T>,
): Promise<T | null> {
  const text = await readText(folder, name);
  try {
    return text === null ? null : schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A vault in the folder of somebody else was put there by hand: it would open another file than its own. */
function readVaultOf(databaseName: string, text: string): VaultReading {
  const reading = readVaultText(text);
  const isOwn = !reading.file || databaseNameOf(reading.file.person.staffId) === databaseName;
  return isOwn ? reading : { file: null, fault: "VAULT_DAMAGED" };
}

/** What lies in plain beside one person's encrypted file. @param databaseName also the folder's name */
export async function vaultFolder(databaseName: string) {
  const parent = await banyanFolder();
  const folder = await parent.getDirectoryHandle(databaseName, { create: true });
  return {
    /** Null where there is neither a vault nor a file that it would open. */
    async readVault(): Promise<VaultReading | null> {
      const text = await readText(folder, VAULT);
      if (text !== null) return readVaultOf(databaseName, text);
      const database = await sizedFile(folder, DATABASE);
      return database?.size ? { file: null, fault: "VAULT_MISSING" } : null;
    },
    /** Only what can be read again: another text would be found damaged, and with it the data lost. */
    writeVault: (file: VaultFile) =>
      writeText(folder, VAULT, JSON.stringify(vaultFileSchema.parse(file))),
    readSession: () => readText(folder, SESSION),
    writeSession: (sealed: string) => writeText(folder, SESSION, sealed),
    readPending: () => readJson(folder, PENDING, pendingSchema),
    writePending: (pending: Pending) => writeText(folder, PENDING, JSON.stringify(pending)),
    readMisses: () => readJson(folder, MISSES, missesSchema),
    writeMisses: (misses: Misses | null) =>
      writeText(folder, MISSES, misses ? JSON.stringify(misses) : ""),
    /** Everything of this person on this device; the database must be closed in every window. */
    wipe: () => parent.removeEntry(databaseName, { recursive: true }),
  };
}
export type VaultFolder = Awaited<ReturnType<typeof vaultFolder>>;

/** A person with a file on this device; `file` is null where what stands beside it cannot be read. */
export type KnownVault = Readonly<{ databaseName: string } & VaultReading>;

/** Who has a file on this device: first those that can be opened, by name. */
export async function knownVaults(): Promise<KnownVault[]> {
  const known: KnownVault[] = [];
  for await (const [databaseName, entry] of (await banyanFolder()).entries()) {
    if (entry.kind !== "directory") continue;
    const text = await readText(entry, VAULT);
    if (text !== null) known.push({ databaseName, ...readVaultOf(databaseName, text) });
  }
  return known.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

const orderOf = ({ file, databaseName }: KnownVault): string =>
  file ? `0${file.person.name}` : `1${databaseName}`;
