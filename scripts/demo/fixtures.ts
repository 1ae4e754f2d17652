import type { IsoDate } from "#shared/model/brand.ts";
import { BROKEN_BYTE, spoiltCustomers, spoiltPolicies, type SpoiltRow } from "./badRows.ts";
import { CUSTOMER_COLUMNS, POLICY_COLUMNS } from "./columns.ts";
import { generateHouseholds } from "./company.ts";
import { csvLine, encodeBig5, UTF8_BOM } from "./csv.ts";
import { customerRow, policyRows, type Cell, type Row } from "./rows.ts";
import { createSheetWriter } from "./xlsx.ts";

/** The small files of tests/fixtures/import, good rows and deliberately bad ones, in every encoding. */
export type ImportFixtures = { files: Map<string, Uint8Array>; expected: object };

/** Nobody of a demonstration company, or trying the files out there would change its people. */
const FIXTURE_COMPANY = {
  customers: 190,
  seed: "fixtures",
  today: "2026-11-24" as IsoDate,
  firstSerial: 900_001,
};
/** Enough to show every state and mode without a megabyte in the repository. */
const POLICY_ROWS = 250;

/** The people and policies of the good rows, the Lin family first. */
export const fixtureHouseholds = () => generateHouseholds(FIXTURE_COMPANY);

export function importFixtures(): ImportFixtures {
  const customers: Row<string>[] = [];
  const policies: Row<string>[] = [];
  for (const bundle of fixtureHouseholds()) {
    const people = new Map(bundle.customers.map((customer) => [customer.id as string, customer]));
    customers.push(...bundle.customers.map(customerRow));
    for (const policy of bundle.policies) {
      const rows = policyRows(policy, people);
      if (policies.length + rows.length <= POLICY_ROWS) policies.push(...rows);
    }
  }
  const tables = {
    customers: spoil(customers, CUSTOMER_COLUMNS, spoiltCustomers),
    policies: spoil(policies, POLICY_COLUMNS, spoiltPolicies),
  };
  const files = new Map<string, Uint8Array>();
  for (const [name, { columns, records }] of Object.entries(tables)) {
    const lines = [columns, ...records];
    const csv = lines.map(csvLine).join("");
    files.set(`${name}.big5.csv`, brokenInBig5(csv));
    files.set(`${name}.utf8.csv`, brokenInUtf8(UTF8_BOM + csv));
    files.set(`${name}.utf16le.csv`, brokenInUtf16(UTF8_BOM + csv));
    files.set(`${name}.xlsx`, workbook(name, lines));
  }
  const expected = Object.fromEntries(
    Object.entries(tables).map(([name, { records, spoilt }]) => [
      name,
      { records: records.length, spoilt },
    ]),
  );
  return { files, expected };
}

function spoil<C extends string>(
  good: readonly Row<string>[],
  columns: readonly C[],
  rows: readonly SpoiltRow<C>[],
) {
  const records: Cell[][] = [];
  const spoilt: object[] = [];
  const mains = good.filter((row) => row["主附約"] !== "附約");
  good.forEach((row, index) => {
    records.push(columns.map((column) => row[column]));
    const bad = rows.find(({ at }) => at === index + 1);
    if (!bad) return;
    const base = mains[spoilt.length] ?? row;
    records.push(columns.map((column) => (column in bad.cells ? bad.cells[column] : base[column])));
    spoilt.push({ record: records.length, ...bad.expect });
  });
  return { columns, records, spoilt };
}

/** 0xFF begins no character in Big5 nor in UTF-8; alone it cannot be anything. */
const LONE = Buffer.from([0xff]);

const spliced = (text: string, encode: (part: string) => Uint8Array, broken: Uint8Array) =>
  Buffer.concat(
    text
      .split(BROKEN_BYTE)
      .flatMap((part, at) => (at === 0 ? [encode(part)] : [broken, encode(part)])),
  );

const brokenInBig5 = (text: string) => spliced(text, encodeBig5, LONE);
const brokenInUtf8 = (text: string) => spliced(text, (part) => Buffer.from(part), LONE);
/** Half a surrogate pair: the one thing UTF-16 cannot decode. */
const brokenInUtf16 = (text: string) =>
  spliced(text, (part) => Buffer.from(part, "utf16le"), Buffer.from([0x00, 0xd8]));

function workbook(name: string, lines: readonly (readonly Cell[])[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const sheet = createSheetWriter(name, (bytes) => pieces.push(bytes));
  // XML has no undecodable byte; the replacement character is what an earlier conversion leaves.
  const clean = (cell: Cell) =>
    typeof cell === "string" ? cell.replaceAll(BROKEN_BYTE, "�") : cell;
  for (const line of lines) sheet.row(line.map(clean));
  sheet.end();
  return Buffer.concat(pieces);
}
