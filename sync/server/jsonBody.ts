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
    } else if (isTooDeep(String(body))) done(new SyncError("BAD_REQUEST"), undefined);
    else void parse(request, String(body), done);
  });
}

const [QUOTE, BACKSLASH, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT] = [
  34, 92, 91, 123, 93, 125,
];

/** Counted before parsing: 200,000 nested arrays must cost nothing (B25). */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === QUOTE) isInText = !isInText;
    else if (isInText) continue;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth += 1;
      if (depth > LIMITS.jsonDepth) return true;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
  }
  return false;
}
