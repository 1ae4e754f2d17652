import { CUSTOMER_KINDS, CUSTOMER_STATUSES, SEXES, type Customer } from "#shared/model/customer.ts";
import type { Book } from "./columns/book.ts";
import { isoOfDate } from "./columns/dateNumber.ts";
import { createHoldings, type Holdings } from "./columns/holdings.ts";
import { liveRows } from "./columns/live.ts";
import { createOrder } from "./columns/orders.ts";
import { createPeople, type People } from "./columns/people.ts";
import { searchForm } from "./searchText.ts";

export const CUSTOMER_SORTS = [
  "updatedAt",
  "name",
  "birthDate",
  "policies",
  "premium",
  "city",
] as const;
export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

/** One line of the customer list; plain data, as it is drawn. */
export type CustomerRow = {
  id: string;
  name: string;
  kind: Customer["kind"];
  status: Customer["status"];
  sex: Customer["sex"];
  birthDate: string | undefined;
  phone: string | undefined;
  nationalId: string | undefined;
  city: string;
  district: string;
  agentId: string | undefined;
  updatedAt: string;
  hasAlert: boolean;
  /** Undefined until the policies are read: an unknown count is never shown as none. */
  holdings: Holdings | undefined;
};

export type CustomerQuery = {
  text: string;
  sort: CustomerSort;
  descending: boolean;
  offset: number;
  limit: number;
};
export type CustomerPage = { rows: CustomerRow[]; total: number; bookTotal: number };

const collator = new Intl.Collator("zh-Hant-TW");

/**
 * The whole book as a list: searched by scanning one folded string a customer (100,000 of them take a
 * few milliseconds), sorted once per order; a change moves the rows that changed.
 */
export function createCustomerList(book: Book) {
  const { people } = book;
  const holdings = createHoldings(book);
  const orders = createOrders(book, holdings);
  let lastSearch: { key: string; text: string; hits: Int32Array } | undefined;

  holdings.fill();
  book.listen({
    person: touch,
    policy(row, before) {
      const { customer } = book.policies.at;
      for (const one of new Set([customer[row] ?? 0, before ?? customer[row] ?? 0])) {
        holdings.addUp(one);
        touch(one);
      }
    },
  });

  function touch(row: number) {
    for (const order of Object.values(orders)) order.touch(row);
    lastSearch = undefined;
  }

  function search(key: CustomerSort, needle: string): Int32Array {
    // One more key typed narrows what the last key found.
    const narrower = lastSearch?.key === key && needle.startsWith(lastSearch.text);
    const candidates = narrower && lastSearch ? lastSearch.hits : orders[key].get();
    const hits = candidates.filter(
      (row) => people.searchOf(row).includes(needle) || holdings.searchOf(row).includes(needle),
    );
    lastSearch = { key, text: needle, hits };
    return hits;
  }

  const rowAt = (row: number): CustomerRow => ({
    ...bareRow(people, row),
    holdings: holdings.of(row),
  });

  return {
    query({ text, sort, descending, offset, limit }: CustomerQuery): CustomerPage {
      const needle = searchForm(text);
      const hits = needle === "" ? orders[sort].get() : search(sort, needle);
      const end = hits.length - offset;
      const page = descending
        ? hits.slice(Math.max(0, end - limit), Math.max(0, end)).reverse()
        : hits.slice(offset, offset + limit);
      return {
        rows: Array.from(page, rowAt),
        total: hits.length,
        bookTotal: people.count(),
      };
    },
    rowsOf: (ids: readonly string[]): CustomerRow[] =>
      ids.flatMap((id) => {
        const row = people.rowOf(id);
        return row !== undefined && people.at.isHere[row] ? [rowAt(row)] : [];
      }),
    size: people.count,
  };
}

/** Rows of customers whose policies are not known yet. */
export function rowsOfDocuments(customers: readonly Customer[]): CustomerRow[] {
  const people = createPeople();
  return customers.map((customer) => bareRow(people, people.put(customer)));
}

function bareRow(people: People, row: number): CustomerRow {
  const { at } = people;
  return {
    id: people.idOf(row),
    name: people.nameOf(row),
    kind: CUSTOMER_KINDS[at.kind[row] ?? 0] ?? "person",
    status: CUSTOMER_STATUSES[at.status[row] ?? 0] ?? "prospect",
    sex: SEXES[(at.sex[row] ?? 0) - 1],
    birthDate: isoOfDate(at.birth[row] ?? 0),
    phone: people.phoneOf(row),
    nationalId: people.nationalIdOf(row),
    city: people.cities.textOf(at.city[row] ?? 0),
    district: people.districts.textOf(at.district[row] ?? 0),
    agentId: people.agentIdOf(row),
    updatedAt: new Date(at.updatedAtMs[row] ?? 0).toISOString(),
    hasAlert: at.hasAlert[row] === 1,
    holdings: undefined,
  };
}

function createOrders({ people }: Book, holdings: ReturnType<typeof createHoldings>) {
  const { at } = people;
  const own = holdings.at;
  const byId = (a: number, b: number) => (people.idOf(a) < people.idOf(b) ? -1 : 1);
  const byNumber = (values: () => Int32Array | Uint16Array | Float64Array) => {
    return (a: number, b: number) => {
      const column = values();
      return (column[a] ?? 0) - (column[b] ?? 0) || byId(a, b);
    };
  };
  const cityOf = (row: number) =>
    people.cities.textOf(at.city[row] ?? 0) + people.districts.textOf(at.district[row] ?? 0);
  const compare: Record<CustomerSort, (a: number, b: number) => number> = {
    updatedAt: byNumber(() => at.updatedAtMs),
    name: (a, b) => collator.compare(people.nameOf(a), people.nameOf(b)) || byId(a, b),
    birthDate: byNumber(() => at.birth),
    policies: byNumber(() => own.inForce),
    premium: byNumber(() => own.premiumTwd),
    city: (a, b) => collator.compare(cityOf(a), cityOf(b)) || byId(a, b),
  };
  const rows = { all: () => liveRows(people), has: (row: number) => at.isHere[row] === 1 };
  const orderBy = (sort: CustomerSort) => createOrder(compare[sort], rows);
  return Object.fromEntries(CUSTOMER_SORTS.map((sort) => [sort, orderBy(sort)])) as Record<
    CustomerSort,
    ReturnType<typeof createOrder>
  >;
}
