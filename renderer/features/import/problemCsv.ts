import type { TFunction } from "i18next";
import { toCsv } from "#renderer/ui/charts/csv.ts";
import type { Outcome, PlannedRow } from "#renderer/data/import/types.ts";
import { reasonText } from "./reasonText.ts";

type Rows = (outcome: Outcome, offset: number, limit: number) => Promise<PlannedRow[]>;
const PAGE_ROWS = 2_000;

/** Rows that were not taken and why, as CSV in which nothing calculates (B6, B7). */
export async function problemCsv(rows: Rows, t: TFunction<"import">): Promise<Blob> {
  const cells: (string | number)[][] = [];
  for (const outcome of ["error", "duplicate", "conflict"] as const) {
    let page: PlannedRow[] = [];
    let offset = 0;
    do {
      page = await rows(outcome, offset, PAGE_ROWS);
      offset += page.length;
      for (const { row, label, reasons } of page) {
        const texts = reasons.map((reason) => reasonText(t, reason)).join("; ");
        cells.push([row, t(`outcome.${outcome}`), label, texts]);
      }
    } while (page.length === PAGE_ROWS);
  }
  const columns = (["row", "outcome", "label", "reasons"] as const).map((name) => ({
    title: t(`column.${name}`),
  }));
  return new Blob([toCsv({ columns, rows: cells })], { type: "text/csv" });
}
