import type { ChartCell, ChartTable } from "./chartTable.ts";

// B6: a cell that begins so is a formula to a spreadsheet, in full width too. White space before it does not help.
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

function csvCell(value: ChartCell): string {
  // Numbers are our own and stay numbers, negative ones too.
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const isFormula = FORMULA.test(value);
  const safe = isFormula ? `'${value}` : value;
  return isFormula || /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as CSV that Excel opens in UTF-8 and cannot be made to calculate (B6, B7). */
export function toCsv(table: ChartTable): string {
  const lines = [table.columns.map((column) => column.title), ...table.rows];
  // The byte order mark is what tells Excel that this is UTF-8.
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(",")).join("\r\n")}\r\n`;
}
