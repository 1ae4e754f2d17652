import type { CustomerId } from "#shared/model/brand.ts";
import type { DeepLink } from "#renderer/platform/platform.ts";

export const LINK_SCHEME = "banyan";
const LINK =
  /^banyan:\/\/open\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/?$/i;

/**
 * The customer a link opens, or null (B41). The whole link must match: no query, no other verb. Opening
 * only reads, and the local database holds only what its user may see.
 */
export function parseDeepLink(link: string): DeepLink | null {
  const customerId = LINK.exec(link)?.[1];
  return customerId ? { customerId: customerId.toLowerCase() as CustomerId } : null;
}

/**
 * The link among the arguments of a start. Only the last argument that names our scheme counts: a
 * crafted link on Windows can smuggle arguments of its own before it (B41).
 */
export function deepLinkFromArguments(argv: readonly string[]): DeepLink | null {
  const last = argv.findLast((argument) => argument.toLowerCase().startsWith(`${LINK_SCHEME}://`));
  return last === undefined ? null : parseDeepLink(last);
}
