import { BanyanError } from "#shared/errors/defineError.ts";
import {
  emptyTable,
  mixedColumn,
  oneClassOnly,
  otherColumns,
  outcomeUnreadable,
  raggedTable,
  tooFewOutcomes,
} from "./errors.ts";

/** A column as a model sees it. An empty cell is missing: NaN among numbers, "" among words. */
export type Column =
  | { readonly kind: "number"; readonly values: Float64Array }
  | { readonly kind: "word"; readonly values: readonly string[] };

export interface Table {
  readonly columns: readonly Column[];
  readonly rowCount: number;
}

export interface TrainingTable extends Table {
  /** 1 = yes, 0 = no, a value a row. */
  readonly outcome: Uint8Array;
}

/** Fewer customers of either outcome than this cannot be split into folds that say anything. */
export const FEWEST_OF_AN_OUTCOME = 5;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const OUTCOMES: ReadonlyMap<string, 0 | 1> = new Map([
  ["1", 1],
  ["0", 0],
  ["yes", 1],
  ["no", 0],
  ["true", 1],
  ["false", 0],
  ["是", 1],
  ["否", 0],
]);

/**
 * A training table: no line of names, columns separated by tabs, the last one the outcome (F115).
 * A column is of words if no cell of it is a number; otherwise every cell must be one or be empty.
 * Throws `BanyanError` with the line and column, never with what a cell says: it may be personal.
 */
export function readTrainingTable(text: string): TrainingTable {
  const rows = readRows(text);
  const width = rows[0]?.length ?? 0;
  const outcome = Uint8Array.from(rows, (cells, row) => {
    const value = OUTCOMES.get((cells[width - 1] ?? "").toLowerCase());
    if (value === undefined) throw new BanyanError(outcomeUnreadable, `line ${row + 1}`);
    return value;
  });
  if (width < 2) throw new BanyanError(outcomeUnreadable, "there is only one column");
  const yes = outcome.reduce((sum, value) => sum + value, 0);
  const rarer = Math.min(yes, outcome.length - yes);
  if (rarer === 0) throw new BanyanError(oneClassOnly);
  if (rarer < FEWEST_OF_AN_OUTCOME) {
    throw new BanyanError(tooFewOutcomes, `${rarer} of at least ${FEWEST_OF_AN_OUTCOME}`);
  }
  const columns = Array.from({ length: width - 1 }, (_, column) => readColumn(rows, column));
  return { columns, rowCount: rows.length, outcome };
}

/** A table to score: the columns of `training` in the same order, without the outcome. */
export function readScoringTable(text: string, training: Pick<Table, "columns">): Table {
  const rows = readRows(text);
  const width = rows[0]?.length ?? 0;
  if (width !== training.columns.length) {
    throw new BanyanError(otherColumns, `${width} columns, expected ${training.columns.length}`);
  }
  const columns = training.columns.map(({ kind }, column) => readColumn(rows, column, kind));
  return { columns, rowCount: rows.length };
}

function readRows(text: string): string[][] {
  const rows = text
    .replace(/^\uFEFF/, "")
    .replace(/[\r\n]+$/, "")
    .split(/\r\n|\n|\r/)
    .map((line) => line.split("\t").map((cell) => cell.trim()));
  const width = rows[0]?.length ?? 0;
  if (width === 1 && rows.length === 1 && rows[0]?.[0] === "") throw new BanyanError(emptyTable);
  rows.forEach((cells, row) => {
    if (cells.length === width) return;
    throw new BanyanError(
      raggedTable,
      `line ${row + 1}: ${cells.length} columns, expected ${width}`,
    );
  });
  return rows;
}

function readColumn(
  rows: readonly (readonly string[])[],
  column: number,
  kind?: Column["kind"],
): Column {
  const cells = rows.map((row) => row[column] ?? "");
  const isNumber = cells.map((cell) => NUMBER.test(cell));
  const kindHere = kind ?? (isNumber.includes(true) ? "number" : "word");
  if (kindHere === "word") return { kind: kindHere, values: cells };
  const wrong = cells.findIndex((cell, row) => cell !== "" && !isNumber[row]);
  if (wrong >= 0) throw new BanyanError(mixedColumn, `line ${wrong + 1}, column ${column + 1}`);
  return {
    kind: kindHere,
    values: Float64Array.from(cells, (cell) => (cell === "" ? Number.NaN : Number(cell))),
  };
}
