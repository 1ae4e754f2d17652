import type { CollectionName } from "./collections.ts";

/**
 * From version n - 1 to n, keyed by n. Pure: the same object says that nothing changed; null, or an
 * exception, that the document cannot be carried over, and it is kept under "needs attention" then (P8).
 */
export type MigrationSteps = Record<
  number,
  (old: Record<string, unknown>) => Record<string, unknown> | null
>;

/** Fields were added that may be absent: an older document is a newer one. */
const unchanged: MigrationSteps[number] = (old) => old;

/** One step for each raise of a version in `collections.ts`. */
export const migrations: Partial<Record<CollectionName, MigrationSteps>> = {
  /** v1: car, home, health consent, referrer, sales channel, what was asked and checked (DOMAIN 7). */
  customers: { 1: unchanged },
  /** v1: what a survey measured, and to which campaign an answer belongs. */
  activities: { 1: unchanged },
};
