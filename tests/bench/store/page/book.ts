/** What the store bench writes and reads. */
export const COLLECTIONS = ["customers", "policies"] as const;
export type Collection = (typeof COLLECTIONS)[number];
/** What a bench may ask of the demo book. */
export type BookCollection = Collection | "activities" | "cases";
export type Row = { id: string; updatedAt: string } & Record<string, unknown>;

export const BATCH_ROWS = 2_000;
export const READS = 200;
export const NEWEST_ROWS = 50;

/** Each way to store the book is asked the same. */
export type BulkTimes = { insertMs: number; readAllMs: number; rows: number };
export type StoreTimes = BulkTimes & {
  /** One document by id, and the newest 50 by date, each many times and asked by the page. */
  pointMs: number[];
  newestMs: number[];
};

/** The book batch by batch; fetching and parsing it is no part of any figure. */
export async function* bookOf<C extends BookCollection>(
  collections: readonly C[],
): AsyncGenerator<{ collection: C; rows: Row[] }> {
  const files = (await json("files")) as Record<C, number>;
  for (const collection of collections) {
    for (let at = 0; at < files[collection]; at += 1) {
      yield { collection, rows: (await json(`${collection}-${at}`)) as Row[] };
    }
  }
}

const json = async (name: string): Promise<unknown> =>
  (await fetch(new URL(`/book/${name}.json`, self.location.href))).json();

export async function timed(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** So that the reads go through the whole book and not along it. */
export const scattered = (at: number, length: number): number => (at * 7919) % length;
