import type { CollectionName, Documents } from "#shared/model/collections.ts";

/** The few acts on the local store that an import needs; RxDB on the page, a map in tests. */
export interface ImportStore {
  get<C extends CollectionName>(collection: C, ids: string[]): Promise<Map<string, Documents[C]>>;
  put<C extends CollectionName>(collection: C, docs: Documents[C][]): Promise<void>;
  remove(collection: CollectionName, ids: string[]): Promise<void>;
  /** Which of the customers have a policy. */
  withPolicies(customerIds: string[]): Promise<Set<string>>;
}
