import type { FastifyInstance } from "fastify";
import { SYNC_ERRORS, SyncError, type SyncErrorCode } from "../protocol/errors.ts";

const BY_STATUS: Record<number, SyncErrorCode> = {
  400: "BAD_REQUEST",
  403: "NOT_AVAILABLE",
  404: "BAD_REQUEST",
  413: "TOO_LARGE",
  415: "WRONG_CONTENT_TYPE",
};

/** A code and a correlation id, never SQL or a stack (H14). */
export function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler((failure: Error & { statusCode?: number }, request, reply) => {
    const code =
      failure instanceof SyncError
        ? failure.code
        : (BY_STATUS[failure.statusCode ?? 500] ?? "INTERNAL");
    if (code === "INTERNAL") request.log.error({ failure: failure.message }, "request failed");
    if (failure instanceof SyncError && failure.retryAfterSeconds !== undefined) {
      reply.header("retry-after", String(failure.retryAfterSeconds));
    }
    return reply.code(SYNC_ERRORS[code].status).send({ code, correlationId: request.id });
  });
}
