import type { FastifyInstance } from "fastify";
import { LIMITS, THROTTLE } from "../protocol/limits.ts";
import type { PullBody, PushBody } from "../protocol/wire.ts";
import { authenticate } from "./authenticate.ts";
import type { ServerContext } from "./context.ts";
import { pullPage } from "./pull.ts";
import { pushBatch } from "./push.ts";
import { rateGate } from "./rate.ts";
import { SCHEMAS } from "./schemas.ts";

export function addSyncRoutes(app: FastifyInstance, context: ServerContext): void {
  const { store, nowMs } = context;
  const admitPush = rateGate(THROTTLE.pushesPerMinute, nowMs);
  const admitPull = rateGate(THROTTLE.pullsPerMinute, nowMs);

  app.post<{ Body: PushBody }>(
    "/api/sync/push",
    { schema: SCHEMAS.push, bodyLimit: LIMITS.pushBytes },
    async (request) => {
      const { actor, session } = await authenticate(context, request);
      admitPush(session.deviceId);
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

  app.post<{ Body: PullBody }>("/api/sync/pull", { schema: SCHEMAS.pull }, async (request) => {
    const { actor, session } = await authenticate(context, request);
    admitPull(session.deviceId);
    return pullPage(store, actor, request.body);
  });
}
