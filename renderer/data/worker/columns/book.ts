import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { BookReader } from "../bookReader.ts";
import type { RowChange } from "../../storage/storage.ts";
import { isBookCollection } from "./columnStore.ts";
import { keepColumns, thaw } from "./keptColumns.ts";
import { createPeople } from "./people.ts";
import { createPolicies } from "./policies.ts";

/** What a change touched; a person or policy that left the book counts. */
export interface BookListener {
  person?(row: number): void;
  /** @param before the customer on whose page it stood until now, if any */
  policy?(row: number, before: number | undefined): void;
}

/**
 * The customers and policies of this window as columns, read once and then kept by the change stream:
 * lists, charts and checks of the whole book share them (ARCHITECTURE D7).
 */
export function createBook(reader: BookReader) {
  const people = createPeople();
  const policies = createPolicies(people);
  const listeners: BookListener[] = [];
  let revision = 0;
  let loading: Promise<void> | undefined;

  function applyPerson({ id, row: doc }: RowChange) {
    const row = doc ? people.put(doc as Customer) : people.remove(id);
    if (row === undefined) return;
    for (const listener of listeners) listener.person?.(row);
  }

  function applyPolicy({ id, row: doc }: RowChange) {
    const before = policies.customerOf(id);
    const row = doc ? policies.put(doc as Policy) : policies.remove(id);
    if (row === undefined) return;
    for (const listener of listeners) listener.policy?.(row, before);
  }

  const apply = { customers: applyPerson, policies: applyPolicy };

  async function readAll() {
    await reader.eachCustomer((batch) => {
      for (const customer of batch) people.put(customer);
    });
    await reader.eachPolicy((batch) => {
      for (const policy of batch) policies.put(policy);
    });
  }

  async function load() {
    // Kept apart until the scan is over: a page read late must not bring an older row back.
    const late: (() => void)[] = [];
    let isScanned = false;
    reader.changes$.subscribe(({ collection, rows }) => {
      if (!isBookCollection(collection)) return;
      for (const change of rows) {
        const act = () => apply[collection](change);
        if (isScanned) act();
        else late.push(act);
      }
      revision += 1;
    });
    const kept = await reader.keptColumns?.();
    const isThawed = kept ? await thaw(kept, { people, policies, apply }) : false;
    if (!isThawed) await readAll();
    isScanned = true;
    for (const act of late) act();
    if (kept) keepColumns(kept, { people, policies, changes$: reader.changes$, isKept: isThawed });
  }

  return {
    people,
    policies,
    /** Resolves once the whole book stands in memory. */
    whenLoaded: (): Promise<void> => (loading ??= load()),
    /** Told of every row that changes after the book has been read. */
    listen: (listener: BookListener) => void listeners.push(listener),
    /** Rises when a customer or policy changes: equal numbers, equal answers. */
    revision: () => revision,
    /** Newest change among the customers and policies; null in an empty book. */
    newestChange(): string | null {
      let newest = 0;
      for (const { at, length } of [people, policies]) {
        for (let row = 0; row < length(); row += 1) {
          const updatedAtMs = at.updatedAtMs[row] ?? 0;
          if (at.isHere[row] && updatedAtMs > newest) newest = updatedAtMs;
        }
      }
      return newest === 0 ? null : new Date(newest).toISOString();
    },
  };
}
export type Book = ReturnType<typeof createBook>;

const books = new WeakMap<BookReader, Book>();

/** One book for everything that asks the same reader. */
export function bookOf(reader: BookReader): Book {
  let book = books.get(reader);
  if (!book) books.set(reader, (book = createBook(reader)));
  return book;
}
