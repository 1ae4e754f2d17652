import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generateHouseholds } from "#scripts/demo/company.ts";
import { BENCH_SEED, BENCH_TODAY } from "../window/demoDay.ts";
import { BATCH_ROWS } from "./page/book.ts";

/** The demo book as files of one batch each, which the page fetches while no clock runs. */
export async function writeBook(folder: string, customers: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = { customers: 0, policies: 0 };
  const rows: Record<keyof typeof files, object[]> = { customers: [], policies: [] };
  async function flush(collection: keyof typeof files): Promise<void> {
    const name = `${collection}-${files[collection]++}.json`;
    await writeFile(join(folder, name), JSON.stringify(rows[collection]));
    rows[collection] = [];
  }
  const options = { customers, seed: BENCH_SEED, today: BENCH_TODAY };
  for (const bundle of generateHouseholds(options)) {
    rows.customers.push(...bundle.customers);
    rows.policies.push(...bundle.policies);
    if (rows.customers.length >= BATCH_ROWS) await flush("customers");
    if (rows.policies.length >= BATCH_ROWS) await flush("policies");
  }
  await flush("customers");
  await flush("policies");
  await writeFile(join(folder, "files.json"), JSON.stringify(files));
}
