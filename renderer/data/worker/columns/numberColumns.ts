type NumberArrayType =
  | Float64ArrayConstructor
  | Int32ArrayConstructor
  | Int16ArrayConstructor
  | Uint16ArrayConstructor
  | Uint8ArrayConstructor;
export type ColumnTypes = Readonly<Record<string, NumberArrayType>>;

const FIRST_ROWS = 1_024;

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
        const wider = arrayOf(field, room);
        (wider as Float64Array).set(at[field]);
        at[field] = wider;
      }
    },
  };
}
