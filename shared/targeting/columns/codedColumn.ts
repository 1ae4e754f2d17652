import type { FactValue } from "../catalogue/fieldTypes.ts";
import type { CodedColumn } from "./factTables.ts";

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** A column that grows row by row; equal values share a number, sets of the same elements too. */
export function createCodedColumn(rows: number) {
  const values: FactValue[] = [null];
  const known = new Map<FactValue | string, number>([[null, 0]]);
  let codes = new Uint32Array(rows);

  function codeOf(value: FactValue): number {
    // A set is one value; no other value is a text that begins with this character.
    const key = Array.isArray(value) ? `\u0000${value.toSorted(byCodeUnit).join("\u0000")}` : value;
    let code = known.get(key);
    if (code === undefined) {
      code = values.push(value) - 1;
      known.set(key, code);
    }
    return code;
  }

  return {
    values,
    get codes() {
      return codes;
    },
    put(row: number, value: FactValue): void {
      if (row >= codes.length) {
        const wider = new Uint32Array(Math.max(row + 1, codes.length * 2));
        wider.set(codes);
        codes = wider;
      }
      codes[row] = codeOf(value);
    },
  } satisfies CodedColumn & { put: (row: number, value: FactValue) => void };
}
export type GrowingColumn = ReturnType<typeof createCodedColumn>;
