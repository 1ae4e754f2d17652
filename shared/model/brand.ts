import { z } from "zod";

declare const brand: unique symbol;

/** A string that the compiler will not confuse with another kind of string. */
export type Brand<T, B extends string> = T & { readonly [brand]: B };

export type CustomerId = Brand<string, "CustomerId">;
export type PolicyId = Brand<string, "PolicyId">;
export type HouseholdId = Brand<string, "HouseholdId">;
export type NoteId = Brand<string, "NoteId">;
export type StaffId = Brand<string, "StaffId">;
export type UnitId = Brand<string, "UnitId">;
export type ImportBatchId = Brand<string, "ImportBatchId">;

/** A calendar date in Asia/Taipei, `YYYY-MM-DD`; never a moment in time. */
export type IsoDate = Brand<string, "IsoDate">;
/** A moment in UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export type IsoInstant = Brand<string, "IsoInstant">;

/** Longest id that any collection accepts, in characters (uuid v4 is 36). */
export const ID_MAX_LENGTH = 60;

const idText = z
  .string()
  .min(1)
  .max(ID_MAX_LENGTH)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]*$/);

export const idOf = <B extends Brand<string, string>>() => idText as unknown as z.ZodType<B, B>;

export const isoDate = z.iso.date() as unknown as z.ZodType<IsoDate, IsoDate>;
export const isoInstant = z.iso.datetime() as unknown as z.ZodType<IsoInstant, IsoInstant>;

/** Whole New Taiwan dollars, not negative, inside the range where integers are exact. */
export const twd = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Stands where a document is about no customer: an indexed field must be present in every store. */
export const NO_CUSTOMER = "none" as CustomerId;
