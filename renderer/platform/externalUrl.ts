const ALLOWED = new Set(["https:", "mailto:", "tel:"]);
const MAX_LENGTH = 2_048;

/**
 * The address that may be handed to another program (W15, B48), normalised, or null. Both shells ask
 * here, and Electron's main process asks again.
 */
export function externalUrl(text: string): string | null {
  if (text.length > MAX_LENGTH || !URL.canParse(text)) return null;
  const url = new URL(text);
  // A user name before the host shows one site and opens another.
  if (!ALLOWED.has(url.protocol) || url.username || url.password) return null;
  return url.href;
}
