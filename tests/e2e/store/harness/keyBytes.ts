/** A page key that a test names by 64 hexadecimal digits, as the bytes that open a file. */
export const keyBytes = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
