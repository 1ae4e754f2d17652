import { getPlatform } from "../index.ts";
import { base64, fromBase64, KEY_BYTES, randomBytes, type Bytes } from "./seal.ts";
import { slowHash } from "./slowHash.ts";
import type { Keys } from "./vault.ts";

/** The key store's part of the key, if this device has one; null in a browser or without a safe key store. */
async function storePart(): Promise<Bytes | null> {
  const { kind, secrets } = getPlatform();
  if (kind === "browser") return null;
  const kept = await secrets.get("keyEncryptionKey");
  return kept === null ? null : fromBase64(kept);
}

/** What opens a vault on this device. */
export const keysOfDevice = async (): Promise<Keys> => ({ slowHash, storePart: await storePart() });

/** What makes a new vault: on the desktop a part is put into the key store first, where it can stay. */
export async function keysForNewVault(): Promise<Keys> {
  const known = await storePart();
  const { kind, secrets } = getPlatform();
  if (known || kind === "browser") return { slowHash, storePart: known };
  const made = randomBytes(KEY_BYTES);
  const { isDurable } = await secrets.set("keyEncryptionKey", base64(made));
  return { slowHash, storePart: isDurable ? made : null };
}
