import type { Observable } from "rxjs";
import type { Activity } from "#shared/model/activity.ts";
import type { CollectionName, Documents } from "#shared/model/collections.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { KeptColumns } from "./columns/keptColumns.ts";
import type { CollectionChange } from "../storage/storage.ts";
import type { StorageHost } from "./storageHost.ts";

const PAGE_ROWS = 2_000;

/** Reads a whole collection in pages; nothing is kept, so memory stays flat. */
export interface BookReader {
  eachCustomer(visit: (batch: Customer[]) => void | Promise<void>): Promise<void>;
  eachPolicy(visit: (batch: Policy[]) => void | Promise<void>): Promise<void>;
  eachActivity(visit: (batch: Activity[]) => void | Promise<void>): Promise<void>;
  each<C extends CollectionName>(
    collection: C,
    visit: (batch: Documents[C][]) => void | Promise<void>,
  ): Promise<void>;
  /** Rows of a collection, deleted ones that are still stored among them: for progress, not for figures. */
  count(collection: CollectionName): Promise<number>;
  readonly changes$: Observable<CollectionChange>;
  /** The columns of the book as they were last kept; absent where nothing is kept. */
  keptColumns?(): Promise<KeptColumns>;
  /** Rises with every change; equal numbers mean equal answers. */
  version(): number;
}

export function createBookReader(host: StorageHost): BookReader {
  let version = 0;
  host.changes$.subscribe(() => {
    version += 1;
  });

  async function each<C extends CollectionName>(
    collection: C,
    visit: (batch: Documents[C][]) => void | Promise<void>,
  ) {
    const table = await host.tableOf(collection);
    let afterId = "";
    for (;;) {
      const { rows, lastId } = await table.page(afterId, PAGE_ROWS);
      if (rows.length > 0) await visit(rows as Documents[C][]);
      if (lastId === afterId) return;
      afterId = lastId;
    }
  }

  return {
    each,
    count: async (collection) => (await host.tableOf(collection)).count(),
    eachCustomer: (visit) => each("customers", visit),
    eachPolicy: (visit) => each("policies", visit),
    eachActivity: (visit) => each("activities", visit),
    changes$: host.changes$,
    keptColumns: async () => host.keptColumns,
    version: () => version,
  };
}
