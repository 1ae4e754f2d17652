import type { FastifyInstance } from "fastify";
import { LIMITS, THROTTLE } from "../protocol/limits.ts";
import type { PullBody, PushBody } from "../protocol/wire.ts";
import { callerOf } from "./authenticate.ts";
import type { ServerContext } from "./context.ts";
import { pullPage } from "./pull.ts";
import { pushBatch } from "./push.ts";
import { perDevice } from "./rate.ts";
import { SCHEMAS } from "./schemas.ts";

export function addSyncRoutes(app: FastifyInstance, context: ServerContext): void {
  const { store, nowMs } = context;

  app.post<{ Body: PushBody }>(
    "/api/sync/push",
    {
      schema: SCHEMAS.push,
      bodyLimit: LIMITS.pushBytes,
      onRequest: perDevice(THROTTLE.pushesPerMinute, nowMs),
    },
    async (request) => {
      const { actor, session } = callerOf(request);
      const { answer, reached, entries } = await pushBatch(
        store,
        actor,
        session,
        request.body,
        nowMs(),
      );
      for (const tell of context.onCommitted) tell(reached, entries);
      return answer;
    },
  );

  app.post<{ Body: PullBody }>(
    "/api/sync/pull",
    { schema: SCHEMAS.pull, onRequest: perDevice(THROTTLE.pullsPerMinute, nowMs) },
    async (request) => pullPage(store, callerOf(request).actor, request.body),
  );
}
