export type GridPosition = Readonly<{ row: number; column: number }>;
export type GridSize = Readonly<{ rows: number; columns: number }>;

const within = (value: number, size: number) => Math.min(size - 1, Math.max(0, value));

/** Where a key moves the focus in a grid of cells (WAI-ARIA grid pattern); null for any other key. */
export function moveInGrid(
  key: string,
  { row, column }: GridPosition,
  { rows, columns }: GridSize,
): GridPosition | null {
  switch (key) {
    case "ArrowRight":
      return { row, column: within(column + 1, columns) };
    case "ArrowLeft":
      return { row, column: within(column - 1, columns) };
    case "ArrowDown":
      return { row: within(row + 1, rows), column };
    case "ArrowUp":
      return { row: within(row - 1, rows), column };
    case "Home":
      return { row, column: 0 };
    case "End":
      return { row, column: columns - 1 };
    default:
      return null;
  }
}

/** Enter and space open a cell; an Enter that ends an input-method composition does not. */
export const isOpenKey = (event: { key: string; nativeEvent: { isComposing: boolean } }): boolean =>
  !event.nativeEvent.isComposing && (event.key === "Enter" || event.key === " ");
