/** What the peers write and read. */
export const COLLECTIONS = ["customers", "policies"] as const;
export type Collection = (typeof COLLECTIONS)[number];
/** What a bench may ask of the demo book. */
export type BookCollection = Collection | "activities" | "cases";
export type Row = { id: string; updatedAt: string } & Record<string, unknown>;

export const BATCH_ROWS = 2_000;
export const NEWEST_ROWS = 50;
const READS = 200;

/** Each way to store the book is asked the same. */
export type BulkTimes = { insertMs: number; readAllMs: number; rows: number };
/** One document by id, and the newest 50 by date, each many times and asked by the page. */
export type ReadTimes = { pointMs: number[]; newestMs: number[] };
export type StoreTimes = BulkTimes & ReadTimes;

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

export async function singleReads(ask: {
  point: (id: string) => Promise<unknown>;
  newest: (at: number) => Promise<unknown>;
}): Promise<ReadTimes> {
  const ids: string[] = [];
  for await (const { collection, rows } of bookOf(COLLECTIONS)) {
    if (collection !== "customers") break;
    ids.push(...rows.map(({ id }) => id));
  }
  const pointMs: number[] = [];
  const newestMs: number[] = [];
  for (let at = 0; at < READS; at += 1) {
    // Through the whole book and not along it.
    const id = ids[(at * 7919) % ids.length] ?? "";
    pointMs.push(await timed(() => ask.point(id)));
    newestMs.push(await timed(() => ask.newest(at)));
  }
  return { pointMs, newestMs };
}
