import { z } from "zod";
import { COLLECTION_NAMES, type CollectionName } from "#shared/model/collections.ts";
import { ID_MAX_LENGTH } from "#shared/model/brand.ts";
import { STAFF_ROLES } from "#shared/model/organisation.ts";
import { LIMITS } from "./limits.ts";

const collection = z.enum(COLLECTION_NAMES as [CollectionName, ...CollectionName[]]);
const token = z.string().min(20).max(100);
/** Names that a client makes up end in the audit: no free text (H11). */
const madeName = z
  .string()
  .max(60)
  .regex(/^[A-Za-z0-9_.:-]+$/);
const deviceId = madeName;
/** The document itself is checked row by row, so that one bad row does not refuse its batch. */
const document = z.looseObject({ id: z.string().min(1).max(ID_MAX_LENGTH) });

export const SEATS = ["agent", "manager", "back_office"] as const;
export type Seat = (typeof SEATS)[number];

export const signInBody = z.strictObject({
  account: z.string().min(1).max(60),
  password: z.string().min(1).max(128),
  deviceId,
});
export const demoSessionBody = z.strictObject({ seat: z.enum(SEATS), deviceId });
export const refreshBody = z.strictObject({
  refreshToken: token,
  /** The same for every retry of one refresh, so that a lost answer logs nobody out (H1). */
  nonce: z.string().min(8).max(60),
  deviceId,
});
export const ticketBody = z.strictObject({ use: z.enum(["live", "collab"]) });

export const pushBody = z.strictObject({
  batchId: madeName.min(8),
  deviceId,
  rows: z
    .array(z.strictObject({ collection, assumed: document.optional(), next: document }))
    .min(1)
    .max(LIMITS.batchRows),
});
export type PushBody = z.infer<typeof pushBody>;

/** Where a device stands in the feeds: the highest n it holds, per scope (R7). */
export const checkpoint = z.strictObject({
  epoch: z.string().min(1).max(60),
  scopes: z.record(z.string().max(80), z.number().int().min(0)),
});
export type Checkpoint = z.infer<typeof checkpoint>;

export const pullBody = z.strictObject({
  collection,
  checkpoint: checkpoint.optional(),
  limit: z.number().int().min(1).max(LIMITS.pullPage),
});
export type PullBody = z.infer<typeof pullBody>;

/** `_deleted` without content stands for a deletion and for lost visibility alike (R8). */
const wireDoc = document.extend({ _deleted: z.boolean() });
export type WireDoc = z.infer<typeof wireDoc>;

export const pullAnswer = z.object({
  documents: z.array(wireDoc),
  checkpoint,
  complete: z.boolean(),
});
export type PullAnswer = z.infer<typeof pullAnswer>;

export const pushAnswer = z.object({
  /** The state the server now holds, for rows whose own state did not become it. */
  conflicts: z.array(wireDoc.extend({ id: z.string() })),
  refused: z.array(z.object({ collection, id: z.string(), code: z.string() })),
  losers: z.array(
    z.object({
      collection,
      id: z.string(),
      field: z.string(),
      kept: z.unknown(),
      lost: z.unknown(),
    }),
  ),
});
export type PushAnswer = z.infer<typeof pushAnswer>;

export const person = z.object({
  staffId: z.string(),
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  unitIds: z.array(z.string()),
});
export type Person = z.infer<typeof person>;

export const sessionAnswer = z.object({
  accessToken: token,
  refreshToken: token,
  /** Milliseconds from the answer on: no clock is compared (X5). */
  expiresInMs: z.number(),
  person,
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

export const helloAnswer = z.object({
  companyName: z.string(),
  demo: z.object({ seats: z.array(z.enum(SEATS)), defaultSeat: z.enum(SEATS) }).nullable(),
  epoch: z.string(),
  version: z.string(),
});
export type HelloAnswer = z.infer<typeof helloAnswer>;

/** "Scope s reached n" (R11): a hint, never data. */
export const liveMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({
    type: z.literal("reached"),
    scope: z.string(),
    n: z.number(),
    collections: z.array(collection),
  }),
]);
export type LiveMessage = z.infer<typeof liveMessage>;

export const ticketMessage = z.strictObject({ ticket: token });
export const errorAnswer = z.object({ code: z.string(), correlationId: z.string().optional() });

/** Opens or changes an account; by an admin only (H6). */
export const accountBody = z.strictObject({
  staffId: z.string().min(1).max(ID_MAX_LENGTH),
  account: z.string().min(1).max(60),
  /** H2. */
  password: z.string().min(12).max(128),
  role: z.enum(STAFF_ROLES),
  unitId: z.string().min(1).max(ID_MAX_LENGTH),
});
export type AccountBody = z.infer<typeof accountBody>;
