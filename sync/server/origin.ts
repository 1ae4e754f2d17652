import { networkInterfaces } from "node:os";
import type { FastifyInstance } from "fastify";
import { SyncError } from "../protocol/errors.ts";
import type { ServerContext } from "./context.ts";

/**
 * H7. A page of ours, or no page at all: browsers send an Origin with every request that could do
 * harm, other programs have none, and there are no cookies that a foreign page could ride on.
 */
export function isKnownOrigin(context: ServerContext, origin: string | undefined): boolean {
  return origin === undefined || context.origins.has(origin);
}

/**
 * Under a name of ours? A page whose own name was made to point here would pass for one of ours in
 * every other respect (DNS rebinding), and what a browser sends as Host it cannot forge.
 */
export function isKnownHost(context: ServerContext, host: string | undefined): boolean {
  return host !== undefined && context.hosts.has(host.toLowerCase());
}

/** The names that a server may be asked under, with ports; `host` is where it listens. */
export function ownHosts(host: string, port: number): string[] {
  const isEverywhere = host === "0.0.0.0" || host === "::";
  const addresses = isEverywhere
    ? Object.values(networkInterfaces()).flatMap((list) => list ?? [])
    : [];
  const names = [host, "127.0.0.1", "::1", "localhost", ...addresses.map(({ address }) => address)];
  return names.map((name) => `${name.includes(":") ? `[${name}]` : name.toLowerCase()}:${port}`);
}

/** Refuses foreign names and origins and answers the pre-flight of known ones. */
export function checkOrigins(app: FastifyInstance, context: ServerContext): void {
  app.addHook("onRequest", async (request, reply) => {
    const { origin, host } = request.headers;
    if (!isKnownHost(context, host)) throw new SyncError("FOREIGN_ORIGIN");
    if (!isKnownOrigin(context, origin)) throw new SyncError("FOREIGN_ORIGIN");
    if (origin === undefined) return;
    reply.header("access-control-allow-origin", origin).header("vary", "origin");
    reply.header("access-control-expose-headers", "x-banyan, retry-after");
    if (request.method !== "OPTIONS") return;
    reply.header("access-control-allow-methods", "GET, POST, DELETE");
    reply.header("access-control-allow-headers", "authorization, content-type");
    return reply.header("access-control-max-age", "600").code(204).send();
  });
}
