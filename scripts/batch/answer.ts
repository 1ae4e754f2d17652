import { badArgs, badJson, internalFault, unknownFn } from "#shared/errors/catalogue.ts";
import { BanyanError, type ErrorDefinition } from "#shared/errors/defineError.ts";
import { analyticsFns } from "./analyticsFns.ts";
import { Args, isObject } from "./args.ts";
import { identifierFns } from "./identifierFns.ts";
import { insuranceFns } from "./insuranceFns.ts";

type BatchFn = (args: Args) => unknown;

const FUNCTIONS: ReadonlyMap<string, BatchFn> = new Map(
  Object.entries<BatchFn>({ ...identifierFns, ...insuranceFns, ...analyticsFns }),
);

export const BATCH_FUNCTIONS: readonly string[] = [...FUNCTIONS.keys()];

export type BatchReply =
  | { readonly id: unknown; readonly ok: unknown }
  | { readonly id: unknown; readonly error: { readonly code: string; readonly message: string } };

/** The reply to one line (A00), or null for a blank one. Never throws: one bad line never stops the rest. */
export function answer(line: string): BatchReply | null {
  // trim also takes a byte order mark from the first line of a file made on Windows
  const text = line.trim();
  if (text === "") return null;
  const request = parse(text);
  if (!isObject(request)) return fault(null, badJson);
  const id = request.id ?? null;
  const fn = typeof request.fn === "string" ? FUNCTIONS.get(request.fn) : undefined;
  if (!fn) return fault(id, unknownFn);
  try {
    const ok = fn(new Args(request.args));
    return isFiniteThroughout(ok) ? { id, ok } : fault(id, badArgs);
  } catch (error) {
    if (!(error instanceof BanyanError)) return fault(id, internalFault);
    return { id, error: { code: error.code, message: error.message } };
  }
}

/** JSON would write NaN and infinity as null, which several replies use for "none". */
function isFiniteThroughout(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isFiniteThroughout);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fault(id: unknown, { code, cause }: ErrorDefinition): BatchReply {
  return { id, error: { code, message: cause } };
}
