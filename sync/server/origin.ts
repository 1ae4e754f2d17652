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

/** Refuses foreign origins and answers the pre-flight of known ones. */
export function checkOrigins(app: FastifyInstance, context: ServerContext): void {
  app.addHook("onRequest", async (request, reply) => {
    const { origin } = request.headers;
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
