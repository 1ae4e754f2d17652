import type { TaskId } from "#shared/model/work.ts";

/**
 * The id of a reminder's task: the rule and a fingerprint of its dedupe key. Two devices that make the same
 * reminder offline make one document, so nobody is reminded twice.
 */
export function taskIdOf(code: string, dedupeKey: string): TaskId {
  const fingerprint = [0x811c9dc5, 0x9e3779b9].map((seed) => hash53(dedupeKey, seed).toString(36));
  return `r-${code}-${fingerprint.join("-")}` as TaskId;
}

/** cyrb53 (public domain, bryc): 53 bits; two of them make a clash among a company's tasks unthinkable. */
function hash53(text: string, seed: number): number {
  let [high, low] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
