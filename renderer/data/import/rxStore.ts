import type { RxCollection } from "rxdb";
import type { CollectionName, Documents } from "#shared/model/collections.ts";
import type { BanyanDatabase } from "../database.ts";
import type { ImportStore } from "./store.ts";

type AnyDoc = { id: string };

export function rxStore(database: BanyanDatabase): ImportStore {
  const of = (name: CollectionName) =>
    database.collections[name] as unknown as RxCollection<AnyDoc>;
  return {
    async get(collection, ids) {
      const found = await of(collection).findByIds(ids).exec();
      return new Map(
        [...found].map(([id, doc]) => [id, doc.toMutableJSON() as Documents[typeof collection]]),
      );
    },
    async put(collection, docs) {
      if (docs.length === 0) return;
      const { error } = await of(collection).bulkUpsert(docs);
      if (error.length > 0) throw new Error("IMPORT_WRITE_FAILED");
    },
    async remove(collection, ids) {
      if (ids.length > 0) await of(collection).bulkRemove(ids);
    },
    async withPolicies(customerIds) {
      const policies = await database.policies
        .find({ selector: { customerId: { $in: customerIds as never[] } } })
        .exec();
      return new Set(policies.map((policy) => policy.customerId));
    },
  };
}
