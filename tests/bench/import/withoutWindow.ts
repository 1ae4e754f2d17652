import { openAsBlob } from "node:fs";
import { readFile } from "node:fs/promises";
import Papa from "papaparse";
import { createBookKeys } from "#renderer/data/import/bookKeys.ts";
import { guessMapping } from "#renderer/data/import/guess.ts";
import { importRows } from "#renderer/data/import/importRows.ts";
import { openTable } from "#renderer/data/import/tableSource.ts";
import { branchDocuments, BENCH_TODAY } from "../window/branch.ts";

export type DryRunFigures = {
  rows: number;
  writes: number;
  dryRunMs: number;
  rowsPerSecond: number;
};

/** Reads and judges the whole file as the import worker does, in this thread, against an empty book. */
export async function dryRun(path: string): Promise<DryRunFigures> {
  const began = performance.now();
  const table = await openTable(await openAsBlob(path));
  const request = {
    table,
    kind: "customers" as const,
    mapping: guessMapping("customers", table.headings),
    book: emptyBook(),
    today: BENCH_TODAY,
  };
  let rows = 0;
  let writes = 0;
  for await (const batch of importRows(request)) {
    rows += batch.rows.length;
    writes += batch.writes.length;
  }
  const dryRunMs = performance.now() - began;
  return { rows, writes, dryRunMs: Math.round(dryRunMs), rowsPerSecond: perSecond(rows, dryRunMs) };
}

/** The peer: papaparse cutting the same file into cells, without judging any; headings not counted. */
export async function papaparse(path: string) {
  const began = performance.now();
  const text = new TextDecoder("big5").decode(await readFile(path));
  const rows = Papa.parse(text, { skipEmptyLines: true }).data.length - 1;
  const ms = performance.now() - began;
  return { rows, ms: Math.round(ms), rowsPerSecond: perSecond(rows, ms) };
}

export const perSecond = (rows: number, ms: number): number => Math.round((rows * 1_000) / ms);

/** The staff of the demo company, or every row's agent would be unknown, and no customers. */
function emptyBook() {
  return createBookKeys({
    eachCustomer: async () => undefined,
    eachPolicy: async () => undefined,
    each: async (_collection, visit) => {
      for (const { collection, doc } of branchDocuments(10)) {
        if (collection === "directory") visit([doc]);
      }
    },
  });
}
