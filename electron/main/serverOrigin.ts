const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * The origin of a configured server (W1): `https:` anywhere, `http:` on this computer alone.
 * @throws Error for anything else, a path included: a silent correction would hide a typing error.
 */
export function parseServerOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe =
    url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.has(url.hostname));
  if (!url || !isSafe || url.pathname !== "/" || url.search || url.hash || url.username) {
    throw new Error("the server must be https://HOST, or http:// on this computer");
  }
  return url.origin;
}

/** The server asked for by `--server=URL` or by BANYAN_SERVER, or null for the embedded one. */
export function configuredServer(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const flag = argv.findLast((argument) => argument.startsWith("--server="));
  const text = flag?.slice("--server=".length) ?? environment["BANYAN_SERVER"];
  return text ? parseServerOrigin(text) : null;
}
