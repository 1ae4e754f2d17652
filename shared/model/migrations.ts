import type { CollectionName } from "./collections.ts";

/** From version n - 1 to n, keyed by n. Pure; returns null for a document that cannot be carried over. */
export type MigrationSteps = Record<
  number,
  (old: Record<string, unknown>) => Record<string, unknown> | null
>;

/** Empty while every collection stands at version 0; each raise of a version adds its step here. */
export const migrations: Partial<Record<CollectionName, MigrationSteps>> = {};
