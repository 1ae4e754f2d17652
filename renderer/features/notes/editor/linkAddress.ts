import { externalUrl } from "#renderer/platform/externalUrl.ts";

/**
 * The address a person meant: people leave the protocol out. Null where it is none that a note may hold (W15).
 * @example linkAddress("agent@example.com") // "mailto:agent@example.com"
 */
export function linkAddress(typed: string): string | null {
  const text = typed.trim();
  if (!text || /\s/.test(text)) return null;
  if (/^[a-z][a-z0-9+.-]*:(?!\d+(\/|$))/i.test(text)) return externalUrl(text);
  if (/^[^@/]+@[^@/]+\.[^@/]+$/.test(text)) return externalUrl(`mailto:${text}`);
  if (/^[+\d][\d-]{6,}$/.test(text)) return externalUrl(`tel:${text}`);
  return /\./.test(text) ? externalUrl(`https://${text}`) : null;
}
