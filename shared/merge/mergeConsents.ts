import { jsonEqual } from "./equal.ts";

type Consent = { channel: string; granted: boolean };

/** Per channel; a withdrawal on either side beats every concurrent edit (R14, SECURITY 7). */
export function mergeConsents(base: unknown, first: unknown, later: unknown): Consent[] {
  const [was, one, two] = [base, first, later].map(byChannel) as [Channels, Channels, Channels];
  const merged: Consent[] = [];
  for (const channel of new Set([...one.keys(), ...two.keys()])) {
    const [b, f, l] = [was.get(channel), one.get(channel), two.get(channel)];
    const withdrawn = [f, l].find((c) => c?.granted === false && !jsonEqual(c, b));
    const kept = withdrawn ?? (jsonEqual(b, f) ? l : f);
    if (kept) merged.push(kept);
  }
  return merged;
}

type Channels = Map<string, Consent>;

const byChannel = (list: unknown): Channels =>
  new Map(((list ?? []) as Consent[]).map((c) => [c.channel, c]));
