/**
 * Row numbers by id. A row is never given to another id: what is deleted leaves a hole, so that whoever
 * holds a row number across a change never means somebody else by it.
 */
export function createRowIndex() {
  const rows = new Map<string, number>();
  const ids: string[] = [];
  return {
    /** The row of an id, a new one if it has none. */
    take(id: string): number {
      const known = rows.get(id);
      if (known !== undefined) return known;
      rows.set(id, ids.length);
      ids.push(id);
      return ids.length - 1;
    },
    rowOf: (id: string): number | undefined => rows.get(id),
    idOf: (row: number): string => ids[row] ?? "",
    /** Rows ever given: they count from 0 up to this. */
    length: () => ids.length,
    freeze: (): readonly string[] => ids,
    thaw(frozen: readonly string[]) {
      for (const id of frozen) this.take(id);
    },
  };
}
