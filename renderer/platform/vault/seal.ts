import { z } from "zod";

export const KEY_BYTES = 32;
export const SALT_BYTES = 16;
export const IV_BYTES = 12;
/** What AES-GCM adds to prove that nothing was changed. */
export const TAG_BYTES = 16;

/** So many bytes as base64. */
export const base64Of = (count: number) => z.base64().length(Math.ceil(count / 3) * 4);

const sealedSchema = z.strictObject({ iv: base64Of(IV_BYTES), data: z.base64() });
/** What AES-GCM made of some bytes. */
export type Sealed = z.infer<typeof sealedSchema>;

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

const hkdf = (salt: Bytes, info: string) => ({
  name: "HKDF",
  hash: "SHA-256",
  salt,
  info: new TextEncoder().encode(info),
});

/** A secret that others are derived from. The browser holds it: a script cannot read it. */
export type MasterKey = CryptoKey;

/** @param secret overwritten */
export async function masterKey(secret: Bytes): Promise<MasterKey> {
  try {
    return await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits", "deriveKey"]);
  } finally {
    secret.fill(0);
  }
}

/** HKDF-SHA-256 to 32 bytes. */
export async function derive(master: MasterKey, salt: Bytes, info: string): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf(salt, info), master, KEY_BYTES * 8));
}

/** The same as a key that seals. */
export function deriveSealingKey(master: MasterKey, salt: Bytes, info: string): Promise<CryptoKey> {
  const kind = { name: "AES-GCM", length: KEY_BYTES * 8 };
  return crypto.subtle.deriveKey(hkdf(salt, info), master, kind, false, ["encrypt", "decrypt"]);
}

/** A text as it lies on the disk. */
export const sealText = async (key: CryptoKey, text: string, context: string): Promise<string> =>
  JSON.stringify(await seal(key, new TextEncoder().encode(text), context));

/** Null where `stored` is not what `sealText` gave, whatever it is. */
export async function unsealText(
  key: CryptoKey,
  stored: string | null,
  context: string,
): Promise<string | null> {
  const sealed = sealedSchema.safeParse(jsonOf(stored ?? ""));
  const opened = sealed.success ? await unseal(key, sealed.data, context) : null;
  return opened && new TextDecoder().decode(opened);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
