import type { ScopedFields } from "../access/scopes.ts";

/** Any document on its way: its fields, and RxDB's mark of deletion. */
export type AnyDoc = ScopedFields & { id: string; _deleted?: boolean; [field: string]: unknown };

export const isDeleted = ({ _deleted }: AnyDoc): boolean => _deleted === true;

/** A field that holds text; "" where it does not. */
export function textIn(doc: AnyDoc | undefined, field: string): string {
  const value = doc?.[field];
  return typeof value === "string" ? value : "";
}
