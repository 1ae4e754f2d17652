import { CUSTOMER_KINDS, CUSTOMER_STATUSES, SEXES, type Customer } from "#shared/model/customer.ts";
import type { Book } from "./columns/book.ts";
import { isoOfDate } from "./columns/dateNumber.ts";
import { FIT } from "./columns/haystack.ts";
import { createHoldings, type Holdings } from "./columns/holdings.ts";
import { liveRows } from "./columns/live.ts";
import { createOrder } from "./columns/orders.ts";
import { createPeople, type People } from "./columns/people.ts";
import { createSearch } from "./columns/search.ts";
import { needleOf } from "./searchText.ts";

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
  /** What fits best first, then by `sort`. */
  byRank?: boolean;
};
export type CustomerPage = { rows: CustomerRow[]; total: number; bookTotal: number };

const collator = new Intl.Collator("zh-Hant-TW");

/**
 * The whole book as a list: searched in a few milliseconds, sorted once per order; a change moves the rows
 * that changed.
 */
export function createCustomerList(book: Book) {
  const { people } = book;
  const holdings = createHoldings(book);
  const orders = createOrders(book, holdings);
  const search = createSearch(book, holdings);
  let last: { key: string; hits: Int32Array } | undefined;

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
    search.touch(row);
    last = undefined;
  }

  /** The rows of a query, best first where it asks so, else from the low end of its order. */
  function hitsOf({ text, sort, descending, byRank = false }: CustomerQuery): Int32Array {
    const needle = needleOf(text);
    if (needle === "") return orders[sort].get();
    const key = `${sort}:${descending}:${byRank}:${needle}`;
    if (last?.key !== key) {
      const fits = search.fits(needle);
      last = { key, hits: found(orders[sort].get(), fits, { byRank, descending }) };
    }
    return last.hits;
  }

  const rowAt = (row: number): CustomerRow => ({
    ...bareRow(people, row),
    holdings: holdings.of(row),
  });

  return {
    query(query: CustomerQuery): CustomerPage {
      const { descending, offset, limit } = query;
      const hits = hitsOf(query);
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
    /** Joins the texts that are searched, so that the first key pressed need not wait for it. */
    prepareSearch: () => search.prepare(),
  };
}

/**
 * The rows that fit, in their order; by rank, the best stand at the end that the page is read from. Plain
 * loops: a key pressed waits for this, and a callback for each of 100,000 rows is felt.
 */
function found(
  order: Int32Array,
  fits: Uint8Array,
  { byRank, descending }: { byRank: boolean; descending: boolean },
): Int32Array {
  const rankOf = (fit: number) => (byRank ? (descending ? fit : FIT.whole + 1 - fit) : 1);
  const ranks = Uint8Array.from({ length: FIT.whole + 1 }, (_, fit) =>
    fit === FIT.none ? 0 : rankOf(fit),
  );
  const counts = new Int32Array(FIT.whole + 2);
  for (let at = 0; at < order.length; at += 1) {
    const rank = ranks[fits[order[at] ?? 0] ?? 0] ?? 0;
    counts[rank] = (counts[rank] ?? 0) + 1;
  }
  // Where the rows of each rank begin; rank 0 is left out.
  counts[0] = 0;
  const places = counts.map((_, rank) => counts.subarray(0, rank).reduce((a, b) => a + b, 0));
  const rows = new Int32Array(counts.reduce((a, b) => a + b, 0));
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] ?? 0;
    const rank = ranks[fits[row] ?? 0] ?? 0;
    if (rank === 0) continue;
    rows[places[rank] ?? 0] = row;
    places[rank] = (places[rank] ?? 0) + 1;
  }
  return rows;
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
