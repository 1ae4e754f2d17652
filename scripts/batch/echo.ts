/**
 * A request's id as JSON text, for the reply that must carry the same (BATCH.md). What JavaScript cannot hold
 * (other systems' ids of 19 digits) and what nests deeper than JSON.stringify can follow is copied as it stands
 * in the request.
 * @param request one JSON object, as JSON.parse has read it
 * @param id what JSON.parse read as its id
 */
export function idText(request: string, id: unknown): string {
  const isHeld = typeof id === "number" ? Number.isSafeInteger(id) : typeof id !== "object";
  return isHeld || id === null ? JSON.stringify(id) : memberText(request, "id");
}

const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]/g;

/** The text of an object's own member, the last one of its name as with JSON.parse; "null" if there is none. */
function memberText(object: string, name: string): string {
  let found = "null";
  let depth = 0;
  let text = "";
  let member = { key: "", start: 0 };
  for (const { 0: token, index } of object.matchAll(TOKENS)) {
    if (token.startsWith('"')) text = token;
    if (depth === 1 && token === ":") member = { key: text, start: index + 1 };
    if (depth === 1 && (token === "," || token === "}") && unquoted(member.key) === name) {
      found = object.slice(member.start, index).trim();
    }
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
  }
  return found;
}

/** A key may be written with escapes: "\\u0069d" is id too. */
function unquoted(key: string): unknown {
  return key === "" ? "" : JSON.parse(key);
}
