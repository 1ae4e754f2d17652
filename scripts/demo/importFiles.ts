import { join } from "node:path";
import { CUSTOMER_COLUMNS, POLICY_COLUMNS } from "./columns.ts";
import { csvLine, encodeBig5, UTF8_BOM } from "./csv.ts";
import { createFile } from "./files.ts";
import type { HouseholdBundle } from "./bundle.ts";
import { customerRow, policyRows, type Cell, type Row } from "./rows.ts";
import { createSheetWriter } from "./xlsx.ts";

export type ImportWriter = { household: (bundle: HouseholdBundle) => void; close: () => void };

/** `customers` and `policies` in the three formats that offices send: UTF-8 CSV, Big5 CSV and XLSX. */
export function createImportFiles(folder: string): ImportWriter {
  const customers = createTable(folder, "customers", "客戶", CUSTOMER_COLUMNS);
  const policies = createTable(folder, "policies", "保單", POLICY_COLUMNS);
  return {
    household: (bundle) => {
      const people = new Map(bundle.customers.map((customer) => [customer.id as string, customer]));
      for (const customer of bundle.customers) customers.row(customerRow(customer));
      for (const policy of bundle.policies) policyRows(policy, people).forEach(policies.row);
    },
    close: () => {
      customers.close();
      policies.close();
    },
  };
}

function createTable<C extends string>(
  folder: string,
  name: string,
  sheet: string,
  columns: readonly C[],
) {
  const utf8 = createFile(join(folder, `${name}.utf8.csv`));
  const big5 = createFile(join(folder, `${name}.big5.csv`));
  const xlsx = createFile(join(folder, `${name}.xlsx`));
  const workbook = createSheetWriter(sheet, xlsx.write);
  const write = (cells: readonly Cell[]) => {
    const line = csvLine(cells);
    utf8.write(line);
    big5.write(encodeBig5(line));
    workbook.row(cells);
  };
  utf8.write(UTF8_BOM);
  write(columns);
  return {
    row: (row: Row<C>) => write(columns.map((column) => row[column])),
    close: () => {
      workbook.end();
      for (const file of [utf8, big5, xlsx]) file.close();
    },
  };
}
