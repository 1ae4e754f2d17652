import { readFile } from "node:fs/promises";
import { protocol, type Session } from "electron";
import { APP_ORIGIN, APP_SCHEME, originOf } from "./appOrigin.ts";
import { assetPath, mimeTypeOf } from "./assetPath.ts";

/** Must run before `ready`: a standard, secure scheme has an origin, storage (OPFS) and `fetch`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        codeCache: true,
      },
    },
  ]);
}

type PolicyOf = (pathname: string) => string;

const headersFor = (policy: string, type: string) => ({
  "content-type": type,
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
});

/** Answers one request from the built renderer; every answer, refusals too, carries a policy (W7). */
export async function serveAsset(
  folder: string,
  address: string,
  policyOf: PolicyOf,
): Promise<Response> {
  const { pathname } = new URL(address);
  const refused = (status: number) =>
    new Response(null, { status, headers: headersFor(policyOf(pathname), "text/plain") });
  if (originOf(address) !== APP_ORIGIN) return refused(403);
  const file = assetPath(folder, pathname);
  const type = file && mimeTypeOf(file);
  if (!file || !type) return refused(404);
  try {
    const body = new Uint8Array(await readFile(file));
    return new Response(body, { headers: headersFor(policyOf(pathname), type) });
  } catch {
    return refused(404);
  }
}

export function handleAppScheme(session: Session, folder: string, policyOf: PolicyOf): void {
  session.protocol.handle(APP_SCHEME, (request) => serveAsset(folder, request.url, policyOf));
}
