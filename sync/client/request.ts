import { isSyncErrorCode, SyncError } from "../protocol/errors.ts";
import { ANSWER_HEADER, LIMITS } from "../protocol/limits.ts";
import { errorAnswer } from "../protocol/wire.ts";

export type RequestOptions = {
  method?: "GET" | "POST" | "DELETE";
  body?: unknown;
  accessToken?: string;
};

/**
 * One request. An answer without our header is somebody else's, a captive portal's perhaps, and
 * moves nothing (R4, X29). @throws SyncError OFFLINE, BAD_ANSWER, or what the server says
 */
export async function request(
  serverUrl: string,
  path: string,
  options: RequestOptions = {},
): Promise<unknown> {
  const response = await answered(new URL(path, serverUrl), options);
  if (response.headers.get(ANSWER_HEADER) === null) throw new SyncError("BAD_ANSWER");
  if (response.status === 204) return undefined;
  const body = await parsed(response);
  if (response.ok) return body;
  const { data } = errorAnswer.safeParse(body);
  const retryAfter = Number(response.headers.get("retry-after") ?? NaN);
  throw new SyncError(
    isSyncErrorCode(data?.code) ? data.code : "INTERNAL",
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}

async function answered(url: URL, { method = "GET", body, accessToken }: RequestOptions) {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers["content-type"] = "application/json";
  if (accessToken !== undefined) headers["authorization"] = `Bearer ${accessToken}`;
  try {
    return await fetch(url, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(LIMITS.requestMs),
      cache: "no-store",
      credentials: "omit",
    });
  } catch {
    throw new SyncError("OFFLINE");
  }
}

/** A cut body is a network failure, whatever its status line promised (X9). */
async function parsed(response: Response): Promise<unknown> {
  let text: string;
  try {
    text = await response.text();
  } catch {
    throw new SyncError("OFFLINE");
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new SyncError("BAD_ANSWER");
  }
}
