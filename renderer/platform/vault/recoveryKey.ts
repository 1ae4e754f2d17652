import { randomBytes, type Bytes } from "./seal.ts";

/** Crockford's alphabet: no letter that is taken for a digit, none for another letter. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS = 7;
const GROUP_LENGTH = 5;

/** 35 characters of 5 bits, 175 bits, in groups as they are printed: `7K2QX-…`. */
export function newRecoveryKey(): string {
  const symbols = Array.from(randomBytes(GROUPS * GROUP_LENGTH), (byte) => ALPHABET[byte % 32]);
  const group = (nth: number) =>
    symbols.slice(nth * GROUP_LENGTH, (nth + 1) * GROUP_LENGTH).join("");
  return Array.from({ length: GROUPS }, (_, nth) => group(nth)).join("-");
}

/** As it was typed: case, spaces, hyphens and the letters that Crockford reads as digits do not count. */
export function recoverySecret(typed: string): Bytes {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return new TextEncoder().encode(plain);
}
