import type { FastifyInstance, FastifyRequest } from "fastify";
import { SyncError } from "../protocol/errors.ts";
import type { Colleague } from "../store/accounts.ts";
import { sessionOf, type Session } from "../store/sessions.ts";
import type { ServerContext } from "./context.ts";

type Caller = { session: Session; actor: Colleague };

/** What may be asked without a session: all that comes before one. */
const OPEN_ROUTES: ReadonlySet<string> = new Set([
  "GET /api/hello",
  "POST /api/session",
  "POST /api/session/refresh",
  "POST /api/demo-session",
]);

const callers = new WeakMap<FastifyRequest, Caller>();

/**
 * Every other route of the interface needs a session, and before its body is read: a stranger's
 * megabytes are neither parsed nor checked (B40), and a new route cannot forget to ask.
 */
export function authenticateFirst(app: FastifyInstance, context: ServerContext): void {
  app.addHook("onRequest", async (request) => {
    const { url = "" } = request.routeOptions;
    if (!url.startsWith("/api/") || OPEN_ROUTES.has(`${request.method} ${url}`)) return;
    callers.set(request, await authenticate(context, request));
  });
}

/** Who asks. @throws SyncError SESSION_EXPIRED on a route without `authenticateFirst` */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (!caller) throw new SyncError("SESSION_EXPIRED");
  return caller;
}

/** From the bearer token. @throws SyncError SESSION_EXPIRED */
async function authenticate(context: ServerContext, request: FastifyRequest): Promise<Caller> {
  const [scheme, token] = (request.headers.authorization ?? "").split(" ");
  if (scheme !== "Bearer" || !token) throw new SyncError("SESSION_EXPIRED");
  const session = await sessionOf(context.store.db, token, context.nowMs());
  return { session, actor: await context.actors.get(session.staffId) };
}
