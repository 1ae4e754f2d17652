import type { FastifyInstance } from "fastify";
import { SyncError } from "../protocol/errors.ts";
import { LIMITS } from "../protocol/limits.ts";

/** Only plain JSON of bounded depth reaches a route; prototypes are refused, not cleaned (B23 to B28). */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (request.headers["content-encoding"] !== undefined) {
      done(new SyncError("WRONG_CONTENT_TYPE"), undefined);
      return;
    }
    const excess = excessOf(String(body));
    if (excess) done(new SyncError(excess), undefined);
    else void parse(request, String(body), done);
  });
}

const [QUOTE, COMMA, BACKSLASH, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT] = [
  34, 44, 92, 91, 123, 93, 125,
];

/** Counted before parsing: 200,000 nested arrays, or two million in a row, must cost nothing (B25, B40). */
function excessOf(text: string): "BAD_REQUEST" | "TOO_LARGE" | undefined {
  let depth = 0;
  let values = 1;
  let isInText = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === QUOTE) isInText = !isInText;
    else if (isInText) continue;
    else if (code === COMMA) {
      values += 1;
      if (values > LIMITS.jsonValues) return "TOO_LARGE";
    } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth += 1;
      if (depth > LIMITS.jsonDepth) return "BAD_REQUEST";
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
  }
  return undefined;
}
