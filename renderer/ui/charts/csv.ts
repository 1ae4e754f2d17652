import type { ChartCell, ChartTable } from "./chartTable.ts";

/** What begins a formula, in full width and in the small forms too (B6). */
const SIGN = "[=+\\-@＝＋－＠﹦﹢﹣﹫]";
// Neither white space nor what nobody sees before it helps, nor a separator of another country's lists.
const FORMULA = new RegExp(`^[\\s\\p{Cc}\\p{Cf};,]*${SIGN}|^[\\t\\r\\n]`, "u");
/** Where lists are separated by semicolons a quotation mark inside a line protects nothing, so a cell begins here. */
const INNER_FORMULA = new RegExp(`([;\\t\\r\\n][\\s\\p{Cc}\\p{Cf}]{0,9})(${SIGN})`, "gu");

function csvCell(value: ChartCell): string {
  // Numbers are our own and stay numbers, negative ones too.
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const prefix = FORMULA.test(value) ? "'" : "";
  // U+0000 ends a cell in some programs.
  const safe = prefix + value.replaceAll("\0", "").replace(INNER_FORMULA, "$1'$2");
  return prefix || /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as CSV that Excel opens in UTF-8 and cannot be made to calculate (B6, B7). */
export function toCsv(table: ChartTable): string {
  const lines = [table.columns.map((column) => column.title), ...table.rows];
  // The byte order mark is what tells Excel that this is UTF-8.
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(",")).join("\r\n")}\r\n`;
}
