/**
 * Public origins of a server behind a TLS proxy, from texts that hold one or more, comma separated.
 * @throws Error for anything but `https://HOST[:PORT]`: no browser would ever send it as an Origin (H7)
 */
export function parseOrigins(texts: readonly string[]): string[] {
  const asked = texts.flatMap((text) => text.split(",")).map((text) => text.trim());
  return asked.filter((text) => text !== "").map(originOf);
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin =
    url?.protocol === "https:" && url.pathname === "/" && !url.search && !url.hash && !url.username;
  if (!url || !isOrigin) throw new Error(`--origin ${text}: expected https://HOST`);
  return url.origin;
}
