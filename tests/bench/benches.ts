import type { Measurement } from "./result.ts";

export type BenchOptions = Readonly<{
  /** Customers of the data set; absent: the size that the budgets speak of. */
  customers: number | undefined;
  /** For people who wait; never on stdout. */
  say: (text: string) => void;
}>;
type Bench = Readonly<{
  about: string;
  load: () => Promise<(options: BenchOptions) => Promise<Measurement>>;
}>;

export const benches: Readonly<Record<string, Bench>> = {
  start: {
    about:
      "real build, server and Chromium: first visit, then warm openings to the first usable list",
    load: async () => (await import("./start/start.ts")).start,
  },
  "first-sync": {
    about: "the first visit alone: time to a usable list and to the complete book, longest UI task",
    load: async () => (await import("./start/start.ts")).firstSync,
  },
  import: {
    about: "a Big5 file of customers through the import: dry run and commit, against papaparse",
    load: async () => (await import("./import/import.ts")).importBench,
  },
  search: {
    about:
      "type-ahead key by key in the real window: name, phone, ID, policy number; against SQL's LIKE and FTS5",
    load: async () => (await import("./search/search.ts")).search,
  },
  segments: {
    about: "both analysis screens from cold, against the same count in SQL",
    load: async () => (await import("./segments/segments.ts")).segments,
  },
  memory: {
    about:
      "memory of the renderer after opening, scrolling, searching and charts, against RxDB with Dexie",
    load: async () => (await import("./memory/memory.ts")).memory,
  },
  store: {
    about:
      "the book through RxDB and our store, encrypted and plain, against SQL alone on the same build and RxDB with Dexie",
    load: async () => (await import("./store/store.ts")).store,
  },
  target: {
    about:
      "questions of twenty criteria over the whole book, on the encrypted file and a plain one",
    load: async () => (await import("./target/target.ts")).target,
  },
  check: {
    about:
      "health check of one customer with 30 coverages, and of the whole book in a worker thread",
    load: async () => (await import("./check/check.ts")).check,
  },
  propensity: {
    about: "owners of a caravan policy found by cross-validation on the CoIL table, and the time",
    load: async () => (await import("./propensity/propensity.ts")).propensity,
  },
};
