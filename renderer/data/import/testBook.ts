import type { Customer } from "#shared/model/customer.ts";
import type { DirectoryEntry } from "#shared/model/organisation.ts";
import type { Policy } from "#shared/model/policy.ts";
import { createBookKeys } from "./bookKeys.ts";
import { guessMapping } from "./guess.ts";
import { importRows, type ImportRequest } from "./importRows.ts";
import type { RowChoices } from "./rowChoices.ts";
import { openTable } from "./tableSource.ts";
import { ImportFileError, type ImportKind, type PlannedRow, type PlannedWrite } from "./types.ts";

/** For tests: a book in memory, and a whole file judged at once. */
export const TODAY = "2026-11-24";

const stamps = {
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  updatedBy: "S1",
};

export const testCustomer = (fields: Partial<Record<keyof Customer, unknown>>) =>
  ({
    kind: "person",
    status: "customer",
    phones: [],
    tags: [],
    source: "web",
    consents: [],
    alerts: [],
    ...stamps,
    ...fields,
  }) as unknown as Customer;

export function testBook(customers: Customer[] = [], policies: Policy[] = []) {
  const staff = [
    { id: "S1", kind: "staff", name: "陳怡君", account: "chen" },
  ] as unknown as DirectoryEntry[];
  return createBookKeys({
    eachCustomer: async (visit) => visit(customers),
    eachPolicy: async (visit) => visit(policies),
    each: async (_collection, visit) => visit(staff),
  });
}

export type JudgedFile = { rows: PlannedRow[]; writes: PlannedWrite[] };

export async function judge(
  file: string | Uint8Array | Blob,
  kind: ImportKind = "customers",
  more: Partial<ImportRequest> & { choices?: RowChoices } = {},
): Promise<JudgedFile> {
  const table = await openTable(file instanceof Blob ? file : new Blob([file as BlobPart]));
  let id = 0;
  const request: ImportRequest = {
    table,
    kind,
    mapping: guessMapping(kind, table.headings),
    book: testBook(),
    today: TODAY,
    newId: () => `new-${(id += 1)}`,
    ...more,
  };
  const all: JudgedFile = { rows: [], writes: [] };
  for await (const { rows, writes } of importRows(request, more.choices)) {
    all.rows.push(...rows);
    all.writes.push(...writes);
  }
  all.rows.sort((a, b) => a.row - b.row);
  return all;
}

export const codesOf = (row: PlannedRow | undefined) =>
  row?.reasons.map(({ code, column }) => (column ? `${code} ${column}` : code));

export async function refusal(file: Uint8Array | Blob): Promise<string> {
  try {
    await judge(file);
    return "accepted";
  } catch (cause) {
    return cause instanceof ImportFileError ? cause.code : String(cause);
  }
}
