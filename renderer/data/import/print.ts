import type { Json } from "./types.ts";

/** 32 bits that stand for a value (FNV-1a of its JSON); 0 for no value. */
export function printOf(value: Json | undefined): number {
  if (value === undefined) return 0;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0 || 1;
}
