import type { FastifyRequest } from "fastify";
import { SyncError } from "../protocol/errors.ts";
import type { Colleague } from "../store/accounts.ts";
import { sessionOf, type Session } from "../store/sessions.ts";
import type { ServerContext } from "./context.ts";

/** Who asks, from the bearer token. @throws SyncError SESSION_EXPIRED */
export async function authenticate(
  context: ServerContext,
  request: FastifyRequest,
): Promise<{ session: Session; actor: Colleague }> {
  const [scheme, token] = (request.headers.authorization ?? "").split(" ");
  if (scheme !== "Bearer" || !token) throw new SyncError("SESSION_EXPIRED");
  const session = await sessionOf(context.store.db, token, context.nowMs());
  return { session, actor: await context.actors.get(session.staffId) };
}
