import { generateHouseholds } from "#scripts/demo/company.ts";
import { CUSTOMER_COLUMNS } from "#scripts/demo/columns.ts";
import { csvLine, encodeBig5 } from "#scripts/demo/csv.ts";
import { createFile } from "#scripts/demo/files.ts";
import { customerRow } from "#scripts/demo/rows.ts";
import { BENCH_TODAY } from "../window/branch.ts";

/** A range of its own: its people are new to the company that imports it, but for the Lin family. */
const FILE_PEOPLE = { seed: "bench-import", firstSerial: 500_001, today: BENCH_TODAY };

/** A customer file in Big5 as an office sends it, a row a customer. */
export function writeBig5Customers(path: string, customers: number): void {
  const file = createFile(path);
  file.write(encodeBig5(csvLine(CUSTOMER_COLUMNS)));
  const households = generateHouseholds({ customers, ...FILE_PEOPLE });
  for (const bundle of households) {
    for (const customer of bundle.customers) {
      const row = customerRow(customer);
      file.write(encodeBig5(csvLine(CUSTOMER_COLUMNS.map((column) => row[column]))));
    }
  }
  file.close();
}
