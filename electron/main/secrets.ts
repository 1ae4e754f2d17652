import { readFile, rm } from "node:fs/promises";
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
 * (`basic_text`) seals with a key that everybody knows: there they live in memory only (H1).
 */
export function createSecrets(keyStore: KeyStore, folder: string, platform: NodeJS.Platform) {
  const inMemory = new Map<SecretName, string>();
  const fileOf = (name: SecretName) => join(folder, `${name}.sealed`);

  const canSeal = async () =>
    (await keyStore.isAsyncEncryptionAvailable()) &&
    !(platform === "linux" && keyStore.getSelectedStorageBackend() === "basic_text");

  async function set(name: SecretName, value: string): Promise<{ isDurable: boolean }> {
    inMemory.set(name, value);
    if (!(await canSeal())) return { isDurable: false };
    const outcome = await writeWholeFile(fileOf(name), await keyStore.encryptStringAsync(value));
    return { isDurable: outcome.kind === "saved" };
  }

  async function get(name: SecretName): Promise<string | null> {
    const known = inMemory.get(name);
    if (known !== undefined) return known;
    const sealed = await readFile(fileOf(name)).catch(() => null);
    if (!sealed || !(await canSeal())) return null;
    // A key store that was reset cannot open it: the person signs in again, which is the honest outcome.
    const opened = await keyStore.decryptStringAsync(sealed).catch(() => null);
    if (!opened) return null;
    inMemory.set(name, opened.result);
    if (opened.shouldReEncrypt) await set(name, opened.result);
    return opened.result;
  }

  async function remove(name: SecretName): Promise<void> {
    inMemory.delete(name);
    await rm(fileOf(name), { force: true });
  }

  return { get, set, remove, forget: () => inMemory.clear() };
}
