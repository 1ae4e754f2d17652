import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** The built window. Names with a hash never change; the page itself is asked for every time. */
export async function addStaticFiles(app: FastifyInstance, rendererDir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: rendererDir,
    cacheControl: false,
    dotfiles: "deny",
    setHeaders(reply, path) {
      const isHashed = /[\\/]assets[\\/]/.test(path);
      const control = isHashed ? "public, max-age=31536000, immutable" : "no-cache";
      void reply.header("cache-control", control);
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === "GET" && /text\/html/.test(request.headers.accept ?? "");
    if (isPage && !request.url.startsWith("/api/")) return reply.sendFile("index.html");
    return reply.code(404).send({ code: "BAD_REQUEST", correlationId: request.id });
  });
}
