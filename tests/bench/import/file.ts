import { generateHouseholds } from "#scripts/demo/company.ts";
import { CUSTOMER_COLUMNS } from "#scripts/demo/columns.ts";
import { csvLine, encodeBig5 } from "#scripts/demo/csv.ts";
import { createFile } from "#scripts/demo/files.ts";
import { customerRow } from "#scripts/demo/rows.ts";
import { BENCH_TODAY } from "../window/branch.ts";

/** Not the seed of the company that imports it: its people are new to the book. */
const FILE_SEED = "bench-import";

/** A customer file in Big5 as an office sends it, a row a customer. */
export function writeBig5Customers(path: string, customers: number): void {
  const file = createFile(path);
  file.write(encodeBig5(csvLine(CUSTOMER_COLUMNS)));
  const households = generateHouseholds({ customers, seed: FILE_SEED, today: BENCH_TODAY });
  for (const bundle of households) {
    for (const customer of bundle.customers) {
      const row = customerRow(customer);
      file.write(encodeBig5(csvLine(CUSTOMER_COLUMNS.map((column) => row[column]))));
    }
  }
  file.close();
}
