import type { Customer } from "#shared/model/customer.ts";
import type { BookReader } from "./bookReader.ts";
import { bookOf } from "./columns/book.ts";
import {
  createCustomerList,
  rowsOfDocuments,
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
  const book = bookOf(reader);
  let isReady = false;
  const loading = book.whenLoaded().then(() => {
    const list = createCustomerList(book);
    isReady = true;
    setTimeout(() => list.prepareSearch(), 0);
    return list;
  });

  async function firstPage(limit: number): Promise<CustomerPage> {
    const table = await host.tableOf("customers");
    const newest = (await table.newest("updatedAt", limit)) as Customer[];
    const total = await table.count();
    return { rows: rowsOfDocuments(newest), total, bookTotal: total };
  }

  return {
    /** Rows `offset` to `offset + limit` of the list that the query describes. */
    async list(query: CustomerQuery): Promise<CustomerPage> {
      const limit = Math.min(query.limit, MAX_PAGE_ROWS);
      const isOpening = query.text === "" && query.sort === "updatedAt" && query.offset === 0;
      if (!isReady && isOpening && query.descending) return firstPage(limit);
      return (await loading).query({ ...query, limit });
    },
    /** Rows of named customers, in the order asked; unknown ids are left out. */
    async rowsOf(ids: readonly string[]): Promise<CustomerRow[]> {
      return (await loading).rowsOf(ids);
    },
    /** Resolves when the whole book stands in memory. */
    async whenReady(): Promise<number> {
      return (await loading).size();
    },
  };
}
