import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SecretName } from "#renderer/platform/platform.ts";
import { writeWholeFile } from "./writeFile.ts";

/** The part of Electron's safeStorage in use: its asynchronous methods, the others are deprecated. */
export type KeyStore = Readonly<{
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(plainText: string): Promise<Buffer>;
  decryptStringAsync(sealed: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }>;
  getSelectedStorageBackend(): string;
}>;

/**
 * Secrets sealed by the operating system, one file each in `folder`. Linux without a secret service
 * (`basic_text`) seals with a key that everybody knows and counts as none: there, and where the disk
 * refuses, nothing is held, because a file locked with a part that ends with the process stays locked.
 */
export function createSecrets(keyStore: KeyStore, folder: string, platform: NodeJS.Platform) {
  const inMemory = new Map<SecretName, string>();
  const fileOf = (name: SecretName) => join(folder, `${name}.sealed`);

  const canSeal = async () =>
    (await keyStore.isAsyncEncryptionAvailable()) &&
    !(platform === "linux" && keyStore.getSelectedStorageBackend() === "basic_text");

  async function set(name: SecretName, value: string): Promise<{ isDurable: boolean }> {
    // One that was sealed before stays as it is: its key store may come back.
    if (!(await canSeal())) return { isDurable: false };
    const outcome = await writeWholeFile(fileOf(name), await keyStore.encryptStringAsync(value));
    if (outcome.kind !== "saved") return { isDurable: false };
    inMemory.set(name, value);
    return { isDurable: true };
  }

  async function get(name: SecretName): Promise<string | null> {
    const known = inMemory.get(name);
    if (known !== undefined) return known;
    const sealed = await readFile(fileOf(name)).catch(() => null);
    if (!sealed || !(await canSeal())) return null;
    // A key store that was reset cannot open it: the unlock screen says so and asks for the recovery key.
    const opened = await keyStore.decryptStringAsync(sealed).catch(() => null);
    if (!opened) return null;
    inMemory.set(name, opened.result);
    if (opened.shouldReEncrypt) await set(name, opened.result);
    return opened.result;
  }

  return { get, set, forget: () => inMemory.clear() };
}
