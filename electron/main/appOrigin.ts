/** Where every page of the shell comes from (W1, W18); the server accepts it by name (H7). */
export const APP_SCHEME = "app";
export const APP_ORIGIN = `${APP_SCHEME}://banyan`;
export const APP_URL = `${APP_ORIGIN}/index.html`;

/** `scheme://host` of an address. Node's `URL.origin` is the text "null" for schemes it does not know. */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}
