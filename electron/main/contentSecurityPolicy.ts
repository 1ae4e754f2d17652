/**
 * Workers that compile WebAssembly (the database and the key derivation), by the names of their source
 * files; Vite adds a hash. Nothing else may compile: a page that cannot is one trick poorer.
 */
const WASM_WORKERS = /^\/assets\/(?:data|kdf)\.worker-[\w-]+\.js$/;

/** The policy of one response (W7, SECURITY section 4). `pathname` as in the address: `/assets/x.js`. */
export function contentSecurityPolicy(pathname: string, serverOrigin: string): string {
  // Both schemes in one go: https becomes wss, http (loopback only) becomes ws.
  const socketOrigin = serverOrigin.replace(/^http/, "ws");
  const scripts = WASM_WORKERS.test(pathname) ? "'self' 'wasm-unsafe-eval'" : "'self'";
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "worker-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' blob:",
    `connect-src 'self' ${serverOrigin} ${socketOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}

/**
 * The policy of the printed page (B46): no script and no network at all. Inline style *attributes* are let
 * in, because React's styles become attributes when the page is written out; nothing can read them back.
 */
export const PRINT_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
