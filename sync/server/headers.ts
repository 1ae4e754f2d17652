import type { FastifyInstance } from "fastify";
import { ANSWER_HEADER } from "../protocol/limits.ts";
import type { ServerContext } from "./context.ts";
import { isKnownHost } from "./origin.ts";

/** SECURITY 4, for a window that talks to this server alone. */
export function contentSecurityPolicy(host: string, isWasmWorker: boolean): string {
  const script = isWasmWorker ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'";
  return [
    "default-src 'none'",
    script,
    "worker-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' blob:",
    "manifest-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}

/**
 * Workers that compile WebAssembly (the database and the key derivation), by the names of their source
 * files as Vite writes them, as in the desktop's policy. No other path may, such as the service worker.
 */
const WASM_WORKER = /^\/assets\/(?:data|kdf)\.worker-[\w-]+\.js$/;
/** H14: a year of TLS alone, in seconds, for who came by a public name. */
const TLS_FROM_NOW_ON = "max-age=31536000";

export function addSecurityHeaders(app: FastifyInstance, context: ServerContext): void {
  app.addHook("onSend", async (request, reply) => {
    // Only a name of ours: anything else must not get into a header.
    const { host: asked = "" } = request.headers;
    const host = isKnownHost(context, asked) ? asked : "127.0.0.1";
    const [path = ""] = request.url.split("?");
    reply.header("content-security-policy", contentSecurityPolicy(host, WASM_WORKER.test(path)));
    if (context.origins.has(`https://${host}`))
      reply.header("strict-transport-security", TLS_FROM_NOW_ON);
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "no-referrer");
    reply.header("cross-origin-opener-policy", "same-origin");
    reply.header("permissions-policy", "camera=(), geolocation=(), microphone=()");
    if (!path.startsWith("/api/")) return;
    reply.header(ANSWER_HEADER, "1");
    reply.header("cache-control", "no-store");
  });
}
