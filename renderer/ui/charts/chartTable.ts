export type ChartCell = string | number;

/** What a chart draws, as a table: the same numbers for screen readers, for CSV and for people who prefer it. */
export type ChartTable = Readonly<{
  columns: readonly Readonly<{ title: string; isNumber?: boolean }>[];
  /** Raw values: whole TWD, counts, fractions. The first cell of a row names it. */
  rows: readonly (readonly ChartCell[])[];
  /** How a value is shown on screen; CSV keeps the raw number so that a spreadsheet can add it up. */
  format?: (value: number, column: number) => string;
}>;

export const shownCell = (table: ChartTable, value: ChartCell, column: number): string =>
  typeof value === "number" ? (table.format?.(value, column) ?? String(value)) : value;
