import type { Sealed } from "./vaultFile.ts";

const IV_BYTES = 12;

export type Bytes = Uint8Array<ArrayBuffer>;

export const randomBytes = (length: number): Bytes =>
  crypto.getRandomValues(new Uint8Array(length));

export const base64 = (data: Uint8Array): string =>
  btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));

export const fromBase64 = (text: string): Bytes =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** AES-256-GCM with a fresh nonce. @param context what the sealed text belongs to; it must be said again to open */
export async function seal(key: CryptoKey, data: Bytes, context: string): Promise<Sealed> {
  const iv = randomBytes(IV_BYTES);
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(context) },
    key,
    data,
  );
  return { iv: base64(iv), data: base64(new Uint8Array(sealed)) };
}

/** Null where the key or the context is another, or the text was changed. */
export async function unseal(
  key: CryptoKey,
  sealed: Sealed,
  context: string,
): Promise<Bytes | null> {
  try {
    const data = await crypto.subtle.decrypt(
      {
        name: "AES-GCM",
        iv: fromBase64(sealed.iv),
        additionalData: new TextEncoder().encode(context),
      },
      key,
      fromBase64(sealed.data),
    );
    return new Uint8Array(data);
  } catch {
    return null;
  }
}

/** HKDF-SHA-256 of `secret` to 32 bytes. */
export async function derive(secret: Bytes, salt: Bytes, info: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const params = { name: "HKDF", hash: "SHA-256", salt, info: new TextEncoder().encode(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(params, key, 256));
}

export const sealingKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
