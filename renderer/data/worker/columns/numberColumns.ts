import type { Frozen, NumberArray } from "./frozen.ts";

type NumberArrayType =
  | Float64ArrayConstructor
  | Int32ArrayConstructor
  | Int16ArrayConstructor
  | Uint16ArrayConstructor
  | Uint8ArrayConstructor;
export type ColumnTypes = Readonly<Record<string, NumberArrayType>>;

const FIRST_ROWS = 1_024;

/** A copy of `array` with room for `length` numbers; new ones are 0. */
export function widened<A extends NumberArray>(array: A, length: number): A {
  const wider = new (array.constructor as new (length: number) => A)(length);
  wider.set(array);
  return wider;
}

/**
 * Numbers of many rows, one typed array a field: 250,000 policies take 20 MB, where as objects they would
 * take some 200 (ARCHITECTURE D7). `at` holds new arrays after `reach`: read it anew each time.
 */
export function createNumberColumns<T extends ColumnTypes>(types: T) {
  const fields = Object.keys(types) as (keyof T)[];
  const arrayOf = (field: keyof T, rows: number) => {
    const Type = types[field] as Float64ArrayConstructor;
    return new Type(rows) as InstanceType<T[keyof T]>;
  };
  let room = FIRST_ROWS;
  const at = {} as { [K in keyof T]: InstanceType<T[K]> };
  for (const field of fields) at[field] = arrayOf(field, room);

  return {
    at,
    /** Makes room for `rows` rows; new ones hold 0. */
    reach(rows: number) {
      if (rows <= room) return;
      room = Math.max(rows, room * 2);
      for (const field of fields) {
        at[field] = widened(at[field], room);
      }
    },
    /** The first `rows` rows of each column. */
    freeze: (rows: number): Frozen["numbers"] =>
      Object.fromEntries(fields.map((field) => [field, at[field].slice(0, rows)])),
    thaw(frozen: Frozen["numbers"], rows: number) {
      this.reach(rows);
      for (const field of fields) {
        const column = frozen[field as string];
        if (column?.length !== rows) throw new Error(`Column ${String(field)} does not fit`);
        at[field].set(column);
      }
    },
  };
}
