import type { RowChoices } from "./rowChoices.ts";

/** Counts keys on a first reading of the file, so that the second can judge each row at once. */
export function createFileDuplicates() {
  const firstRow = new Map<string, number>();
  const groups = new Map<string, number[]>();

  return {
    add(key: string, row: number) {
      const first = firstRow.get(key);
      if (first === undefined) {
        firstRow.set(key, row);
        return;
      }
      const rows = groups.get(key) ?? [first];
      rows.push(row);
      groups.set(key, rows);
    },
    /** The rows that share the key, or null if it stands alone. */
    rowsOf: (key: string): readonly number[] | null => groups.get(key) ?? null,
    chosen(
      key: string,
      { rule, pickedRows }: Pick<RowChoices, "rule" | "pickedRows">,
    ): number | null {
      const rows = groups.get(key) ?? [];
      const picked = pickedRows.find((row) => rows.includes(row));
      if (picked !== undefined) return picked;
      return (rule === "first" ? rows[0] : rule === "last" ? rows.at(-1) : undefined) ?? null;
    },
  };
}
export type FileDuplicates = ReturnType<typeof createFileDuplicates>;
