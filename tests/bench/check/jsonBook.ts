import { NEVER } from "rxjs";
import { generateHouseholds } from "#scripts/demo/company.ts";
import type { BookReader } from "#renderer/data/worker/bookReader.ts";
import { BENCH_SEED, BENCH_TODAY } from "../window/branch.ts";

/** As many rows a page as the data worker reads at a time. */
const PAGE_ROWS = 2_000;

/** The demo book as pages of JSON text: reading it costs its parsing, as it does from the store. */
export function createJsonBook(customers: number) {
  const people = createPages();
  const policies = createPages();
  for (const bundle of generateHouseholds({ customers, seed: BENCH_SEED, today: BENCH_TODAY })) {
    for (const customer of bundle.customers) people.add(customer);
    for (const policy of bundle.policies) policies.add(policy);
  }
  const pagesOf = new Map<string, string[]>([
    ["customers", people.pages()],
    ["policies", policies.pages()],
  ]);

  const each: BookReader["each"] = async (collection, visit) => {
    for (const text of pagesOf.get(collection) ?? []) {
      await visit(JSON.parse(text) as Parameters<typeof visit>[0]);
    }
  };
  return {
    customers: people.count(),
    policies: policies.count(),
    /** A new one each time: read models are kept by reader. */
    reader: (): BookReader => ({
      each,
      eachCustomer: (visit) => each("customers", visit),
      eachPolicy: (visit) => each("policies", visit),
      count: async (collection) => (collection === "policies" ? policies : people).count(),
      eachActivity: async () => undefined,
      changes$: NEVER,
      version: () => 0,
    }),
    parseAll() {
      for (const text of [...pagesOf.values()].flat()) JSON.parse(text);
    },
  };
}

function createPages() {
  const pages: string[] = [];
  let page: string[] = [];
  let count = 0;
  const close = () => {
    if (page.length > 0) pages.push(`[${page.join(",")}]`);
    page = [];
  };
  return {
    add(doc: object) {
      page.push(JSON.stringify(doc));
      count += 1;
      if (page.length === PAGE_ROWS) close();
    },
    count: () => count,
    pages() {
      close();
      return pages;
    },
  };
}
