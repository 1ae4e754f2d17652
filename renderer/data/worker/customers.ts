import { BehaviorSubject, firstValueFrom, filter } from "rxjs";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { BookReader } from "./bookReader.ts";
import {
  createCustomerList,
  entryOf,
  type CustomerPage,
  type CustomerQuery,
  type CustomerRow,
} from "./customerList.ts";
import type { StorageHost } from "./storageHost.ts";

/** Type-ahead asks for no more than a screen or two; lists scroll by pages. */
const MAX_PAGE_ROWS = 500;

/**
 * The customer list of this window. It answers from the stored index at once, and from the whole
 * book in memory as soon as that is read; afterwards every change keeps it current.
 */
export function createCustomers(host: StorageHost, reader: BookReader) {
  const list = createCustomerList();
  const ready$ = new BehaviorSubject(false);

  async function load() {
    host.changes$.subscribe(({ collection, rows }) => {
      for (const { id, row } of rows) {
        if (collection === "customers") {
          if (row) list.putCustomer(row as Customer);
          else list.dropCustomer(id);
        } else if (collection === "policies") {
          if (row) list.putPolicy(row as Policy);
          else list.dropPolicy(id);
        }
      }
    });
    await reader.eachCustomer((batch) => batch.forEach(list.putCustomer));
    await reader.eachPolicy((batch) => batch.forEach(list.putPolicy));
    ready$.next(true);
  }
  const loading = load();

  async function firstPage(limit: number): Promise<CustomerPage> {
    const table = await host.tableOf("customers");
    const newest = (await table.newest("updatedAt", limit)) as Customer[];
    const total = await table.count();
    return { rows: newest.map((customer) => entryOf(customer).row), total, bookTotal: total };
  }

  return {
    /** Rows `offset` to `offset + limit` of the list that the query describes. */
    async list(query: CustomerQuery): Promise<CustomerPage> {
      const limit = Math.min(query.limit, MAX_PAGE_ROWS);
      const isOpening = query.text === "" && query.sort === "updatedAt" && query.offset === 0;
      if (!ready$.value && isOpening && query.descending) return firstPage(limit);
      await loading;
      return list.query({ ...query, limit });
    },
    /** Rows of named customers, in the order asked; unknown ids are left out. */
    async rowsOf(ids: readonly string[]): Promise<CustomerRow[]> {
      await loading;
      return list.rowsOf(ids);
    },
    /** Resolves when the whole book stands in memory. */
    async whenReady(): Promise<number> {
      await firstValueFrom(ready$.pipe(filter(Boolean)));
      return list.size();
    },
  };
}
