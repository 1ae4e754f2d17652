import { Subject } from "rxjs";
import type { CollectionName, Documents } from "#shared/model/collections.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { BookReader } from "../../bookReader.ts";
import type { CollectionChange } from "../../../storage/storage.ts";

/** A BookReader over documents in memory; `put` and `drop` tell of changes as the storage does. */
export function createFakeReader(customers: Customer[], policies: Policy[], pageRows = 1_000) {
  const changes$ = new Subject<CollectionChange>();
  const docs = { customers: [...customers], policies: [...policies] };
  let version = 0;
  let scans = 0;

  async function visitPages<T>(rows: readonly T[], visit: (batch: T[]) => void | Promise<void>) {
    scans += 1;
    for (let at = 0; at < rows.length; at += pageRows) await visit(rows.slice(at, at + pageRows));
  }

  const tell = (collection: "customers" | "policies", id: string, row: unknown) => {
    version += 1;
    changes$.next({ collection, rows: [{ id, row }] });
  };

  const reader: BookReader = {
    async each<C extends CollectionName>(
      collection: C,
      visit: (batch: Documents[C][]) => void | Promise<void>,
    ) {
      if (collection !== "customers" && collection !== "policies") return;
      const rows: unknown[] = collection === "customers" ? docs.customers : docs.policies;
      await visitPages(rows as Documents[C][], visit);
    },
    eachCustomer: (visit) => visitPages(docs.customers, visit),
    eachPolicy: (visit) => visitPages(docs.policies, visit),
    count: async (collection) =>
      (collection === "policies" ? docs.policies : docs.customers).length,
    eachActivity: async () => undefined,
    changes$,
    version: () => version,
  };

  return {
    reader,
    scans: () => scans,
    putCustomer(customer: Customer) {
      docs.customers = [...docs.customers.filter(({ id }) => id !== customer.id), customer];
      tell("customers", customer.id, customer);
    },
    putPolicy(policy: Policy) {
      docs.policies = [...docs.policies.filter(({ id }) => id !== policy.id), policy];
      tell("policies", policy.id, policy);
    },
    dropPolicy(id: string) {
      docs.policies = docs.policies.filter((policy) => policy.id !== id);
      tell("policies", id, null);
    },
  };
}
