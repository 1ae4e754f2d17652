import type { Column } from "./table.ts";

/**
 * How the values of one column fall into cells. Numbers keep their order: neighbouring values are joined
 * until a cell has enough rows, so few whole numbers stay as they are and read as an order and as kinds
 * alike. Words stand alone, the rare ones together. The last cell takes what is missing or rare.
 */
export type Cells =
  | {
      readonly kind: "number";
      /** Largest value of each cell but the last one of numbers, which has no upper end. */
      readonly upTo: readonly number[];
      readonly count: number;
    }
  | { readonly kind: "word"; readonly words: readonly string[]; readonly count: number };

/**
 * Up to so many distinct numbers are kept as they are; beyond, the column is cut into `FINEST` parts. Of
 * words the most frequent are kept. So a crossed pair has at most a few thousand cells.
 */
const MOST_KINDS = 50;
const FINEST = 24;

/**
 * Cells of a column of a training table (DOMAIN 1.11, F115), each with at least `fewestRows` rows: numbers
 * into ranges, words into kinds.
 */
export function cutColumn(column: Column, fewestRows: number): Cells {
  return column.kind === "number"
    ? cutNumbers(column.values, fewestRows)
    : cutWords(column.values, fewestRows);
}

function cutNumbers(values: Float64Array, fewestRows: number): Cells {
  const counted = countOf([...values].filter((value) => !Number.isNaN(value)));
  const distinct = [...counted].toSorted(([a], [b]) => a - b);
  const rows =
    distinct.length > MOST_KINDS
      ? Math.max(fewestRows, Math.ceil(values.length / FINEST))
      : fewestRows;
  const upTo: number[] = [];
  let held = 0;
  for (const [value, count] of distinct) {
    held += count;
    if (held < rows) continue;
    upTo.push(value);
    held = 0;
  }
  // The last cell has no upper end: what was too little for one of its own joins it.
  upTo.pop();
  return { kind: "number", upTo, count: upTo.length + 2 };
}

function cutWords(values: readonly string[], fewestRows: number): Cells {
  const words = [...countOf(values)]
    .filter(([word, count]) => word !== "" && count >= fewestRows)
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_KINDS)
    .map(([word]) => word)
    .toSorted();
  return { kind: "word", words, count: words.length + 1 };
}

function countOf<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The cell of every row, from 0 to `count - 1`. */
export function cellsOf(column: Column, cells: Cells): Uint16Array {
  if (column.kind === "number" && cells.kind === "number") {
    const { upTo, count } = cells;
    return Uint16Array.from(column.values, (value) => {
      if (Number.isNaN(value)) return count - 1;
      let cell = 0;
      while (cell < upTo.length && value > (upTo[cell] ?? 0)) cell += 1;
      return cell;
    });
  }
  const places = new Map(cells.kind === "word" ? cells.words.map((word, i) => [word, i]) : []);
  return Uint16Array.from(
    column.values as ArrayLike<string | number>,
    (value) => places.get(String(value)) ?? cells.count - 1,
  );
}
