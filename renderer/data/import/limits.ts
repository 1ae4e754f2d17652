/** B8: refused before it is read. Bytes. */
export const FILE_MAX_BYTES = 300_000_000;
/** B10: a longer row is an error of its own; it bounds what a broken quote can hold back. Bytes. */
export const RECORD_MAX_BYTES = 256 * 1024;
/** A quoted cell of more lines is taken for a quote that was never closed. */
export const CELL_MAX_LINES = 100;
/** Columns that a customer or policy file can need; B44's sheets have 16,384. */
export const MAX_COLUMNS = 256;
/** B44, for one workbook. */
export const XLSX_MAX_UNPACKED_BYTES = 200_000_000;
export const XLSX_MAX_RATIO = 100;
export const XLSX_MAX_ENTRIES = 1_000;
export const XLSX_MAX_STRINGS = 1_000_000;
export const XLSX_MAX_STRING_CHARS = 60_000_000;
/** B44: no sign of progress for so long ends the reading. Milliseconds. */
export const STALL_MS = 30_000;
/** Rows of the preview kept with their text, for each outcome; the counts stay complete beyond it. */
export const PREVIEW_MAX_ROWS = 100_000;
