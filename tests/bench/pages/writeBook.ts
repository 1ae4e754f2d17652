import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generateHouseholds } from "#scripts/demo/company.ts";
import { BENCH_SEED, BENCH_TODAY } from "../window/demoDay.ts";
import { BATCH_ROWS, COLLECTIONS, type BookCollection } from "./book.ts";

/** The demo book as files of one batch each, which the page fetches while no clock runs. */
export async function writeBook(
  folder: string,
  customers: number,
  collections: readonly BookCollection[] = COLLECTIONS,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files: Partial<Record<BookCollection, number>> = {};
  const rows = new Map<string, object[]>(collections.map((name) => [name, []]));
  async function flush(collection: BookCollection): Promise<void> {
    const nth = files[collection] ?? 0;
    files[collection] = nth + 1;
    await writeFile(
      join(folder, `${collection}-${nth}.json`),
      JSON.stringify(rows.get(collection)),
    );
    rows.set(collection, []);
  }
  const options = { customers, seed: BENCH_SEED, today: BENCH_TODAY };
  for (const { rest, ...bundle } of generateHouseholds(options)) {
    rows.get("customers")?.push(...bundle.customers);
    rows.get("policies")?.push(...bundle.policies);
    for (const { collection, doc } of rest) rows.get(collection)?.push(doc);
    for (const name of collections) {
      if ((rows.get(name)?.length ?? 0) >= BATCH_ROWS) await flush(name);
    }
  }
  for (const name of collections) await flush(name);
  await writeFile(join(folder, "files.json"), JSON.stringify(files));
}
