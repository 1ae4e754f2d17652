/** Rows of a table that are in the book. */
export function* liveRows(table: {
  at: { isHere: Uint8Array };
  length: () => number;
}): Generator<number> {
  const rows = table.length();
  for (let row = 0; row < rows; row += 1) if (table.at.isHere[row]) yield row;
}
