const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Map(Array.from(ALPHABET, (letter, value) => [letter.charCodeAt(0), value]));

/** Plain base64 with padding: shared/ has neither Buffer nor btoa. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i] ?? 0, bytes[i + 1] ?? 0, bytes[i + 2] ?? 0];
    const rest = bytes.length - i;
    parts.push(
      letter(a >> 2) +
        letter(((a & 3) << 4) | (b >> 4)) +
        (rest > 1 ? letter(((b & 15) << 2) | (c >> 6)) : "=") +
        (rest > 2 ? letter(c & 63) : "="),
    );
  }
  return parts.join("");
}

const letter = (value: number) => ALPHABET.charAt(value);

/** Null for text that is not base64. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let bits = 0;
  let pending = 0;
  let at = 0;
  for (let i = 0; i < text.length - padding; i++) {
    const value = VALUES.get(text.charCodeAt(i));
    if (value === undefined) return null;
    bits = ((bits << 6) | value) & 0xffffff;
    pending += 6;
    if (pending >= 8) {
      pending -= 8;
      bytes[at++] = (bits >> pending) & 255;
    }
  }
  return bytes;
}
